//! Why burn's result differs from the exact one.

use super::number::{distinct, four, kinds, step, text};
use crate::{
    lab::{
        failures::{BurnCause, Outcome},
        real::Real,
        scenario::{Precision, to_float32},
    },
    words::grammar::counted,
};

/// The sentences for a row of finite values.
pub(super) fn sentences(outcome: &Outcome) -> Vec<String> {
    let causes = &outcome.causes.burn;
    let is_constant = matches!(causes.first(), Some(BurnCause::Constant { .. }));
    // The results follow from all causes together, so the last one that leads to them ends with
    // what they are.
    let last = causes.iter().rposition(|cause| leads_to_results(*cause));
    let results = kinds("burn", &outcome.burn).map_or(String::new(), |kinds| format!(": {kinds}"));
    let mut sentences: Vec<String> = (0..)
        .zip(causes)
        .map(|(index, cause)| {
            let results = if last == Some(index) { &results } else { "" };
            sentence(outcome, *cause, results)
        })
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
    let vanishes =
        largest > 0.0 && to_float32(largest).is_some_and(|deviation| deviation * deviation == 0.0);
    format!(
        "burn subtracts the mean first and squares only the deviations. In exact arithmetic the largest deviation is {}{}.",
        four(largest),
        if vanishes {
            "; its square is 0 in float32"
        } else {
            ""
        }
    )
}

/// Whether the sentence of a cause may end with what the results are.
fn leads_to_results(cause: BurnCause) -> bool {
    match cause {
        BurnCause::Constant { misses_by, .. } => misses_by != 0.0,
        BurnCause::MeanRounded { .. } => false,
        BurnCause::EpsRounded { .. }
        | BurnCause::Underflow { .. }
        | BurnCause::SumOverflow { .. }
        | BurnCause::DeviationOverflow
        | BurnCause::SquareOverflow { .. } => true,
    }
}

/// `results` follows what leads to them.
fn sentence(outcome: &Outcome, cause: BurnCause, results: &str) -> String {
    let count = outcome.input.len();
    match cause {
        BurnCause::Constant {
            without_eps,
            eps,
            misses_by,
            divisor,
        } => {
            let equal = if count == 1 {
                "The only value is its own mean"
            } else {
                "All values are equal"
            };
            if misses_by != 0.0 {
                format!(
                    "{equal}, so the variance is 0. burn’s rounded mean misses them by d = {}, and its divisor √(d² + {}) is {}{}{results}.",
                    four(misses_by.abs()),
                    four(eps),
                    text(divisor),
                    // What float32 makes of a square that it does not hold.
                    if divisor.finite().is_none_or(|divisor| divisor == 0.0) {
                        " in float32"
                    } else {
                        ""
                    }
                )
            } else if without_eps {
                format!("{equal}, so the variance is 0, and with this ε so is burn’s divisor.")
            } else {
                format!(
                    "{equal}, so the variance is 0, and only ε keeps burn’s divisor from being 0."
                )
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
        BurnCause::Underflow { mean, zero_by_zero } => format!(
            "The variance, {}, is below float32’s smallest normal number, {}: there float32 numbers are {} apart, and the squares and the variance are rounded to multiples of that{results}.{}",
            text(outcome.exact.variance),
            four(f32::MIN_POSITIVE.into()),
            four(f64::from(f32::from_bits(1))),
            if zero_by_zero == 0 {
                String::new()
            } else {
                format!(
                    " burn’s rounded mean, {}, equals {}, which gives 0/0.",
                    text(mean),
                    counted(zero_by_zero, "value")
                )
            }
        ),
        BurnCause::SumOverflow { sum, mean } => {
            let largest = four(f32::MAX.into());
            let overflows = if sum.abs() > f64::from(f32::MAX) {
                format!("The values add up to {}, beyond", four(sum))
            } else {
                "While burn adds up the values, their sum exceeds".to_owned()
            };
            format!(
                "{overflows} float32’s largest number, {largest}, so burn’s mean is {}{results}.",
                text(mean)
            )
        }
        BurnCause::DeviationOverflow => format!(
            "A deviation beyond float32’s largest number, {}, is infinite, and so is burn’s variance: ∞/∞ is NaN, and every other result is 0{results}.",
            four(f32::MAX.into())
        ),
        BurnCause::SquareOverflow { sum } => format!(
            "The squares of the deviations add up to {}, beyond float32’s largest number, {}, so burn’s variance is infinite{results}.",
            four(sum),
            four(f32::MAX.into())
        ),
        BurnCause::MeanRounded {
            mean,
            shift,
            spacing,
            misses_nearest,
        } => mean_rounded(outcome, mean, [shift, spacing], misses_nearest),
    }
}

fn mean_rounded(
    outcome: &Outcome,
    mean: f64,
    [shift, spacing]: [f64; 2],
    misses_nearest: bool,
) -> String {
    let results = if outcome.burn.len() == 1 {
        "burn’s result is"
    } else {
        "burn’s results have the mean"
    };
    let is_number = outcome.exact.mean_rounding == Real::Finite(0.0);
    let between = match (outcome.exact.is_mean_half_way, misses_nearest) {
        _ if is_number => "a float32 number, but a rounded sum misses it",
        (true, true) => "half way between two float32 numbers, and a rounded sum misses both",
        (true, false) => "half way between two float32 numbers",
        (false, true) => "no float32 number, and a rounded sum misses the nearest one",
        (false, false) => "no float32 number",
    };
    // Equal values and ε = 0 have no exact results.
    let exact = match outcome.exact.output.first() {
        Some(Real::Undefined) => "NaN",
        _ => "0",
    };
    format!(
        "The exact mean, {}, is {between}; float32 numbers are {} apart there. So burn subtracts a rounded mean, {}, and {results} {} instead of {exact}.",
        distinct(outcome.exact.mean),
        step(spacing),
        distinct(mean.into()),
        four(shift)
    )
}
