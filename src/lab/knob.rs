//! A number that a person can set: its range, its default, how a slider walks it.

mod all;

pub use all::*;

use std::ops::RangeInclusive;

use super::scenario::{Invalid, Scenario};

/// How a slider maps its travel to values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Travel {
    /// Equal distances are equal differences.
    Linear,
    /// Equal distances are equal ratios, for ranges of 1000× and more.
    Logarithmic,
}

/// One number of the [`Scenario`].
#[derive(Clone, Debug)]
pub struct Knob {
    /// Path of the field in the scenario's JSON.
    pub field: &'static str,
    /// What the slider spans.
    pub slider: RangeInclusive<f64>,
    /// What may be typed: the hard limit.
    pub limits: RangeInclusive<f64>,
    /// Where it starts, and where a reset leads.
    pub default: f64,
    /// One arrow key; on a logarithmic slider, decades.
    pub step: f64,
    /// Whether only whole numbers make sense.
    pub whole: bool,
    /// How the slider maps its travel to values.
    pub travel: Travel,
    /// Reads it off a scenario.
    pub get: fn(&Scenario) -> f64,
    /// Sets it; the value has passed [`Knob::check`].
    pub set: fn(&mut Scenario, f64),
}

impl Knob {
    /// The value if it may be set.
    ///
    /// # Errors
    /// [`Invalid`] with the field's name, its range and what was given.
    pub fn check(&self, value: f64) -> Result<f64, Invalid> {
        if self.limits.contains(&value) && (!self.whole || value.fract() == 0.0) {
            Ok(value)
        } else {
            Err(Invalid {
                field: self.field.to_owned(),
                expected: self.range(),
                given: value.to_string(),
            })
        }
    }

    /// Whether setting the knob to its default would change nothing.
    #[must_use]
    pub fn is_at_default(&self, scenario: &Scenario) -> bool {
        let mut reset = scenario.clone();
        (self.set)(&mut reset, self.default);
        reset == *scenario
    }

    /// The nearest value that whole steps reach, without the digits that
    /// binary fractions add: 3.3 and not 3.3000000000000003.
    #[must_use]
    pub fn on_step(&self, value: f64) -> f64 {
        tidy((value / self.step).round() * self.step, 12)
    }

    /// The hard limits in words, such as `a whole number from 1 to 64`.
    #[must_use]
    pub fn range(&self) -> String {
        let kind = if self.whole { "whole number" } else { "number" };
        let (least, most) = (self.limits.start(), self.limits.end());
        format!("a {kind} from {least} to {most}")
    }

    /// The value moved into the hard limits; what is no number becomes the default.
    #[must_use]
    pub fn repair(&self, value: f64) -> f64 {
        if value.is_nan() {
            return self.default;
        }
        let inside = value.clamp(*self.limits.start(), *self.limits.end());
        if self.whole { inside.round() } else { inside }
    }
}

/// The value to so many significant digits.
#[must_use]
pub fn tidy(value: f64, digits: usize) -> f64 {
    format!("{value:.*e}", digits - 1).parse().unwrap_or(value)
}

#[cfg(test)]
#[expect(
    clippy::float_cmp,
    reason = "a knob gives back the very number it was given"
)]
mod tests {
    use super::*;

    #[test]
    fn a_step_adds_no_digits() {
        assert_eq!(GAMMA.on_step(3.304), 3.3);
        assert_eq!(GAMMA.on_step(-0.049), 0.0);
        assert_eq!(SCALE.on_step(1.499_999), 1.5);
    }

    #[test]
    fn a_refusal_names_field_range_and_value() {
        let said = STEPS.check(2.5).unwrap_err().to_string();
        assert_eq!(
            said,
            "growth.steps must be a whole number from 1 to 500, not 2.5"
        );
        let said = SCALE.check(f64::NAN).unwrap_err().to_string();
        assert!(said.ends_with("not NaN"), "{said}");
    }

    #[test]
    fn repair_always_gives_what_check_accepts() {
        for knob in ALL {
            for wild in [
                f64::NAN,
                f64::INFINITY,
                f64::NEG_INFINITY,
                1e300,
                -7.3,
                0.4,
                0.0,
            ] {
                let repaired = knob.repair(wild);
                assert_eq!(knob.check(repaired), Ok(repaired), "{} {wild}", knob.field);
            }
        }
    }
}
