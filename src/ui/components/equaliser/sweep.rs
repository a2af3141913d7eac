//! Setting bars by a drag across them, with a mouse or a finger.
//!
//! A finger that moves up or down scrolls the page, and two fingers zoom it. A finger that
//! first moves sideways sets the bars that it crosses, and a tap sets one bar.

use leptos::{ev, prelude::*};

use super::entries::{Entries, to_u32};
use crate::{
    browser::{focus, pointer},
    lab::scenario::Parameter,
    ui::reactive::touch_gesture::{Gesture, TouchGesture},
};

/// A position within the area of all bars: fractions of its width and of its height.
type Position = (f64, f64);

/// The drag across the bars of one equaliser, if any.
#[derive(Clone, Copy)]
pub(super) struct Sweep {
    entries: Entries,
    touch: TouchGesture,
    /// The pointer's last position while it is pressed.
    last: StoredValue<Option<Position>>,
    /// The parameter before the touch.
    before: StoredValue<Option<Parameter>>,
}

impl Sweep {
    pub(super) fn new(entries: Entries) -> Self {
        Self {
            entries,
            touch: TouchGesture::new(),
            last: StoredValue::new(None),
            before: StoredValue::new(None),
        }
    }

    /// Handles a pressed pointer.
    pub(super) fn press(self, event: &ev::PointerEvent) {
        pointer::capture(event);
        if self.touch.press(event) {
            self.restore();
        }
        self.last.set_value(pressed_position(event));
        match self.touch.current() {
            None => self.set_first(),
            Some(Gesture::Undecided { .. }) => {
                self.before.set_value(Some(self.entries.saved()));
            }
            Some(_) => {}
        }
    }

    /// Handles a moved pointer.
    pub(super) fn moves(self, event: &ev::PointerEvent) {
        if self.touch.moves(event) {
            self.set_first();
        }
        if !matches!(self.touch.current(), None | Some(Gesture::Drag)) {
            return;
        }
        let Some(to) = pressed_position(event) else {
            return;
        };
        if let Some(from) = self.last.get_value() {
            let values = untrack(|| self.between(from, to));
            self.entries.set_all(&values);
        }
        self.last.set_value(Some(to));
    }

    /// Handles a released pointer.
    pub(super) fn release(self) {
        if let Some(Gesture::Undecided { .. }) = self.touch.end() {
            self.set_first();
        }
        self.last.set_value(None);
    }

    /// Handles a cancelled pointer: the browser scrolls or zooms the page.
    pub(super) fn cancel(self) {
        if self.touch.end() == Some(Gesture::Drag) {
            self.restore();
        }
        self.last.set_value(None);
    }

    fn restore(self) {
        if let Some(before) = self.before.get_value() {
            self.entries.restore(before);
        }
    }

    /// Focuses and sets the bar where the pointer was pressed.
    fn set_first(self) {
        let Some(position) = self.last.get_value() else {
            return;
        };
        let (feature, value) = untrack(|| self.at(position));
        // Before the bar changes: a text that is being typed belongs to another value, and
        // its field reports it when it loses the focus.
        focus::in_place(&format!("#{}-{feature}", self.entries.id()));
        self.entries.set(feature, value);
    }

    /// The feature and the value at a position.
    fn at(self, (x, y): Position) -> (u32, f64) {
        let features = self.entries.pagination.range();
        let feature = to_u32(features.start) + bar_at(x, to_u32(features.len()));
        (feature, self.value_at(y))
    }

    fn value_at(self, y: f64) -> f64 {
        let parameter = self.entries.number();
        let slider = &parameter.spec().slider;
        let (least, most) = (*slider.start(), *slider.end());
        parameter.round_to_step(most - (most - least) * y)
    }

    /// The values of the bars from one position to another: of every bar that the pointer
    /// has crossed, however fast, since an event does not follow for each of them.
    fn between(self, from: Position, to: Position) -> Vec<(u32, f64)> {
        let features = self.entries.pagination.range();
        let (start, count) = (to_u32(features.start), to_u32(features.len()));
        let [first, last] = [from, to].map(|(x, _)| bar_at(x, count));
        let crossed = move |bar: u32| {
            let middle = (f64::from(bar) + 0.5) / f64::from(count);
            let way = ((middle - from.0) / (to.0 - from.0)).clamp(0.0, 1.0);
            let y = from.1 + way * (to.1 - from.1);
            (start + bar, self.value_at(y))
        };
        let mut values: Vec<_> = if first < last {
            (first + 1..last).map(crossed).collect()
        } else {
            (last + 1..first).rev().map(crossed).collect()
        };
        values.push((start + last, self.value_at(to.1)));
        values
    }
}

/// The position of a pointer whose main button is pressed.
fn pressed_position(event: &ev::PointerEvent) -> Option<Position> {
    pointer::relative_position(event).filter(|_| event.buttons() & 1 == 1)
}

/// The index of the bar at `x`, the fraction of the width of all bars.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a fraction of a small count"
)]
fn bar_at(x: f64, bars: u32) -> u32 {
    ((x * f64::from(bars)) as u32).min(bars - 1)
}
