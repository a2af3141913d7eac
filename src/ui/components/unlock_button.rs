//! The button that unlocks everything in a lesson.

use leptos::prelude::*;

use crate::{share::lesson::Lesson, ui::session::Session, words::share as words};

/// The button that unlocks everything, or locks it again. Hidden where the teacher forbids it.
#[component]
pub(crate) fn UnlockButton() -> impl IntoView {
    let session = Session::of_page();
    let unlocked = Memo::new(move |_| session.lesson.with(Lesson::is_unlocked));
    let may_unlock = Memo::new(move |_| session.lesson.with(|lesson| lesson.may_unlock));
    let toggle = move |_| {
        session
            .lesson
            .update(|lesson| lesson.unlocked = !lesson.unlocked);
    };
    view! {
        <button
            type="button"
            class="button"
            id="unlock"
            hidden=move || !may_unlock.get()
            on:click=toggle
            prop:textContent=move || if unlocked.get() { words::RELOCK } else { words::UNLOCK }
        ></button>
    }
}
