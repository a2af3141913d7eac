//! What shows that a lesson has locked a control.

use leptos::prelude::*;

use crate::{share::lesson::Access, words::share as words};

/// A lock, while the lesson locks the control.
#[component]
pub(crate) fn LockIcon(
    /// The lesson's access to the control.
    access: Memo<Access>,
) -> impl IntoView {
    move || {
        (access.get() == Access::Locked).then(|| {
            view! {
                <svg class="lock" viewBox="0 0 14 14" aria-hidden="true">
                    <rect x="2.5" y="6.5" width="9" height="6" rx="1" fill="currentColor" />
                    <path
                        d="M4.5 6.5v-2a2.5 2.5 0 0 1 5 0v2"
                        fill="none"
                        stroke="currentColor"
                        stroke-width="1.5"
                    />
                </svg>
            }
        })
    }
}

/// The end of the control's name for screen readers, while the lesson locks it.
#[component]
pub(crate) fn LockedText(
    /// The lesson's access to the control.
    access: Memo<Access>,
) -> impl IntoView {
    move || {
        (access.get() == Access::Locked)
            .then(|| view! { <span class="visually-hidden">{words::LOCKED}</span> })
    }
}
