//! The challenge of the present step, and the button that leads to it.

use leptos::prelude::*;

use super::StudentAnswers;
use crate::{
    challenge::Challenge,
    share::lesson::{Asks, Lesson},
    ui::{
        components::challenge::{Challenges, focus_question},
        session::Session,
    },
    words::{challenge as challenge_words, lesson_bar as words},
};

/// The button that leads to the challenge of the present step, and says how it was answered.
#[component]
pub(super) fn ToQuestion() -> impl IntoView {
    let session = Session::of_page();
    let challenges = expect_context::<Challenges>();
    let answers = expect_context::<StudentAnswers>();
    let asked = Memo::new(move |_| session.lesson.with(|lesson| challenge_of(lesson, session)));
    let answered = Memo::new(move |_| {
        let entry = answers.to_present()?;
        entry.state.is_predicted().then_some(entry.state)
    });
    let text = move || {
        asked
            .get()
            .map(|challenge| words::to_question(challenge_words::title(challenge), answered.get()))
    };
    let go = move |_| {
        if let Some(challenge) = asked.get_untracked() {
            if challenges.current() != Some(challenge) {
                challenges.start(challenge);
            }
            focus_question(challenge.spec().station);
        }
    };
    view! {
        <button
            type="button"
            class="lesson-to-question"
            id="lesson-to-question"
            hidden=move || asked.get().is_none()
            on:click=go
            prop:textContent=text
        ></button>
    }
}

/// The challenge of the present step, if it has one. An embedded page shows none.
fn challenge_of(lesson: &Lesson, session: Session) -> Option<Challenge> {
    match lesson.step()?.asks {
        Asks::Challenge(challenge) if !session.embedded => Some(challenge),
        _ => None,
    }
}

/// Opens the present step's challenge, if it has one.
pub(super) fn open_question(session: Session, challenges: Challenges) {
    let asked = session
        .lesson
        .with_untracked(|lesson| challenge_of(lesson, session));
    if let Some(challenge) = asked {
        challenges.start(challenge);
        // Undo would lead to a state that the question is not about.
        session.begin_with_present_state();
    }
}
