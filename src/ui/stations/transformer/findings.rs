//! What the lab's recording shows: each button leads to a LayerNorm and a sentence, and a text
//! says what is seen there.

use leptos::prelude::*;

use super::state::Recorded;
use crate::{
    lab::{scenario::Transformer, setting::Number, transformer::Finding},
    share::lesson::Access,
    ui::{components::spoken::SpokenText, session::Session, state::Lab},
    words::transformer as words,
};

/// A button per finding. Hidden beside the user's own recording, of which the findings say
/// nothing.
#[component]
pub(super) fn FindingButtons(recorded: Recorded) -> impl IntoView {
    let lab = Lab::of_page();
    let session = Session::of_page();
    let accesses = [Number::TransformerLayer, Number::TransformerSentence]
        .map(|number| session.access(number));
    let is_locked = move || accesses.iter().any(|access| access.get() != Access::Open);
    let current = current(&lab);
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
    view! {
        <div
            class="buttons transformer-findings"
            role="toolbar"
            data-tab-group=""
            aria-label=words::FINDINGS
            hidden=move || recorded.is_own()
        >
            {Finding::ALL.map(button).collect_view()}
        </div>
    }
}

/// The text of the finding that is shown. Hidden beside the user's own recording.
#[component]
pub(super) fn FindingText(recorded: Recorded) -> impl IntoView {
    let current = current(&Lab::of_page());
    let text = Signal::derive(move || {
        let text = current.get().map(|finding| words::finding(finding).1);
        text.unwrap_or_default().to_owned()
    });
    view! {
        <p class="explanation" id="transformer-finding" hidden=move || recorded.is_own()>
            <SpokenText text=text />
        </p>
    }
}

/// The finding at the chosen LayerNorm and sentence.
fn current(lab: &Lab) -> Memo<Option<Finding>> {
    let settings = lab.slice(|scenario| scenario.transformer);
    Memo::new(move |_| {
        let settings = settings.get();
        let mut findings = Finding::ALL.into_iter();
        findings.find(|finding| finding.spec().settings == settings)
    })
}
