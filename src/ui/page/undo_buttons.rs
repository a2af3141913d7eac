//! The undo, redo and reset buttons.

use leptos::prelude::*;

use crate::{
    ui::{session::Session, state::Lab},
    words::session as words,
};

/// The undo button, the redo button and the button that resets everything.
#[component]
pub(super) fn UndoButtons() -> impl IntoView {
    let session = Session::of_page();
    let is_reset = Lab::of_page().slice(move |scenario| {
        session
            .lesson
            .with(|lesson| *lesson.reset_values() == *scenario)
    });
    // `aria-disabled` instead of `disabled`: a disabled button loses the focus.
    view! {
        <button
            type="button"
            class="icon-button"
            id="undo"
            data-first=""
            title=words::UNDO_KEYS
            aria-label=words::UNDO
            aria-disabled=move || (!session.undo_availability.get().can_undo).to_string()
            on:click=move |_| session.undo()
        >
            <svg viewBox="0 0 24 24" aria-hidden="true">
                <path d="M9 5 4 10l5 5M4 10h10a6 6 0 0 1 0 12h-3" />
            </svg>
        </button>
        <button
            type="button"
            class="icon-button"
            id="redo"
            data-first=""
            title=words::REDO_KEYS
            aria-label=words::REDO
            aria-disabled=move || (!session.undo_availability.get().can_redo).to_string()
            on:click=move |_| session.redo()
        >
            <svg viewBox="0 0 24 24" aria-hidden="true">
                <path d="m15 5 5 5-5 5M20 10H10a6 6 0 0 0 0 12h3" />
            </svg>
        </button>
        <button
            type="button"
            class="icon-button reset-all"
            id="reset-all"
            title=words::RESET_ALL
            aria-label=words::RESET_ALL
            aria-disabled=move || is_reset.get().to_string()
            on:click=move |_| {
                if !is_reset.get_untracked() {
                    session.reset_all();
                }
            }
        >
            <svg viewBox="0 0 24 24" aria-hidden="true">
                <path d="M5 4v6h6M5.6 10a8 8 0 1 1-1 6" />
            </svg>
        </button>
    }
}
