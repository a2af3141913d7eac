//! The page that embeds the lab in a frame: it gets the height and the state, and may set
//! the state. `docs/hosting.md` describes the messages.

use leptos::prelude::*;

use super::context::Session;
use crate::browser::parent_page::{self, number, text};

/// The field that tells the lab's messages from others, and its value.
const KIND: (&str, &str) = ("type", "layernorm-lab");
/// The field of the state: the fragment of a link.
const STATE: &str = "state";
/// The field of the height in CSS pixels.
const HEIGHT: &str = "height";

/// Posts the height and the state whenever the page's height changes, and calls back with
/// each state that the parent sets.
pub(super) fn connect(session: Session, received: impl Fn(String) + 'static) {
    let listening = parent_page::on_text(KIND, STATE, received);
    if let Err(reason) = listening {
        leptos::logging::error!("messages: {reason}");
    }
    parent_page::on_resize(move || post(session));
}

/// Posts the height and the state.
pub(super) fn post(session: Session) {
    let state = untrack(|| session.link()).fragment;
    let fields = [
        (KIND.0, text(KIND.1)),
        (STATE, text(&state)),
        (HEIGHT, number(parent_page::content_height())),
    ];
    if let Err(reason) = parent_page::post(&fields) {
        leptos::logging::error!("messages: {reason}");
    }
}
