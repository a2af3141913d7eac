//! What the table says of a number: its limits and its slider.

use std::ops::RangeInclusive;

use crate::lab::{invalid::Expected, scenario::Scenario};

/// How positions on a slider map to values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SliderScale {
    /// Equal distances are equal differences.
    Linear,
    /// Equal distances are equal ratios, for ranges of 1000× and more.
    Logarithmic,
}

/// What the table says of a [`Number`](super::Number).
#[derive(Debug)]
pub struct NumberSpec {
    /// Path of the field in the scenario's JSON.
    pub path: &'static str,
    /// Its name in a link.
    pub link_key: &'static str,
    /// The range of the slider.
    pub slider: RangeInclusive<f64>,
    /// The hard limits: what may be typed.
    pub limits: RangeInclusive<f64>,
    /// One press of an arrow key; on a logarithmic slider, in decades.
    pub step: f64,
    /// Whether only whole numbers are valid.
    pub whole: bool,
    /// How the slider's positions map to values.
    pub scale: SliderScale,
    pub(super) get: fn(&Scenario) -> f64,
    pub(super) set: fn(&mut Scenario, f64),
}

/// The rest of the specification of a real number.
pub(super) const REAL: NumberSpec = NumberSpec {
    path: "",
    link_key: "",
    slider: 0.0..=0.0,
    limits: 0.0..=0.0,
    step: 0.1,
    whole: false,
    scale: SliderScale::Linear,
    get: |_| 0.0,
    set: |_, _| (),
};

/// The rest of the specification of a whole number.
pub(super) const COUNT: NumberSpec = NumberSpec {
    step: 1.0,
    whole: true,
    ..REAL
};

impl NumberSpec {
    /// The limits, as what an error expects.
    pub(in crate::lab) fn expected(&self) -> Expected {
        Expected::Number {
            whole: self.whole,
            least: *self.limits.start(),
            most: *self.limits.end(),
        }
    }
}

/// A checked count as an integer.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a count has passed `check`: whole, and from 0 to a few hundred"
)]
pub(super) fn to_count(value: f64) -> u32 {
    value as u32
}

/// The value rounded to this many significant digits.
#[must_use]
pub fn round_to_digits(value: f64, digits: usize) -> f64 {
    format!("{value:.*e}", digits - 1).parse().unwrap_or(value)
}
