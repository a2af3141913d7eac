//! The entry for the user's own model: the Python that records it, and the field that opens
//! the file.

use std::sync::Arc;

use leptos::{ev, prelude::*};

use super::state::Recorded;
use crate::{
    browser::{
        clipboard, download,
        file::{self, File},
    },
    share::recording::{self, EXTENSION, PYTHON, PYTHON_NAME},
    ui::{components::file_button::FileButton, session::file_error},
    words::transformer as words,
};

/// The panel. A file that is dropped on it opens too.
#[component]
pub(super) fn OwnModel(recorded: Recorded) -> impl IntoView {
    let message = RwSignal::new(None::<Result<String, String>>);
    let reads = StoredValue::new(0_u32);
    let open = move |file: File| open_file(recorded, message, reads, &file);
    let drop_file = move |event: ev::DragEvent| {
        event.prevent_default();
        event.stop_propagation();
        if let Some(file) = file::dropped_file(&event, "") {
            open(file);
        }
    };
    let back = move |_| {
        reads.update_value(|reads| *reads += 1);
        message.set(None);
        recorded.own.set(None);
    };
    view! {
        <details
            class="more own-model"
            id="own-model"
            on:dragover=move |event| event.prevent_default()
            on:drop=drop_file
        >
            <summary>{words::OWN_MODEL}</summary>
            <p class="note">{words::OWN_MODEL_HELP}</p>
            <pre
                class="own-model-python"
                id="own-model-python"
                tabindex="0"
                role="region"
                aria-label=words::PYTHON_LABEL
                translate="no"
            >
                <code>{PYTHON}</code>
            </pre>
            <div class="buttons">
                <PythonButtons message=message />
                <FileButton id="own-model-file" accept=EXTENSION label=words::OPEN open=open />
                <button
                    type="button"
                    class="button"
                    id="own-model-back"
                    disabled=move || !recorded.is_own()
                    on:click=back
                >
                    {words::BACK}
                </button>
            </div>
            <p
                role="status"
                id="own-model-status"
                prop:textContent=move || message.get().and_then(Result::ok).unwrap_or_default()
            ></p>
            <p
                class="slider-error"
                role="alert"
                id="own-model-error"
                prop:textContent=move || message.get().and_then(Result::err).unwrap_or_default()
            ></p>
        </details>
    }
}

/// The buttons that copy and save the Python.
#[component]
fn PythonButtons(message: RwSignal<Option<Result<String, String>>>) -> impl IntoView {
    let copy = move |_| {
        clipboard::copy(PYTHON, move |copied| {
            let copied = copied
                .map(|()| words::COPIED.to_owned())
                .map_err(|reason| words::failed(&reason));
            let _ = message.try_set(Some(copied));
        });
    };
    let save = move |_| {
        let saved = download::text(PYTHON_NAME, "text/x-python", PYTHON);
        message.set(saved.err().map(|reason| Err(words::failed(&reason))));
    };
    view! {
        <button type="button" class="button" id="own-model-copy" on:click=copy>
            {words::COPY}
        </button>
        <button type="button" class="button" id="own-model-save" on:click=save>
            {words::DOWNLOAD}
        </button>
    }
}

/// Reads a file and shows its recording, or says why it holds none. A file that is read after
/// a later one, or after the way back, counts no more: `reads` tells.
fn open_file(
    recorded: Recorded,
    message: RwSignal<Option<Result<String, String>>>,
    reads: StoredValue<u32>,
    file: &File,
) {
    let name = file.name();
    reads.update_value(|reads| *reads += 1);
    let read_here = reads.get_value();
    file::read(file, move |bytes| {
        if reads.try_get_value() != Some(read_here) {
            return;
        }
        let read = bytes
            .map_err(file_error)
            .and_then(|bytes| recording::read(&bytes).map_err(|error| error.to_string()));
        let shown = match read {
            Ok(recording) => {
                let (norms, samples) = (recording.norms.len(), recording.samples.len());
                let _ = recorded.own.try_set(Some(Arc::new(recording)));
                Ok(words::opened(&name, norms, samples))
            }
            Err(reason) => Err(format!("{reason} {}", words::UNCHANGED)),
        };
        let _ = message.try_set(Some(shown));
    });
}
