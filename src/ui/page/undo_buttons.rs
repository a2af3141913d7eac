//! The undo and redo buttons.

use leptos::prelude::*;

use crate::{ui::session::Session, words::session as words};

/// The undo button and the redo button.
#[component]
pub(super) fn UndoButtons() -> impl IntoView {
    let session = Session::of_page();
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
    }
}
