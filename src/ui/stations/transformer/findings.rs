//! What the lab's recording shows: each button leads to a LayerNorm and a sentence, a picture
//! shows what is remarkable there, and a text says it.

use leptos::prelude::*;

use super::state::Recorded;
use crate::{
    charts::transformer as charts,
    lab::{
        scenario::Transformer,
        setting::Number,
        transformer::{Finding, Sample, Stages},
    },
    share::lesson::Access,
    ui::{
        components::{
            chart::{Chart, LOW_WHOLE_SHEET},
            spoken::SpokenText,
        },
        session::Session,
        state::Lab,
    },
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

/// The picture of the finding that is shown, with its text beside it. Elsewhere the picture
/// shows the value that is the farthest from the mean of its row.
#[component]
pub(super) fn FindingPicture(recorded: Recorded) -> impl IntoView {
    let lab = Lab::of_page();
    let current = current(&lab);
    let stages = Memo::new(move |_| {
        let finding = current.get().filter(|_| !recorded.is_own());
        recorded
            .outcome
            .with(|outcome| Stages::of(outcome.as_ref()?, finding))
    });
    let read = move |read: fn(&Stages, &Sample) -> String, default: &'static str| {
        Memo::new(move |_| {
            let stages = stages.read();
            stages.as_ref().map_or_else(
                || default.to_owned(),
                |stages| read(stages, &recorded.sample.read()),
            )
        })
    };
    let figure = Memo::new(move |_| {
        let theme = lab.theme.get();
        charts::stages(stages.read().as_ref(), &recorded.sample.read(), theme)
    });
    let table = Signal::derive(move || {
        charts::stages_data(stages.read().as_ref(), &recorded.sample.read())
    });
    view! {
        <div class="transformer-first">
            <Chart
                id="chart-transformer-stages"
                name=read(words::stages_title, words::NO_STAGES)
                summary=read(words::stages_summary, "")
                figure=figure
                table=table
                on_paper=LOW_WHOLE_SHEET
            />
            <FindingText recorded=recorded current=current />
        </div>
    }
}

/// The text of the finding that is shown. Hidden beside the user's own recording.
#[component]
fn FindingText(recorded: Recorded, current: Memo<Option<Finding>>) -> impl IntoView {
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
