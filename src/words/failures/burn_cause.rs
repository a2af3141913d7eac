//! Why burn's result differs from the exact one.

use super::number::{distinct, four, kinds, step, text};
use crate::lab::{
    failures::{BurnCause, Outcome},
    real::Real,
    scenario::Precision,
};

/// The sentences for a row of finite values.
pub(super) fn sentences(outcome: &Outcome) -> Vec<String> {
    let causes = &outcome.causes.burn;
    let is_constant = matches!(causes.first(), Some(BurnCause::Constant { .. }));
    let mut sentences: Vec<String> = causes
        .iter()
        .map(|cause| sentence(outcome, *cause))
        .collect();
    if !is_constant {
        sentences.insert(0, deviations(outcome));
    }
    sentences
}

/// What burn squares.
fn deviations(outcome: &Outcome) -> String {
    let mean = outcome.exact.mean.to_f64();
    let largest = outcome
        .input
        .iter()
        .map(|value| (value.to_f64() - mean).abs())
        .fold(0.0, f64::max);
    format!(
        "burn subtracts the mean first and squares only the deviations; in exact arithmetic, the largest is {}.",
        four(largest)
    )
}

fn sentence(outcome: &Outcome, cause: BurnCause) -> String {
    let count = outcome.input.len();
    let results = kinds("burn", &outcome.burn).map_or(String::new(), |kinds| format!(": {kinds}"));
    match cause {
        BurnCause::Constant { without_eps } => {
            let equal = if count == 1 {
                "The only value is its own mean"
            } else {
                "All values are equal"
            };
            if without_eps {
                format!("{equal}, so the variance is 0, and no ε keeps burn’s divisor from 0.")
            } else {
                format!("{equal}, so the variance is 0, and only ε keeps burn’s divisor from 0.")
            }
        }
        BurnCause::EpsRounded { rounded, precision } => {
            let format = match precision {
                Precision::Float32 => "float32",
                Precision::Float16 => "float16",
                Precision::BFloat16 => "bfloat16",
            };
            format!(
                "In {format}, ε = {} is rounded to {}{results}.",
                four(outcome.eps),
                four(rounded)
            )
        }
        BurnCause::Underflow => format!(
            "The variance, {}, is below float32’s smallest normal number, {}: there float32 numbers are {} apart, and a smaller square becomes 0 or that{results}.",
            text(outcome.exact.variance),
            four(f32::MIN_POSITIVE.into()),
            four(f64::from(f32::from_bits(1)))
        ),
        BurnCause::SumOverflow { sum } => format!(
            "The values add up to {}, beyond float32’s largest number, {}, so burn’s mean is infinite{results}.",
            four(sum),
            four(f32::MAX.into())
        ),
        BurnCause::SquareOverflow { sum } => format!(
            "Their squares add up to {}, beyond float32’s largest number, {}, so burn’s variance is infinite{results}.",
            four(sum),
            four(f32::MAX.into())
        ),
        BurnCause::MeanRounded {
            shift,
            spacing,
            misses_nearest,
        } => mean_rounded(outcome, shift, spacing, misses_nearest),
    }
}

fn mean_rounded(outcome: &Outcome, shift: f64, spacing: f64, misses_nearest: bool) -> String {
    let results = if outcome.burn.len() == 1 {
        "burn’s result is"
    } else {
        "burn’s results have the mean"
    };
    let between = if outcome.exact.mean_rounding == Real::Finite(0.0) {
        "a float32 number, but a rounded sum misses it"
    } else if misses_nearest {
        "no float32 number, and a rounded sum misses the nearest one"
    } else {
        "no float32 number"
    };
    format!(
        "The exact mean, {}, is {between}; float32 numbers are {} apart there. So burn subtracts a rounded mean, and {results} {} instead of 0.",
        distinct(outcome.exact.mean),
        step(spacing),
        four(shift)
    )
}
