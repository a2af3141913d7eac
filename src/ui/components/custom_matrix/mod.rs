//! The panel in which users enter their own matrix.

mod current;
mod opened_file;
mod panel;
mod preview;
mod your_numbers;

use leptos::{ev, prelude::*};

use self::{
    current::CurrentMatrix,
    panel::{Errors, PANEL_ID, Panel},
    preview::Preview,
};
use crate::{
    browser::file,
    ui::{components::file_button::FileButton, session::SCENARIO_EXTENSION},
    words::custom_matrix as words,
};

pub(crate) use self::{panel::open_custom_matrix, your_numbers::YourNumbers};

/// A text field and a file input, and which matrix is shown now.
#[component]
pub(crate) fn CustomMatrixPanel(
    /// Whether a lesson forbids to change the matrix.
    locked: Signal<bool>,
) -> impl IntoView {
    let panel = Panel::new(locked);
    let (is_drag_over, set_drag_over) = signal(false);
    let drop_file = move |event: ev::DragEvent| {
        event.prevent_default();
        event.stop_propagation();
        set_drag_over.set(false);
        if let Some(file) = file::dropped_file(&event, "").filter(|_| !locked.get_untracked()) {
            panel.read_file(&file);
        }
    };
    // The session opens scenario files that are dropped elsewhere on the page.
    let on_page_drop = window_event_listener(ev::drop, move |event| {
        let is_scenario = file::dropped_file(&event, SCENARIO_EXTENSION).is_some();
        let file = file::dropped_file(&event, "").filter(|_| !is_scenario);
        if let Some(file) = file.filter(|_| !locked.get_untracked()) {
            open_custom_matrix();
            panel.read_file(&file);
        }
    });
    on_cleanup(move || on_page_drop.remove());
    view! {
        <details
            class="more custom-matrix"
            class:over=is_drag_over
            id=PANEL_ID
            on:dragover=move |event| {
                event.prevent_default();
                set_drag_over.set(true);
            }
            on:dragleave=move |_| set_drag_over.set(false)
            on:drop=drop_file
        >
            <summary id="custom-matrix-title">{words::PANEL}</summary>
            <fieldset class="custom-matrix-controls" role="none" disabled=locked>
                <label for="custom-matrix-text">{words::FIELD}</label>
                <textarea
                    id="custom-matrix-text"
                    node_ref=panel.field
                    rows="6"
                    wrap="off"
                    spellcheck="false"
                    autocomplete="off"
                    placeholder=words::EXAMPLE
                    aria-describedby="custom-matrix-forms custom-matrix-preview"
                    // The field has its new text only after the event.
                    on:paste=move |_| request_animation_frame(move || panel.preview_field(Errors::Shown))
                    on:input=move |_| panel.preview_field(Errors::Hidden)
                    on:keydown=move |event: ev::KeyboardEvent| {
                        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
                            event.prevent_default();
                            panel.use_field();
                        }
                    }
                ></textarea>
                <Preview panel=panel />
                <PanelButtons panel=panel />
            </fieldset>
            <PanelMessage message=panel.message.read_only() />
            <p class="note" id="custom-matrix-forms">
                {words::FORMS}
            </p>
        </details>
        <CurrentMatrix locked=locked />
    }
}

/// The buttons that use the text, choose a file, and insert the current matrix.
#[component]
fn PanelButtons(panel: Panel) -> impl IntoView {
    view! {
        <div class="buttons">
            <button
                type="button"
                class="button primary"
                id="custom-matrix-use"
                on:click=move |_| panel.use_field()
            >
                {words::USE}
            </button>
            <FileButton
                id="custom-matrix-file"
                accept=".csv,.tsv,.txt,.json,.py,.md,.tex,.npy,text/*"
                label=words::FILE
                open=move |file| panel.read_file(&file)
            />
            <button
                type="button"
                class="button"
                id="custom-matrix-present"
                on:click=move |_| panel.insert_current()
            >
                {words::INSERT_CURRENT}
            </button>
        </div>
    }
}

/// What the lab read from the last text, or why it rejected the text.
#[component]
fn PanelMessage(message: ReadSignal<Option<Result<String, String>>>) -> impl IntoView {
    view! {
        <p
            class="custom-matrix-status"
            id="custom-matrix-status"
            role="status"
            prop:textContent=move || message.get().and_then(Result::ok).unwrap_or_default()
        ></p>
        <p
            class="slider-error"
            id="custom-matrix-error"
            role="alert"
            prop:textContent=move || message.get().and_then(Result::err).unwrap_or_default()
        ></p>
    }
}
