//! The status message.

use leptos::prelude::*;

use crate::ui::session::Session;

/// A short message about what has just happened. The top bar has a place for it, so that it
/// covers nothing of the lab.
#[component]
pub(super) fn Status() -> impl IntoView {
    let session = Session::of_page();
    view! {
        <p
            class="session-status"
            id="session-status"
            role="status"
            prop:textContent=move || session.status.get()
        ></p>
    }
}
