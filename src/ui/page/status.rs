//! The status message.

use leptos::prelude::*;

use crate::ui::{components::spoken::SpokenText, session::Session};

/// A short message about what has just happened. The top bar has a place for it, so that it
/// covers nothing of the lab.
#[component]
pub(super) fn Status() -> impl IntoView {
    let session = Session::of_page();
    view! {
        <p
            class="session-status"
            class:shown=move || !session.status.read().is_empty()
            id="session-status"
            role="status"
        >
            <SpokenText text=session.status />
        </p>
    }
}
