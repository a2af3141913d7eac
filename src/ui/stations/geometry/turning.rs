//! Turning and tilting the pictures with a mouse, a finger or the arrow keys.
//!
//! A finger that moves up or down scrolls the page, and two fingers zoom it. A finger that
//! first moves sideways turns the pictures.

use leptos::{ev, prelude::*};

use crate::{
    browser::pointer,
    lab::{scenario::Scenario, setting::Number},
    share::lesson::{Access, Lesson},
    ui::{
        components::station_context::StationContext,
        reactive::touch_gesture::{Gesture, TouchGesture},
        session::Session,
        state::Lab,
    },
};

/// Degrees for each pixel of a drag.
const DEGREES: f64 = 0.5;
/// Degrees for each press of an arrow key, and with the shift key.
const STEPS: [f64; 2] = [5.0, 15.0];

/// The turn and the tilt.
const ANGLES: [Number; 2] = [Number::Turn, Number::Tilt];

/// The pictures as a control.
#[derive(Clone, Copy)]
pub(super) struct Turning {
    lab: Lab,
    session: Session,
    touch: TouchGesture,
    /// Where a drag began, in pixels of the viewport.
    from: StoredValue<Option<[i32; 2]>>,
    /// Both angles at that moment.
    before: StoredValue<[f64; 2]>,
    /// Whether a lesson closes the turn, and the tilt.
    locked: [Signal<bool>; 2],
}

impl Turning {
    /// A control of the current state, in the enclosing station.
    pub(super) fn new() -> Self {
        let session = Session::of_page();
        let locked = ANGLES.map(|number| {
            let access = session.access(number);
            Signal::derive(move || access.get() != Access::Open)
        });
        Self {
            lab: StationContext::of_station().live,
            session,
            touch: TouchGesture::new(),
            from: StoredValue::new(None),
            before: StoredValue::new([0.0; 2]),
            locked,
        }
    }

    /// Whether neither angle can be changed. Tracked.
    pub(super) fn is_locked(self) -> bool {
        self.locked.iter().all(Get::get)
    }

    /// Handles a pressed pointer.
    pub(super) fn press(self, event: &ev::PointerEvent) {
        pointer::capture(event);
        if self.touch.press(event) {
            self.set(self.before.get_value());
        }
        let is_pressed = event.buttons() & 1 == 1;
        self.from.set_value(is_pressed.then(|| position(event)));
        self.before.set_value(self.angles());
    }

    /// Handles a moved pointer.
    pub(super) fn moves(self, event: &ev::PointerEvent) {
        if self.touch.moves(event) {
            // The pixels that decided on the gesture do not count.
            self.from.set_value(Some(position(event)));
        }
        let is_drag = matches!(self.touch.current(), None | Some(Gesture::Drag));
        let Some([x, y]) = self.from.get_value().filter(|_| is_drag) else {
            return;
        };
        if event.buttons() & 1 == 0 {
            return;
        }
        let [to_x, to_y] = position(event);
        let [turn, tilt] = self.before.get_value();
        self.set([
            turn + DEGREES * f64::from(to_x - x),
            tilt + DEGREES * f64::from(to_y - y),
        ]);
    }

    /// Handles a released pointer.
    pub(super) fn release(self) {
        self.touch.end();
        self.from.set_value(None);
    }

    /// Handles a cancelled pointer: the browser scrolls or zooms the page.
    pub(super) fn cancel(self) {
        if self.touch.end() == Some(Gesture::Drag) {
            self.set(self.before.get_value());
        }
        self.from.set_value(None);
    }

    /// Handles a key.
    pub(super) fn key(self, event: &ev::KeyboardEvent) {
        // With these modifiers, arrow keys are the browser's shortcuts.
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let step = STEPS[usize::from(event.shift_key())];
        let [by_turn, by_tilt] = match event.key().as_str() {
            "ArrowLeft" => [-step, 0.0],
            "ArrowRight" => [step, 0.0],
            "ArrowUp" => [0.0, -step],
            "ArrowDown" => [0.0, step],
            "Home" => {
                event.prevent_default();
                return self.reset();
            }
            _ => return,
        };
        event.prevent_default();
        let [turn, tilt] = self.angles();
        self.set([turn + by_turn, tilt + by_tilt]);
    }

    /// Returns to the angles of the lesson's start, or of the default state.
    pub(super) fn reset(self) {
        let start = self.session.lesson.with_untracked(Lesson::reset_values);
        self.change(|number, scenario| number.reset(&start, scenario));
    }

    fn angles(self) -> [f64; 2] {
        let scenario = self.lab.scenario.read_untracked();
        ANGLES.map(|number| number.get(&scenario))
    }

    /// Sets both angles: a turn goes round, and a tilt ends at the poles.
    fn set(self, [turn, tilt]: [f64; 2]) {
        let angles = [(turn + 180.0).rem_euclid(360.0) - 180.0, tilt];
        self.change(|number, scenario| {
            let index = usize::from(number == Number::Tilt);
            let angle = number.repair(number.round_to_step(angles[index]));
            number.set(scenario, angle);
        });
    }

    /// Changes the angles that the lesson leaves open, in one step.
    fn change(self, change: impl Fn(Number, &mut Scenario)) {
        let locked = self.locked.map(|locked| locked.get_untracked());
        self.lab.scenario.update(|scenario| {
            for (number, is_locked) in std::iter::zip(ANGLES, locked) {
                if !is_locked {
                    change(number, scenario);
                }
            }
        });
    }
}

fn position(event: &ev::PointerEvent) -> [i32; 2] {
    [event.client_x(), event.client_y()]
}
