//! The share dialog: the link, the embed code, scenario files, and the lesson.

mod collect;
mod lesson;
mod sheet;
mod steps;

use std::time::Duration;

use leptos::{ev, html, prelude::*};

use self::{collect::CollectAnswers, lesson::LessonChoices};
use crate::{
    browser::{address, dialog, file::File, focus},
    lab::station::Station,
    share::link::{self, LONGEST_LESSON, LONGEST_LIST},
    ui::{
        components::{copy_text::copy_text, file_button::FileButton},
        session::{LessonDraft, Session},
    },
    words::{file as file_words, share as words},
};

/// The button in the top bar, and the dialog that it opens.
#[component]
pub(crate) fn ShareDialog() -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let (is_open, set_open) = signal(false);
    let open = move |_| {
        let Some(element) = dialog.get_untracked() else {
            return;
        };
        set_open.set(true);
        if let Err(reason) = dialog::open(&element) {
            leptos::logging::error!("dialog: {reason}");
        }
        // Once the content is there: the browser itself would focus the last button.
        set_timeout(|| focus::in_place("#share-link"), Duration::ZERO);
    };
    let close = Callback::new(move |()| {
        if let Some(element) = dialog.get_untracked() {
            element.close();
        }
    });
    view! {
        <button
            type="button"
            class="button"
            id="share"
            aria-haspopup="dialog"
            on:click=open
        >
            {words::SHARE}
        </button>
        <dialog
            class="dialog"
            id="share-dialog"
            node_ref=dialog
            aria-labelledby="share-heading"
            on:close=move |_| set_open.set(false)
        >
            <h2 id="share-heading">{words::HEADING}</h2>
            // Mounted only while the dialog is open: closed, it costs a drag nothing.
            <Show when=move || is_open.get()>
                <Content close=close />
            </Show>
            <form method="dialog" class="dialog-actions">
                <button class="button primary" id="share-close">
                    {words::CLOSE}
                </button>
            </form>
        </dialog>
    }
}

/// The contents of the open dialog.
#[component]
fn Content(close: Callback<()>) -> impl IntoView {
    let session = Session::of_page();
    let (status, set_status) = signal("");
    let draft = LessonDraft::of_page();
    // A memo: each choice changes the lesson, and new elements would close the section and
    // lose the focus.
    let may_write = Memo::new(move |_| draft.may_write());
    // A student who has unlocked a lesson still shares it locked.
    let written = Memo::new(move |_| link::write(&draft.shared()));
    let (station, set_station) = signal(None::<Station>);
    let fragment = Memo::new(move |_| written.with(|written| written.leading_to(station.get())));
    let page_link = move || address::page_url("", &fragment.read());
    let embed_code = move || words::frame(&address::page_url("embed=1", &fragment.read()));
    let choose_station = move |event: ev::Event| {
        let id = event_target_value(&event);
        let chosen = Station::from_id(&id);
        set_station.set(chosen);
    };
    let open_file = move |file: File| {
        session.open_file(&file);
        // The page behind the dialog shows the new state, or why the file is rejected.
        close.run(());
    };
    let left_out = move || {
        written.with(|written| {
            if written.is_lesson_left_out {
                words::lesson_left_out(LONGEST_LESSON)
            } else if written.left_out.is_empty() {
                String::new()
            } else {
                words::left_out(&written.left_out, LONGEST_LIST)
            }
        })
    };
    // What was copied is not the shown link any more.
    Effect::new(move |before: Option<()>| {
        fragment.track();
        if before.is_some() {
            set_status.set("");
        }
    });
    view! {
        <p
            class="dialog-status"
            id="share-status"
            role="status"
            prop:textContent=move || status.get()
        ></p>
        <div class="copy-line">
            <label for="share-link">{words::LINK}</label>
            <input id="share-link" type="text" readonly prop:value=page_link />
            <button
                type="button"
                class="button primary"
                id="copy-link"
                on:click=move |_| copy_text(&untrack(page_link), set_status, words::COPIED)
            >
                {words::COPY}
            </button>
        </div>
        <div class="copy-line">
            <label for="share-station">{words::LEADS_TO}</label>
            <select id="share-station" on:change=choose_station>
                <option value="">{words::TOP}</option>
                {Station::ALL
                    .map(|station| {
                        view! { <option value=station.id()>{words::station(station)}</option> }
                    })
                    .collect_view()}
            </select>
        </div>
        <p class="slider-error" id="share-omitted" prop:textContent=left_out></p>
        <div class="copy-line">
            <label for="share-embed">{words::EMBED}</label>
            <textarea id="share-embed" rows="3" readonly prop:value=embed_code></textarea>
            <button
                type="button"
                class="button"
                id="copy-embed"
                on:click=move |_| copy_text(&untrack(embed_code), set_status, words::COPIED)
            >
                {words::COPY}
            </button>
        </div>
        <div class="copy-line">
            <span class="copy-line-name">{file_words::FILE}</span>
            <div class="buttons">
                <button
                    type="button"
                    class="button"
                    id="save-file"
                    on:click=move |_| session.save_file(&draft.saved())
                >
                    {file_words::SAVE}
                </button>
                <FileButton
                    id="open-file"
                    accept=".json,application/json"
                    label=file_words::OPEN
                    open=open_file
                />
            </div>
        </div>
        <Show when=move || may_write.get()>
            <LessonChoices station=station.into() close=close />
        </Show>
        <CollectAnswers />
    }
}
