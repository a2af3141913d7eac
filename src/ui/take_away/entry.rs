//! One thing that can be taken away.

use leptos::prelude::*;

use super::Said;
use crate::{
    browser::{clipboard, download},
    lab::experiment::Outcome,
    share::export::Export,
    ui::state::Lab,
    words::export as words,
};

/// What it is, one line on it, and its two buttons.
#[component]
pub(super) fn Entry(
    /// What is taken away.
    export: Export,
    /// Where it is told how that went.
    said: RwSignal<Said>,
) -> impl IntoView {
    let lab = Lab::of_page();
    let (name, line) = export.entry();
    // Written when it is asked for: a drag writes nothing.
    let text = move || {
        let outcome = Outcome {
            growth: lab.growth.get_untracked(),
            normalization: lab.normalization.get_untracked(),
        };
        lab.scenario
            .with_untracked(|scenario| export.text(scenario, &outcome))
    };
    let copy = move |_| {
        let text = text();
        let later = text.clone();
        clipboard::copy(&text, move |copied| {
            said.set(match copied {
                Ok(()) => Said {
                    status: words::copied(name),
                    by_hand: None,
                },
                Err(reason) => Said {
                    status: words::not_copied(name, &reason),
                    by_hand: Some(later),
                },
            });
        });
    };
    let save = move |_| {
        let seed = lab.scenario.with_untracked(|scenario| scenario.seed);
        let file = export.file_name(seed);
        let status = match download::text(&file, export.media_type(), &text()) {
            Ok(()) => words::downloaded(&file),
            Err(reason) => words::not_downloaded(&file, &reason),
        };
        said.set(Said {
            status,
            by_hand: None,
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
