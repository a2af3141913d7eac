//! Keeps the marks of elements that scroll sideways up to date.

use std::time::Duration;

use leptos::{ev, prelude::*};

use crate::{browser::scroll_edges, ui::state::Lab};

/// Starts to watch what scrolls, and what may change a width: a changed state, a click and
/// the window's size, but nothing during a drag.
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
}
