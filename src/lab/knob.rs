//! Every number a person can set: its range, its default, how a slider walks it.

use std::ops::RangeInclusive;

use super::scenario::{Invalid, Parameter, Scenario};

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

const fn linear(
    field: &'static str,
    slider: RangeInclusive<f64>,
    limits: RangeInclusive<f64>,
    (default, step): (f64, f64),
    get: fn(&Scenario) -> f64,
    set: fn(&mut Scenario, f64),
) -> Knob {
    Knob {
        field,
        slider,
        limits,
        default,
        step,
        whole: false,
        travel: Travel::Linear,
        get,
        set,
    }
}

const fn count(
    field: &'static str,
    slider: RangeInclusive<f64>,
    limits: RangeInclusive<f64>,
    default: f64,
    get: fn(&Scenario) -> f64,
    set: fn(&mut Scenario, f64),
) -> Knob {
    Knob {
        whole: true,
        ..linear(field, slider, limits, (default, 1.0), get, set)
    }
}

/// A checked count as the integer it is.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a count has passed `check`: whole, and from 0 to a few hundred"
)]
pub(super) fn whole(value: f64) -> u32 {
    value as u32
}

/// The factor s: one chain is multiplied by noise of size 1/s, the other by s.
pub static SCALE: Knob = linear(
    "growth.scale",
    1.0..=3.0,
    0.001..=1000.0,
    (1.5, 0.01),
    |scenario| scenario.growth.scale,
    |scenario, value| scenario.growth.scale = value,
);
/// How many multiplications a chain takes.
pub static STEPS: Knob = count(
    "growth.steps",
    1.0..=200.0,
    1.0..=500.0,
    20.0,
    |scenario| scenario.growth.steps.into(),
    |scenario, value| scenario.growth.steps = whole(value),
);
/// Rows and columns of the chains' square matrices.
pub static SIZE: Knob = count(
    "growth.size",
    1.0..=64.0,
    1.0..=64.0,
    30.0,
    |scenario| scenario.growth.size.into(),
    |scenario, value| scenario.growth.size = whole(value),
);
/// Rows of the activation matrix (`n_in`).
pub static ROWS: Knob = count(
    "activations.rows",
    1.0..=16.0,
    1.0..=16.0,
    3.0,
    |scenario| scenario.activations.rows.into(),
    |scenario, value| scenario.activations.rows = whole(value),
);
/// Columns of the activation matrix (`n_out`).
pub static FEATURES: Knob = count(
    "activations.features",
    1.0..=64.0,
    1.0..=64.0,
    10.0,
    |scenario| scenario.activations.features.into(),
    |scenario, value| scenario.activations.features = whole(value),
);
/// What is added to the scaled noise.
pub static MEAN: Knob = linear(
    "activations.mean",
    -10.0..=10.0,
    -1e6..=1e6,
    (3.0, 0.1),
    |scenario| scenario.activations.mean,
    |scenario, value| scenario.activations.mean = value,
);
/// What the noise is multiplied by.
pub static STD: Knob = linear(
    "activations.std",
    0.0..=10.0,
    0.0..=1e6,
    (2.0, 0.1),
    |scenario| scenario.activations.std,
    |scenario, value| scenario.activations.std = value,
);
/// ε, added to the variance inside the root.
pub static EPS: Knob = Knob {
    travel: Travel::Logarithmic,
    ..linear(
        "layer_norm.eps",
        1e-12..=1.0,
        0.0..=1e6,
        (1e-5, 0.1),
        |scenario| scenario.layer_norm.eps,
        |scenario, value| scenario.layer_norm.eps = value,
    )
};
/// γ, the scale after normalising, for all features at once.
pub static GAMMA: Knob = linear(
    "layer_norm.gamma",
    -5.0..=5.0,
    -1e6..=1e6,
    (1.0, 0.1),
    |scenario| scenario.layer_norm.gamma.all,
    |scenario, value| scenario.layer_norm.gamma = Parameter::uniform(value),
);
/// β, the shift after normalising, for all features at once.
pub static BETA: Knob = linear(
    "layer_norm.beta",
    -5.0..=5.0,
    -1e6..=1e6,
    (0.0, 0.1),
    |scenario| scenario.layer_norm.beta.all,
    |scenario, value| scenario.layer_norm.beta = Parameter::uniform(value),
);

/// GroupNorm's number of groups.
pub static GROUPS: Knob = count(
    "relatives.groups",
    1.0..=64.0,
    1.0..=64.0,
    2.0,
    |scenario| scenario.relatives.groups.into(),
    |scenario, value| scenario.relatives.groups = whole(value),
);

/// Every knob, for checks that walk them all.
pub static ALL: [&Knob; 11] = [
    &SCALE, &STEPS, &SIZE, &ROWS, &FEATURES, &MEAN, &STD, &EPS, &GAMMA, &BETA, &GROUPS,
];

#[cfg(test)]
#[expect(
    clippy::float_cmp,
    reason = "a knob gives back the very number it was given"
)]
mod tests {
    use super::*;

    #[test]
    fn each_default_lies_on_its_slider_and_each_slider_in_its_limits() {
        for knob in ALL {
            assert!(knob.slider.contains(&knob.default), "{}", knob.field);
            assert!(knob.limits.contains(knob.slider.start()), "{}", knob.field);
            assert!(knob.limits.contains(knob.slider.end()), "{}", knob.field);
            assert_eq!(knob.check(knob.default), Ok(knob.default));
        }
    }

    #[test]
    fn what_is_set_is_read() {
        for knob in ALL {
            let mut scenario = Scenario::default();
            assert_eq!((knob.get)(&scenario), knob.default, "{}", knob.field);
            for value in [*knob.limits.start(), *knob.limits.end()] {
                (knob.set)(&mut scenario, value);
                assert_eq!((knob.get)(&scenario), value, "{}", knob.field);
            }
        }
    }

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
