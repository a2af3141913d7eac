//! Makes the groups of controls single stops of Tab, and handles the arrow keys inside them.

use std::time::Duration;

use leptos::{ev, prelude::*};

use crate::{
    browser::tab_group::{self, Step},
    ui::{reactive::debounce::Debounce, session::Session, state::Lab},
};

/// How long the page must not scroll before the groups are updated.
const AFTER_SCROLL: Duration = Duration::from_millis(200);

/// Starts to watch the focus, the arrow keys, and what may add or remove controls: a click,
/// a changed state or a changed lesson, but nothing during a drag.
pub(super) fn start(lab: Lab, session: Session) {
    // In a task of its own: then all updates of the page are complete.
    let update = || set_timeout(tab_group::update_all, Duration::ZERO);
    Effect::new(move || {
        lab.idle.track();
        session.lesson.track();
        update();
    });
    // The listeners live as long as the page.
    let _ = window_event_listener(ev::click, move |_| update());
    // Content is mounted as the user scrolls to it.
    let scrolled = Debounce::new(AFTER_SCROLL, tab_group::update_all);
    let _ = window_event_listener(ev::scroll, move |_| scrolled.start());
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
            "Home" => Step::First,
            "End" => Step::Last,
            _ => return,
        };
        if tab_group::move_focus(&event, step) {
            event.prevent_default();
        }
    });
}
