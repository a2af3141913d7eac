//! Makes the groups of controls single stops of Tab, and handles the arrow keys inside them.

use leptos::{ev, prelude::*};

use super::content_changes::{after_content_changes, in_own_task};
use crate::{
    browser::tab_group::{self, Step},
    ui::{session::Session, state::Lab},
};

/// Starts to watch the focus, the arrow keys, and what may add or remove controls: the page's
/// content, and the lesson.
pub(super) fn start(lab: Lab, session: Session) {
    after_content_changes(lab, tab_group::update_all);
    Effect::new(move || {
        session.lesson.track();
        in_own_task(tab_group::update_all);
    });
    // The listeners live as long as the page.
    let _ = window_event_listener(ev::focusin, |event| tab_group::set_stop_to_target(&event));
    let _ = window_event_listener(ev::keydown, |event| {
        // A control may have its own use for a key.
        let has_modifier = event.ctrl_key() || event.alt_key() || event.meta_key();
        if has_modifier || event.default_prevented() {
            return;
        }
        let step = match event.key().as_str() {
            "ArrowLeft" => Step::Previous,
            "ArrowRight" => Step::Next,
            "ArrowUp" => Step::Above,
            "ArrowDown" => Step::Below,
            "Home" => Step::First,
            "End" => Step::Last,
            _ => return,
        };
        if tab_group::move_focus(&event, step) {
            event.prevent_default();
        }
    });
}
