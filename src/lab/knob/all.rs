//! Every number of the scenario that a person can set.

use std::ops::RangeInclusive;

use super::{Knob, Travel};
use crate::lab::scenario::{Parameter, Scenario};

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
pub(in crate::lab) fn whole(value: f64) -> u32 {
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
}
