//! The button that resets everything.

use leptos::prelude::*;

use crate::{
    ui::{session::Session, state::Lab},
    words::session as words,
};

/// Resets all settings, as one undo step. The bar of a wide screen shows the icon alone, the
/// list of a narrow one the name too.
#[component]
pub(super) fn ResetButton() -> impl IntoView {
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
            class="icon-button reset-all"
            id="reset-all"
            title=words::RESET_ALL
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
            <span class="reset-all-name">{words::RESET_ALL}</span>
        </button>
    }
}
