//! Keeps the keyboard focus among the controls when the focused one disappears: when undo, a
//! link, a preset or a smaller matrix removes, hides or disables it.

use std::time::Duration;

use leptos::{ev, prelude::*};

use crate::{
    browser::focus::Focused,
    ui::{session::Session, state::Lab},
};

/// Starts to watch the focus. When the focused element disappears, its nearest control takes
/// the focus.
///
/// Looks at the page when an element loses the focus, after a click, and when the input is
/// idle or the lesson changes: never during a drag. Not every browser reports a removed
/// element.
pub(super) fn start(lab: Lab, session: Session) {
    // The last element with the focus; `None` once the user has left it for no other one.
    let last = StoredValue::new_local(Focused::now());
    let check = move || {
        // In a task of its own: then all updates are complete, and the handlers of the focus
        // events may change what they read.
        set_timeout(
            move || {
                let Some(Some(focused)) = last.try_get_value() else {
                    return;
                };
                if focused.is_lost() {
                    focused.focus_nearest();
                } else if Focused::now().is_none() {
                    last.set_value(None);
                }
            },
            Duration::ZERO,
        );
    };
    // The listeners live as long as the page.
    let _ = window_event_listener(ev::focusin, move |_| last.set_value(Focused::now()));
    let _ = window_event_listener(ev::focusout, move |_| check());
    let _ = window_event_listener(ev::click, move |_| check());
    Effect::new(move || {
        lab.idle.track();
        session.lesson.track();
        check();
    });
}
