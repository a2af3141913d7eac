//! The progress over all challenges.

use leptos::prelude::*;

use super::state::Challenges;
use crate::{challenge::Challenge, words::challenge as words};

/// How many challenges the user has predicted, and a button that forgets them. Hidden
/// until there is one.
#[component]
pub(crate) fn ProgressLine() -> impl IntoView {
    let challenges = expect_context::<Challenges>();
    let text = move || {
        let progress = challenges.progress.read();
        words::progress(progress.predicted(), Challenge::ALL.len(), progress.right())
    };
    view! {
        <p
            class="challenge-progress"
            id="challenge-progress"
            hidden=move || challenges.progress.read().predicted() == 0
        >
            <span prop:textContent=text></span>
            " "
            <button type="button" class="button" on:click=move |_| challenges.reset()>
                {words::RESET}
            </button>
        </p>
    }
}
