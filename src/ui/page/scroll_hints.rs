//! Keeps the marks of elements that scroll sideways up to date.

use leptos::{ev, prelude::*};

use super::content_changes::{after_content_changes, in_own_task};
use crate::{browser::scroll_edges, ui::state::Lab};

/// Starts to watch what scrolls, and what may change a width: the page's content, and the
/// window's size.
pub(super) fn start(lab: Lab) {
    after_content_changes(lab, scroll_edges::update_all);
    scroll_edges::watch();
    // The listener lives as long as the page.
    let _ = window_event_listener(ev::resize, |_| in_own_task(scroll_edges::update_all));
}
