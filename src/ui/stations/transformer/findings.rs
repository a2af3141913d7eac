//! What the lab's recording shows: each button leads to a LayerNorm and a sentence.

use leptos::prelude::*;

use super::state::Recorded;
use crate::{
    lab::{scenario::Transformer, setting::Number, transformer::Finding},
    share::lesson::Access,
    ui::{components::spoken::SpokenText, session::Session, state::Lab},
    words::transformer as words,
};

/// A button per finding, and the text of the one that is shown. Hidden beside the user's own
/// recording, of which the texts say nothing.
#[component]
pub(super) fn Findings(recorded: Recorded) -> impl IntoView {
    let lab = Lab::of_page();
    let session = Session::of_page();
    let settings = lab.slice(|scenario| scenario.transformer);
    let accesses = [Number::TransformerLayer, Number::TransformerSentence]
        .map(|number| session.access(number));
    let is_locked = move || accesses.iter().any(|access| access.get() != Access::Open);
    let current = Memo::new(move |_| {
        let settings = settings.get();
        Finding::ALL
            .into_iter()
            .find(|finding| finding.spec().settings == settings)
    });
    let go_to = move |place: Transformer| {
        lab.scenario.update(|scenario| scenario.transformer = place);
    };
    let button = move |finding: Finding| {
        view! {
            <button
                type="button"
                class="button"
                id=format!("transformer-{}", finding.spec().id)
                aria-pressed=move || (current.get() == Some(finding)).to_string()
                disabled=is_locked
                on:click=move |_| go_to(finding.spec().settings)
            >
                {words::finding(finding).0}
            </button>
        }
    };
    let text = Signal::derive(move || {
        let text = current.get().map(|finding| words::finding(finding).1);
        text.unwrap_or_default().to_owned()
    });
    view! {
        <div hidden=move || recorded.is_own()>
            <div class="buttons transformer-findings" role="group" aria-label=words::FINDINGS>
                {Finding::ALL.map(button).collect_view()}
            </div>
            <p class="explanation" id="transformer-finding">
                <SpokenText text=text />
            </p>
        </div>
    }
}
