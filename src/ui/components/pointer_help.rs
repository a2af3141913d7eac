//! What a mouse, a key or a finger does.

use leptos::prelude::*;

use crate::words::help::Help;

/// The text for the kind of pointer that the device has. The style sheets hide the other one.
#[component]
pub(crate) fn PointerHelp(
    /// Both texts.
    help: Help,
) -> impl IntoView {
    view! {
        <span class="for-mouse">{help.mouse}</span>
        <span class="for-touch">{help.touch}</span>
    }
}
