//! Distinguishes dragging a slider from scrolling the page with a finger.
//!
//! A browser moves the thumb as soon as a finger touches the track, even if the finger then
//! scrolls the page. The slider therefore ignores a touch until the finger has moved along
//! the slider for a few pixels, or is lifted where it touched.

use leptos::{ev, prelude::*};

/// How many pixels a finger must move before its direction counts.
const SLOP: i32 = 10;

/// What the finger on a slider does.
#[derive(Clone, Copy)]
enum Gesture {
    /// It touched the track at `from`, where the browser requested a position.
    Undecided {
        from: (i32, i32),
        requested: Option<f64>,
    },
    /// It drags the thumb.
    Drag,
}

/// The finger on one slider, if any. A mouse has no gesture.
#[derive(Clone, Copy)]
pub(super) struct Touch {
    gesture: StoredValue<Option<Gesture>>,
    /// The value before the touch.
    before: StoredValue<f64>,
}

impl Touch {
    pub(super) fn new() -> Self {
        Self {
            gesture: StoredValue::new(None),
            before: StoredValue::new(0.0),
        }
    }

    /// Handles a pressed pointer. `value` is the setting's current value.
    pub(super) fn down(self, event: &ev::PointerEvent, value: f64) {
        let gesture = (event.pointer_type() == "touch").then(|| Gesture::Undecided {
            from: (event.client_x(), event.client_y()),
            requested: None,
        });
        self.gesture.set_value(gesture);
        self.before.set_value(value);
    }

    /// Handles a moved pointer.
    pub(super) fn moves(self, event: &ev::PointerEvent) {
        if let Some(Gesture::Undecided { from, .. }) = self.gesture.get_value() {
            let horizontal = (event.client_x() - from.0).abs();
            let vertical = (event.client_y() - from.1).abs();
            if horizontal >= SLOP && horizontal > vertical {
                self.gesture.set_value(Some(Gesture::Drag));
            }
        }
    }

    /// Whether the slider may move to the position that the browser requests.
    pub(super) fn allows(self, position: f64) -> bool {
        if let Some(Gesture::Undecided { from, .. }) = self.gesture.get_value() {
            self.gesture.set_value(Some(Gesture::Undecided {
                from,
                requested: Some(position),
            }));
            return false;
        }
        true
    }

    /// Handles a released pointer. Returns the tapped position, if the gesture was a tap.
    pub(super) fn up(self) -> Option<f64> {
        match self.gesture.try_update_value(Option::take).flatten()? {
            Gesture::Undecided { requested, .. } => requested,
            Gesture::Drag => None,
        }
    }

    /// Handles a cancelled pointer: the finger scrolls the page. Returns the value to restore,
    /// if the thumb was dragged before.
    pub(super) fn cancelled(self) -> Option<f64> {
        match self.gesture.try_update_value(Option::take).flatten()? {
            Gesture::Undecided { .. } => None,
            Gesture::Drag => Some(self.before.get_value()),
        }
    }
}
