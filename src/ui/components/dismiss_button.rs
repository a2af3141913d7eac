//! The button that dismisses a notice.

use leptos::prelude::*;

/// A cross that dismisses a notice.
#[component]
pub(crate) fn DismissButton(
    /// What the button does, for screen readers and as its tooltip.
    label: &'static str,
    /// Dismisses the notice.
    dismiss: impl Fn() + 'static,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="icon-button"
            title=label
            aria-label=label
            on:click=move |_| dismiss()
        >
            <svg viewBox="0 0 24 24" aria-hidden="true">
                <path d="M6 6 18 18M18 6 6 18" />
            </svg>
        </button>
    }
}
