//! The challenges: a line in each station that opens a question in place.

mod card;
mod choice_form;
mod focus;
mod mark_form;
mod number_form;
mod progress_line;
mod result;
mod revealed;
mod state;

use leptos::prelude::*;

use self::card::Card;
use crate::{
    lab::station::Station,
    ui::{
        components::question_note::QuestionNote, reactive::staged_mount::StagedMount,
        session::Session,
    },
};

pub(crate) use self::{
    focus::focus_question, progress_line::ProgressLine, revealed::Revealed, state::Challenges,
};

/// The place of a station's challenges, and of a public question that it answers. It is filled when all stations are mounted, so
/// that the code belongs to the deferred chunk. An embedded page has none.
#[component]
pub(crate) fn ChallengeSlot(
    /// Which station it is.
    station: Station,
) -> impl IntoView {
    let is_complete = expect_context::<StagedMount>().is_complete(Station::ALL.len());
    (!Session::of_page().embedded).then(|| {
        view! {
            <div class="challenge-slot">
                {move || is_complete.get().then(|| card_of(station))}
            </div>
        }
    })
}

/// A function of its own, so that the first station's code does not contain it.
#[inline(never)]
fn card_of(station: Station) -> AnyView {
    view! {
        <QuestionNote station=station />
        <Card station=station />
    }
    .into_any()
}
