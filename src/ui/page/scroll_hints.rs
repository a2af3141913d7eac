//! Keeps the marks of elements that scroll sideways up to date.

use std::time::Duration;

use leptos::{ev, prelude::*};

use crate::{
    browser::scroll_edges,
    ui::{reactive::debounce::Debounce, state::Lab},
};

/// How long the page must not scroll before the marks are updated.
const AFTER_SCROLL: Duration = Duration::from_millis(200);

/// Starts to watch what scrolls, and what may change a width: a changed state, a click, the
/// window's size, and content that is mounted as the user scrolls to it, but nothing during
/// a drag.
pub(super) fn start(lab: Lab) {
    // In a task of its own: then all updates of the page are complete.
    let update = || set_timeout(scroll_edges::update_all, Duration::ZERO);
    Effect::new(move || {
        lab.idle.track();
        update();
    });
    scroll_edges::watch();
    // The listeners live as long as the page.
    let _ = window_event_listener(ev::click, move |_| update());
    let _ = window_event_listener(ev::resize, move |_| update());
    let scrolled = Debounce::new(AFTER_SCROLL, scroll_edges::update_all);
    let _ = window_event_listener(ev::scroll, move |_| scrolled.start());
}
