//! The panel in which users enter their own matrix.

mod current;

use leptos::{ev, html, prelude::*};

use self::current::CurrentMatrix;
use crate::{
    browser::file::{self, File},
    lab::normalization::Outcome,
    share::matrix_text::{self, MAX_BYTES},
    ui::{
        session::{Session, file_error, is_scenario},
        state::Lab,
    },
    words::custom_matrix::{self as words, MatrixTextError},
};

/// The panel's text field, and the message about the last text.
#[derive(Clone, Copy)]
struct Panel {
    lab: Lab,
    session: Session,
    /// Whether a lesson forbids to change the matrix.
    locked: Signal<bool>,
    field: NodeRef<html::Textarea>,
    message: RwSignal<Option<Result<String, String>>>,
}

impl Panel {
    /// Uses the matrix of a text, or shows why there is none.
    fn apply(self, text: &str) {
        let reading = match matrix_text::read(text) {
            Ok(reading) => reading,
            Err(error) => return self.show_error(&error),
        };
        // A file may have been read while the lesson was locked again.
        if self.locked.get_untracked() {
            return;
        }
        let matrix = reading.matrix.matrix();
        self.message.set(Some(Ok(words::parsed(
            reading.format,
            matrix.rows(),
            matrix.columns(),
            reading.has_header,
        ))));
        self.lab.clear_selection();
        self.lab.scenario.update(|scenario| {
            scenario.activations.own = Some(reading.matrix);
            scenario.activations.edits.clear();
        });
    }

    /// Uses the matrix of the text field.
    fn apply_field(self) {
        if let Some(field) = self.field.get_untracked() {
            self.apply(&field.value());
        }
    }

    /// Reads a file once: a scenario opens, any other text is read as a matrix.
    fn apply_file(self, file: Option<File>) {
        let Some(file) = file else { return };
        let name = file.name();
        // A scenario file may be longer than a matrix.
        file::read(&file, move |text| match text {
            Ok(text) if is_scenario(&text) => {
                self.message.set(None);
                self.session.open_scenario(name, Ok(text));
            }
            Ok(text) if text.len() > MAX_BYTES => self.show_error(&MatrixTextError::TooLong),
            Ok(text) => {
                if let Some(field) = self.field.get_untracked() {
                    field.set_value(&text);
                }
                self.apply(&text);
            }
            Err(error) => self.show_error(&MatrixTextError::NotText(file_error(error))),
        });
    }

    /// Writes the current matrix into the text field.
    fn show_current(self) {
        if let Some(field) = self.field.get_untracked() {
            let text = |outcome: &Outcome| matrix_text::write(outcome.activations());
            field.set_value(&self.lab.normalization.with_untracked(text));
            self.message.set(None);
        }
    }

    /// Shows why a text was rejected, and that the matrix has not changed.
    fn show_error(self, error: &MatrixTextError) {
        let text = format!("{error} {}", words::UNCHANGED);
        self.message.set(Some(Err(text)));
    }
}

/// A text field and a file input, and which matrix is shown now.
#[component]
pub(crate) fn CustomMatrixPanel(
    /// Whether a lesson forbids to change the matrix.
    locked: Signal<bool>,
) -> impl IntoView {
    let panel = Panel {
        lab: Lab::of_page(),
        session: Session::of_page(),
        locked,
        field: NodeRef::new(),
        message: RwSignal::new(None),
    };
    let (is_drag_over, set_drag_over) = signal(false);
    let drop_file = move |event: ev::DragEvent| {
        event.prevent_default();
        set_drag_over.set(false);
        if locked.get_untracked() {
            return;
        }
        panel.apply_file(file::dropped_file(&event, ""));
    };
    view! {
        <details
            class="more custom-matrix"
            class:over=is_drag_over
            id="custom-matrix"
            on:dragover=move |event| {
                event.prevent_default();
                set_drag_over.set(true);
            }
            on:dragleave=move |_| set_drag_over.set(false)
            on:drop=drop_file
        >
            <summary id="custom-matrix-title">{words::PANEL}</summary>
            <fieldset class="custom-matrix-controls" disabled=locked>
                <label for="custom-matrix-text">{words::FIELD}</label>
                <textarea
                    id="custom-matrix-text"
                    node_ref=panel.field
                    rows="6"
                    wrap="off"
                    spellcheck="false"
                    autocomplete="off"
                    placeholder=words::EXAMPLE
                    aria-describedby="custom-matrix-forms custom-matrix-status"
                    // The field has its new text only after the event.
                    on:paste=move |_| request_animation_frame(move || panel.apply_field())
                    on:keydown=move |event: ev::KeyboardEvent| {
                        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
                            event.prevent_default();
                            panel.apply_field();
                        }
                    }
                ></textarea>
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
                on:click=move |_| panel.apply_field()
            >
                {words::USE}
            </button>
            <label class="button file">
                <input
                    type="file"
                    id="custom-matrix-file"
                    accept=".csv,.tsv,.txt,.json,.py,text/*"
                    on:change=move |event| panel.apply_file(file::chosen_file(&event))
                />
                {words::FILE}
            </label>
            <button
                type="button"
                class="button"
                id="custom-matrix-present"
                on:click=move |_| panel.show_current()
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
