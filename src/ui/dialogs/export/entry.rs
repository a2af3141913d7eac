//! One entry of the export dialog.

use leptos::prelude::*;

use crate::{
    browser::{clipboard, download},
    lab::experiment::Outcome,
    share::export::Export,
    ui::state::{Lab, ensemble_task::EnsembleTask},
    words::export as words,
};

/// The result of the last action in the dialog.
#[derive(Clone, Debug, Default)]
pub(super) struct ExportStatus {
    /// The message, which screen readers announce politely.
    pub(super) message: String,
    /// The text to copy by hand if the clipboard refused it.
    pub(super) manual_copy: Option<String>,
}

/// The name of an export, one line about it, a copy button and a download button.
#[component]
pub(super) fn Entry(
    /// What the buttons export.
    export: Export,
    /// Receives the result of the buttons.
    status: RwSignal<ExportStatus>,
) -> impl IntoView {
    let lab = Lab::of_page();
    let ensemble: EnsembleTask = expect_context();
    let (name, line) = export.entry();
    // Generated on demand: a drag generates nothing.
    let text = move || {
        let outcome = Outcome {
            growth: lab.growth.get_untracked(),
            normalization: lab.normalization.get_untracked(),
        };
        lab.scenario.with_untracked(|scenario| {
            // Empty until all seeds are computed.
            let bands = ensemble.bands.read_untracked();
            let is_shown = scenario.view.band && !bands.shrinking.is_empty();
            export.text(scenario, &outcome, is_shown.then_some(&*bands))
        })
    };
    let copy = move |_| {
        let text = text();
        let manual_copy = text.clone();
        clipboard::copy(&text, move |copied| {
            status.set(match copied {
                Ok(()) => ExportStatus {
                    message: words::copied(name),
                    manual_copy: None,
                },
                Err(reason) => ExportStatus {
                    message: words::not_copied(name, &reason),
                    manual_copy: Some(manual_copy),
                },
            });
        });
    };
    let save = move |_| {
        let seed = lab.scenario.with_untracked(|scenario| scenario.seed);
        let file = export.file_name(seed);
        let message = match download::text(&file, export.media_type(), &text()) {
            Ok(()) => words::downloaded(&file),
            Err(reason) => words::not_downloaded(&file, &reason),
        };
        status.set(ExportStatus {
            message,
            manual_copy: None,
        });
    };
    let id = |action: &str| format!("{action}-{}", export.slug());
    view! {
        <li>
            <div>
                <h3>{name}</h3>
                <p>{line}</p>
            </div>
            <div class="buttons">
                <button
                    type="button"
                    class="button"
                    id=id("copy")
                    aria-label=words::button(words::COPY, name)
                    on:click=copy
                >
                    {words::COPY}
                </button>
                <button
                    type="button"
                    class="button"
                    id=id("download")
                    aria-label=words::button(words::DOWNLOAD, name)
                    on:click=save
                >
                    {words::DOWNLOAD}
                </button>
            </div>
        </li>
    }
}
