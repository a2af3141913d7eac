//! Runs an update after whatever may change the content of the page.

use std::time::Duration;

use leptos::{ev, prelude::*};

use crate::ui::{reactive::debounce::Debounce, state::Lab};

/// How long the page must not scroll before the update runs.
const AFTER_SCROLL: Duration = Duration::from_millis(200);

/// Runs an update now, and after a changed state, after a click, and once the user has
/// scrolled, since content is mounted on the way; never during a drag.
pub(super) fn after_content_changes(lab: Lab, update: fn()) {
    Effect::new(move || {
        lab.idle.track();
        in_own_task(update);
    });
    // The listeners live as long as the page.
    let _ = window_event_listener(ev::click, move |_| in_own_task(update));
    let scrolled = Debounce::new(AFTER_SCROLL, update);
    let _ = window_event_listener(ev::scroll, move |_| scrolled.start());
}

/// Runs an update in a task of its own: then all other updates of the page are complete.
pub(super) fn in_own_task(update: fn()) {
    set_timeout(update, Duration::ZERO);
}
