//! A number that follows another one smoothly.

use leptos::prelude::*;

use crate::browser::{clock, preference};

/// A number that moves to the value of `target` within some milliseconds, at an even pace.
/// Where the user prefers reduced motion, it jumps.
pub(crate) fn eased(target: Memo<f64>, duration: f64) -> ReadSignal<f64> {
    let (shown, set_shown) = signal(target.get_untracked());
    // Counts the movements: a new one ends the one before.
    let current = StoredValue::new(0_u32);
    Effect::new(move |before: Option<()>| {
        let to = target.get();
        current.update_value(|count| *count = count.wrapping_add(1));
        if before.is_none() || preference::reduces_motion() {
            set_shown.set(to);
            return;
        }
        let movement = Movement {
            from: shown.get_untracked(),
            to,
            start: clock::now(),
            duration,
            number: current.get_value(),
        };
        step(movement, current, set_shown);
    });
    shown
}

#[derive(Clone, Copy)]
struct Movement {
    from: f64,
    to: f64,
    /// When it started, in milliseconds.
    start: f64,
    duration: f64,
    number: u32,
}

/// Shows the number of this moment, and goes on in the next frame.
fn step(movement: Movement, current: StoredValue<u32>, set_shown: WriteSignal<f64>) {
    // The owner may have been disposed of meanwhile.
    if current.try_get_value() != Some(movement.number) {
        return;
    }
    let part = (clock::now() - movement.start) / movement.duration;
    if part >= 1.0 {
        set_shown.set(movement.to);
        return;
    }
    set_shown.set(movement.from + part.max(0.0) * (movement.to - movement.from));
    request_animation_frame(move || step(movement, current, set_shown));
}
