//! Below the form: the button that shows the result, then the result and what comes next.

use leptos::prelude::*;

use super::{
    focus::focus_question,
    state::{Challenges, Phase},
};
use crate::{
    browser::focus,
    challenge::{Answer, Seen},
    lab::station::Station,
    ui::{components::spoken::SpokenText, reactive::scroll_target::scroll_to},
    words::challenge as words,
};

/// Commits the prediction, and shows the result.
#[component]
pub(super) fn Reveal(station: Station, prediction: RwSignal<Option<Answer>>) -> impl IntoView {
    let challenges = expect_context::<Challenges>();
    let is_revealed =
        Memo::new(move |_| matches!(challenges.phase(), Some(Phase::Revealed { .. })));
    let seen = Memo::new(move |_| challenges.seen());
    let commit = move |_| {
        if let Some(prediction) = prediction.get_untracked() {
            challenges.commit(prediction);
            let next = format!("#{} .challenge-body .buttons button", station.id());
            request_animation_frame(move || focus::in_place(&next));
        }
    };
    let again = move |_| {
        challenges.ask_with_another_draw();
        focus_question(station);
    };
    let ask_here = move |_| {
        challenges.ask_about_this_state();
        focus_question(station);
    };
    let note = move || match seen.get() {
        Seen::Nothing if challenges.is_redrawn() => words::REDRAWN,
        Seen::Nothing => "",
        Seen::Answer if challenges.has_another_draw() => words::LOOKED,
        Seen::Answer => words::LOOKED_ONLY,
        Seen::OtherState => words::MOVED,
    };
    let buttons = move || {
        let (revealed, seen) = (is_revealed.get(), seen.get());
        let can_redraw = challenges.has_another_draw() && (revealed || seen == Seen::Answer);
        view! {
            {(!revealed && seen == Seen::Nothing)
                .then(|| {
                    view! {
                        <button
                            type="button"
                            class="button primary challenge-commit"
                            disabled=move || prediction.read().is_none()
                            on:click=commit
                        >
                            {words::COMMIT}
                        </button>
                    }
                })}
            {can_redraw
                .then(|| {
                    view! {
                        <button type="button" class="button challenge-again" on:click=again>
                            {words::ANOTHER_DRAW}
                        </button>
                    }
                })}
            {(seen == Seen::OtherState)
                .then(|| {
                    view! {
                        <button type="button" class="button" on:click=ask_here>
                            {words::ASK_AGAIN}
                        </button>
                    }
                })}
        }
    };
    view! {
        <div class="challenge-result">
            <Numbers />
            <p class="challenge-note" role="status" prop:textContent=note></p>
        </div>
        <div class="buttons">{buttons} <Actions station=station /></div>
    }
}

/// Prediction beside result, how far they are apart, and why.
#[component]
fn Numbers() -> impl IntoView {
    let challenges = expect_context::<Challenges>();
    move || {
        let Some(Phase::Revealed {
            question,
            prediction,
            result,
            verdict,
        }) = challenges.phase()
        else {
            return None;
        };
        Some(view! {
            <p class="challenge-verdict">
                <span class="challenge-key you">{words::YOU}</span>
                " "
                <strong translate="no">
                    <SpokenText text=words::answer(&prediction) />
                </strong>
                " "
                <span class="challenge-key result">{words::RESULT}</span>
                " "
                <strong translate="no">
                    <SpokenText text=words::answer(&result) />
                </strong>
                " "
                <span class="challenge-distance">{words::verdict(verdict)}</span>
            </p>
            <p class="challenge-why">
                <SpokenText text=words::explanation(&question.explanation()) />
            </p>
        })
    }
}

/// The buttons that lead on: the next question, and closing.
#[component]
pub(super) fn Actions(station: Station) -> impl IntoView {
    let challenges = expect_context::<Challenges>();
    let next = move |_| {
        let Some(current) = challenges.current() else {
            return;
        };
        let challenge = current.next();
        challenges.start(challenge);
        let to = challenge.spec().station;
        if to != station {
            scroll_to(to.id());
        }
        focus_question(to);
    };
    let close = move |_| {
        challenges.close();
        focus::in_place(&format!("#{} .challenge-line", station.id()));
    };
    view! {
        <button type="button" class="button challenge-next" on:click=next>
            {words::NEXT}
        </button>
        <button type="button" class="button challenge-close" on:click=close>
            {words::CLOSE}
        </button>
    }
}
