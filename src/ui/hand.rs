//! The hand on the page: when it first moves, and whether it presses.

use std::rc::Rc;

use leptos::{ev, leptos_dom::helpers::WindowListenerHandle, prelude::*};

/// What shows that a person is at the page.
const SIGNS: [&str; 7] = [
    "pointermove",
    "wheel",
    "scroll",
    "keydown",
    "focusin",
    // The end of a press that began before anything else.
    "pointerup",
    "pointercancel",
];

/// Whether a pointer is down: nothing long is begun under a drag, and no step or
/// word is made of the middle of one.
#[derive(Clone, Copy)]
pub(crate) struct Hand {
    pressed: StoredValue<bool>,
}

impl Hand {
    /// Watches the page from now on. Whoever listens for the same events later
    /// finds it up to date.
    pub(super) fn watched() -> Self {
        let pressed = StoredValue::new(false);
        // They live as long as the page does.
        let _ = window_event_listener(ev::pointerdown, move |_| pressed.set_value(true));
        let _ = window_event_listener(ev::pointerup, move |_| pressed.set_value(false));
        let _ = window_event_listener(ev::pointercancel, move |_| pressed.set_value(false));
        // A menu of the browser's may have taken the end of the press.
        let _ = window_event_listener(ev::pointermove, move |event| {
            if event.buttons() == 0 {
                pressed.set_value(false);
            }
        });
        Self { pressed }
    }

    /// The hand on this page.
    ///
    /// # Panics
    /// Outside [`App`](super::app::App), which provides it.
    pub(crate) fn of_page() -> Self {
        expect_context()
    }

    /// Whether a pointer is down.
    pub(crate) fn is_down(self) -> bool {
        self.pressed.get_value()
    }

    /// Calls at the first sign of a person; a press is waited for until it ends.
    pub(crate) fn on_first_sign(self, call: impl FnOnce() + 'static) {
        let listeners = StoredValue::new_local(Vec::<WindowListenerHandle>::new());
        let call = StoredValue::new_local(Some(call));
        let sign = Rc::new(move || {
            if self.is_down() {
                return;
            }
            for listener in listeners
                .try_update_value(std::mem::take)
                .unwrap_or_default()
            {
                listener.remove();
            }
            if let Some(call) = call.try_update_value(Option::take).flatten() {
                call();
            }
        });
        listeners.set_value(
            SIGNS
                .map(|name| {
                    let sign = Rc::clone(&sign);
                    window_event_listener_untyped(name, move |_| sign())
                })
                .into(),
        );
    }
}
