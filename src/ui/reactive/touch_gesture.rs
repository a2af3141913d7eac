//! Distinguishes dragging a control sideways from scrolling or zooming the page with fingers.
//!
//! A finger that touches a control may drag it, tap it, or scroll the page, and a second
//! finger zooms the page. The control therefore ignores a touch until the finger has moved
//! sideways for a few pixels, or is lifted where it touched.

use leptos::{ev, prelude::*};

/// How many pixels a finger must move before its direction counts.
const SLOP: i32 = 10;

/// What the fingers on a control do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gesture {
    /// A finger touched the control here, in pixels of the viewport, and has not moved far.
    Undecided { from: (i32, i32) },
    /// A finger drags the control.
    Drag,
    /// There are or were two fingers: nothing changes until all are lifted.
    Ignored,
}

/// The fingers on one control. A mouse has no gesture.
#[derive(Clone, Copy)]
pub(crate) struct TouchGesture {
    gesture: StoredValue<Option<Gesture>>,
    fingers: StoredValue<u32>,
}

impl TouchGesture {
    pub(crate) fn new() -> Self {
        Self {
            gesture: StoredValue::new(None),
            fingers: StoredValue::new(0),
        }
    }

    /// The gesture at present; `None` for a mouse.
    pub(crate) fn current(self) -> Option<Gesture> {
        self.gesture.get_value()
    }

    /// Handles a pressed pointer. Returns whether it is a second finger that interrupts a
    /// drag, whose changes must be taken back.
    pub(crate) fn press(self, event: &ev::PointerEvent) -> bool {
        let before = self.current();
        let gesture = match event.pointer_type().as_str() {
            "touch" if event.is_primary() => Some(Gesture::Undecided {
                from: (event.client_x(), event.client_y()),
            }),
            "touch" => Some(Gesture::Ignored),
            _ => None,
        };
        self.gesture.set_value(gesture);
        self.fingers.update_value(|fingers| {
            // No other finger touches the page when a primary one does.
            *fingers = if event.is_primary() { 1 } else { *fingers + 1 };
        });
        before == Some(Gesture::Drag) && gesture == Some(Gesture::Ignored)
    }

    /// Handles a moved pointer. Returns whether this move begins a drag.
    pub(crate) fn moves(self, event: &ev::PointerEvent) -> bool {
        let Some(Gesture::Undecided { from }) = self.current() else {
            return false;
        };
        let horizontal = (event.client_x() - from.0).abs();
        let vertical = (event.client_y() - from.1).abs();
        let is_drag = horizontal >= SLOP && horizontal > vertical;
        if is_drag {
            self.gesture.set_value(Some(Gesture::Drag));
        }
        is_drag
    }

    /// Handles a lifted finger, or one that the browser has taken over to scroll or zoom.
    /// Returns the gesture that it ends.
    pub(crate) fn end(self) -> Option<Gesture> {
        let ended = self.current();
        self.fingers
            .update_value(|fingers| *fingers = fingers.saturating_sub(1));
        if self.fingers.get_value() == 0 {
            self.gesture.set_value(None);
        }
        ended
    }
}
