//! Whether a pointer is pressed, and when the user first interacts with the page.

use std::rc::Rc;

use leptos::{ev, leptos_dom::helpers::WindowListenerHandle, prelude::*};

/// Events that show that the user interacts with the page.
const INTERACTION_EVENTS: [&str; 7] = [
    "pointermove",
    "wheel",
    "scroll",
    "keydown",
    "focusin",
    // The end of a press that is the first interaction.
    "pointerup",
    "pointercancel",
];

/// Whether a pointer is pressed. During a drag, the page starts no long computation,
/// commits no undo step and announces nothing.
#[derive(Clone, Copy)]
pub(crate) struct PointerState {
    pressed: StoredValue<bool>,
}

impl PointerState {
    /// Starts to track the window's pointer events. Listeners that are added later
    /// see the updated state.
    pub(crate) fn track() -> Self {
        let pressed = StoredValue::new(false);
        // The listeners live as long as the page.
        let _ = window_event_listener(ev::pointerdown, move |_| pressed.set_value(true));
        let _ = window_event_listener(ev::pointerup, move |_| pressed.set_value(false));
        let _ = window_event_listener(ev::pointercancel, move |_| pressed.set_value(false));
        // A browser menu can swallow the `pointerup` event.
        let _ = window_event_listener(ev::pointermove, move |event| {
            if event.buttons() == 0 {
                pressed.set_value(false);
            }
        });
        Self { pressed }
    }

    /// The page's pointer state.
    ///
    /// # Panics
    /// Outside the `App` component, which provides it.
    pub(crate) fn of_page() -> Self {
        expect_context()
    }

    /// Whether a pointer is pressed.
    pub(crate) fn is_pressed(self) -> bool {
        self.pressed.get_value()
    }

    /// Calls back at the user's first interaction, or at the end of the press if a
    /// pointer is pressed.
    pub(crate) fn on_first_interaction(self, callback: impl FnOnce() + 'static) {
        let listeners = StoredValue::new_local(Vec::<WindowListenerHandle>::new());
        let callback = StoredValue::new_local(Some(callback));
        let on_event = Rc::new(move || {
            if self.is_pressed() {
                return;
            }
            for listener in listeners
                .try_update_value(std::mem::take)
                .unwrap_or_default()
            {
                listener.remove();
            }
            if let Some(callback) = callback.try_update_value(Option::take).flatten() {
                callback();
            }
        });
        listeners.set_value(
            INTERACTION_EVENTS
                .map(|name| {
                    let on_event = Rc::clone(&on_event);
                    window_event_listener_untyped(name, move |_| on_event())
                })
                .into(),
        );
    }
}
