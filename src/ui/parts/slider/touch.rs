//! A finger on a slider: does it mean the slider, or the page that lies below?
//!
//! A browser moves the thumb as soon as a finger comes down on the track, even
//! where the finger then scrolls the page. So what a finger asks for is held
//! back until it has gone a little way along the slider, or was lifted where
//! it came down.

use leptos::{ev, prelude::*};

/// Pixels a finger goes before its direction counts.
const SLACK: i32 = 10;

/// What the finger on a slider was found to mean.
#[derive(Clone, Copy)]
enum Meaning {
    /// It came down here, and asked for this place.
    Open {
        from: (i32, i32),
        asked: Option<f64>,
    },
    /// It slides the thumb.
    Slides,
}

/// The finger on one slider, if there is one. Mouse and keys have none.
#[derive(Clone, Copy)]
pub(super) struct Touch {
    meaning: StoredValue<Option<Meaning>>,
    /// The value when the finger came down.
    before: StoredValue<f64>,
}

impl Touch {
    pub(super) fn new() -> Self {
        Self {
            meaning: StoredValue::new(None),
            before: StoredValue::new(0.0),
        }
    }

    /// A pointer comes down while the knob has this value.
    pub(super) fn down(self, event: &ev::PointerEvent, value: f64) {
        let open = (event.pointer_type() == "touch").then(|| Meaning::Open {
            from: (event.client_x(), event.client_y()),
            asked: None,
        });
        self.meaning.set_value(open);
        self.before.set_value(value);
    }

    /// A pointer moves.
    pub(super) fn moves(self, event: &ev::PointerEvent) {
        if let Some(Meaning::Open { from, .. }) = self.meaning.get_value() {
            let across = (event.client_x() - from.0).abs();
            let down = (event.client_y() - from.1).abs();
            if across >= SLACK && across > down {
                self.meaning.set_value(Some(Meaning::Slides));
            }
        }
    }

    /// Whether the slider may go to a place that its browser asks for.
    pub(super) fn allows(self, place: f64) -> bool {
        if let Some(Meaning::Open { from, .. }) = self.meaning.get_value() {
            self.meaning.set_value(Some(Meaning::Open {
                from,
                asked: Some(place),
            }));
            return false;
        }
        true
    }

    /// The finger is lifted. Gives the place it tapped on, if that is all it did.
    pub(super) fn up(self) -> Option<f64> {
        match self.meaning.try_update_value(Option::take).flatten()? {
            Meaning::Open { asked, .. } => asked,
            Meaning::Slides => None,
        }
    }

    /// The page takes the finger to scroll. Gives the value to go back to, if
    /// the thumb had begun to slide.
    pub(super) fn cancelled(self) -> Option<f64> {
        match self.meaning.try_update_value(Option::take).flatten()? {
            Meaning::Open { .. } => None,
            Meaning::Slides => Some(self.before.get_value()),
        }
    }
}
