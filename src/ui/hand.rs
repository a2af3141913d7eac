//! The hand on the page: when it first moves, and whether it presses.

use std::rc::Rc;

use leptos::{ev, leptos_dom::helpers::WindowListenerHandle, prelude::*};

/// What shows that a person is at the page.
const SIGNS: [&str; 5] = ["pointermove", "wheel", "scroll", "keydown", "focusin"];

/// Whether a pointer is down, so that nothing long is begun under a drag.
#[derive(Clone, Copy)]
pub(crate) struct Hand {
    pressed: StoredValue<bool>,
}

impl Hand {
    /// Watches the page from now on, and calls back at the first sign of a
    /// person; a press is waited for until it ends.
    pub(crate) fn watched(first: impl FnOnce() + 'static) -> Self {
        let hand = Self {
            pressed: StoredValue::new(false),
        };
        let listeners = StoredValue::new_local(Vec::<WindowListenerHandle>::new());
        let first = StoredValue::new_local(Some(first));
        let sign = Rc::new(move || {
            if hand.is_down() {
                return;
            }
            for listener in listeners
                .try_update_value(std::mem::take)
                .unwrap_or_default()
            {
                listener.remove();
            }
            if let Some(first) = first.try_update_value(Option::take).flatten() {
                first();
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
        // These live as long as the page does.
        let _ = window_event_listener(ev::pointerdown, move |_| hand.pressed.set_value(true));
        let up = move || hand.pressed.set_value(false);
        let lifted = Rc::clone(&sign);
        let _ = window_event_listener(ev::pointerup, move |_| {
            up();
            lifted();
        });
        let _ = window_event_listener(ev::pointercancel, move |_| {
            up();
            sign();
        });
        hand
    }

    /// Whether a pointer is down.
    pub(crate) fn is_down(self) -> bool {
        self.pressed.get_value()
    }
}
