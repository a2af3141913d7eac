//! The fingers on a slider.
//!
//! A browser moves the thumb as soon as a finger touches the track, even if the finger then
//! scrolls the page. The slider accepts the browser's requests only while a finger drags it,
//! and that of a tap when the finger is lifted.

use leptos::{ev, prelude::*};

use crate::ui::reactive::touch_gesture::{Gesture, TouchGesture};

/// The touch of one slider, if any.
#[derive(Clone, Copy)]
pub(super) struct Touch {
    gesture: TouchGesture,
    /// The position that the browser last requested for a finger that may be tapping.
    requested: StoredValue<Option<f64>>,
    /// The value before the touch.
    before: StoredValue<f64>,
}

impl Touch {
    pub(super) fn new() -> Self {
        Self {
            gesture: TouchGesture::new(),
            requested: StoredValue::new(None),
            before: StoredValue::new(0.0),
        }
    }

    /// Handles a pressed pointer. `value` is the setting's current value. Returns the value
    /// to restore, if a second finger interrupts a drag.
    pub(super) fn press(self, event: &ev::PointerEvent, value: f64) -> Option<f64> {
        let is_interrupted = self.gesture.press(event);
        self.requested.set_value(None);
        if event.is_primary() {
            self.before.set_value(value);
        }
        is_interrupted.then(|| self.before.get_value())
    }

    /// Handles a moved pointer.
    pub(super) fn moves(self, event: &ev::PointerEvent) {
        self.gesture.moves(event);
    }

    /// Whether the slider may move to the position that the browser requests.
    pub(super) fn allows(self, position: f64) -> bool {
        match self.gesture.current() {
            None | Some(Gesture::Drag) => true,
            Some(Gesture::Undecided { .. }) => {
                self.requested.set_value(Some(position));
                false
            }
            Some(Gesture::Ignored) => false,
        }
    }

    /// Handles a released pointer. Returns the tapped position, if the gesture was a tap.
    pub(super) fn release(self) -> Option<f64> {
        match self.gesture.end()? {
            Gesture::Undecided { .. } => self.requested.get_value(),
            Gesture::Drag | Gesture::Ignored => None,
        }
    }

    /// Handles a cancelled pointer: the browser scrolls or zooms the page. Returns the value
    /// to restore, if the thumb was dragged before.
    pub(super) fn cancel(self) -> Option<f64> {
        (self.gesture.end() == Some(Gesture::Drag)).then(|| self.before.get_value())
    }
}
