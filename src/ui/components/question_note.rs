//! The public question that a station answers.

use leptos::prelude::*;

use crate::{
    lab::{public_questions::PublicQuestion, scenario::Scenario, station::Station},
    ui::{
        components::{dismiss_button::DismissButton, spoken::SpokenText},
        state::Lab,
    },
    words::public_questions as words,
};

/// The public question that the user has opened.
#[derive(Clone, Copy)]
pub(crate) struct OpenQuestion {
    question: RwSignal<Option<(PublicQuestion, Scenario)>>,
}

impl OpenQuestion {
    /// None.
    pub(crate) fn new() -> Self {
        Self {
            question: RwSignal::new(None),
        }
    }

    /// Opens a question, whose state the page shows.
    pub(crate) fn set(self, question: PublicQuestion, state: Scenario) {
        self.question.set(Some((question, state)));
    }
}

/// The id of a station's note.
pub(crate) fn note_id(station: Station) -> String {
    format!("{}-question", station.id())
}

/// The question, what to look at, and its sources, while the page shows its state.
#[component]
pub(crate) fn QuestionNote(station: Station) -> impl IntoView {
    let lab = Lab::of_page();
    let open: OpenQuestion = expect_context();
    let shown = Memo::new(move |_| {
        open.question.with(|open| {
            let (question, state) = open.as_ref()?;
            let is_here = question.spec().station == station;
            (is_here && lab.scenario.with(|now| now == state)).then_some(*question)
        })
    });
    move || {
        shown.get().map(|question| {
            let [text, look] = words::of(question);
            view! {
                <div class="question-note" id=note_id(station) tabindex="-1">
                    <p>
                        <strong>{text}</strong>
                        " "
                        <SpokenText text=look />
                    </p>
                    <p class="question-sources">
                        <Sources question=question />
                    </p>
                    <DismissButton
                        label=words::DISMISS
                        dismiss=move || open.question.set(None)
                    />
                </div>
            }
        })
    }
}

/// Links to where the question was asked.
#[component]
pub(crate) fn Sources(question: PublicQuestion) -> impl IntoView {
    let links = question.spec().sources.iter().map(|&source| {
        view! {
            " "
            <a href=source.url() rel="noreferrer">
                {words::source(source)}
            </a>
        }
    });
    view! {
        {words::ASKED_IN}
        {links.collect_view()}
    }
}
