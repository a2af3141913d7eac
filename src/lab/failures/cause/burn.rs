//! Why burn's result differs from the exact one.

use serde::Serialize;

use crate::lab::{
    exact::Exact,
    failures::float32::spacing,
    real::Real,
    scenario::Precision,
    tensor::{download, upload},
};

/// Why burn's result differs from the exact one, or why nothing but ε determines it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum BurnCause {
    /// All values are equal, so the variance is 0.
    Constant {
        /// Whether ε is 0 in the format.
        without_eps: bool,
        /// ε in the format.
        eps: f64,
        /// By how much the mean that burn subtracts differs from the values, because their
        /// sum was rounded; 0 if it does not.
        misses_by: f64,
        /// burn's divisor: `√(d² + ε)` in float32, with this difference d.
        divisor: Real,
    },
    /// The format changes ε, and the divisor with it.
    EpsRounded {
        /// ε in the format.
        rounded: f64,
        /// The format.
        precision: Precision,
    },
    /// The variance is positive, and below float32's smallest normal number.
    Underflow {
        /// The mean that burn subtracts.
        mean: Real,
        /// How many results are 0/0 only because that mean is rounded: their values equal it,
        /// and not the exact mean.
        zero_by_zero: usize,
    },
    /// A sum of values is beyond float32's largest number, and burn's mean is not finite.
    SumOverflow {
        /// The exact sum of all values. If float32 holds it, a sum of some of them is too
        /// large on the way.
        sum: f64,
        /// burn's mean.
        mean: Real,
    },
    /// A deviation from the mean is beyond float32's largest number. burn divides ∞ by ∞
    /// there, and the other deviations by ∞.
    DeviationOverflow,
    /// The sum of the squared deviations is beyond float32's largest number.
    SquareOverflow {
        /// The exact sum.
        sum: f64,
    },
    /// The mean that burn subtracts is not the exact one.
    MeanRounded {
        /// The mean that burn subtracts.
        mean: f64,
        /// The mean of burn's results, which is 0 in exact arithmetic.
        shift: f64,
        /// The distance between float32 numbers at the mean.
        spacing: f64,
        /// Whether it is not a float32 number nearest to the exact one either, because
        /// the sum of the values was rounded while it was added up.
        misses_nearest: bool,
    },
}

/// The mean and the biased variance that burn's layer computes of a row of finite values.
pub(super) fn burn_moments(row: &[f32]) -> [Real; 2] {
    let (variance, mean) = upload(row.to_vec(), 1, row.len()).var_mean_bias(1);
    [mean, variance].map(|moment| download(moment).first().copied().unwrap_or(f32::NAN).into())
}

/// What burn makes of a row of equal values, whose mean is finite in burn.
#[expect(
    clippy::cast_possible_truncation,
    reason = "burn's mean and variance are float32"
)]
pub(super) fn constant(row: &[f32], eps: f32, [mean, variance]: [Real; 2]) -> BurnCause {
    let value = row.first().copied().unwrap_or_default();
    let mean = mean.finite().map_or(value, |mean| mean as f32);
    BurnCause::Constant {
        without_eps: eps == 0.0,
        eps: eps.into(),
        misses_by: (value - mean).into(),
        divisor: f32::sqrt(variance.to_f64() as f32 + eps).into(),
    }
}

/// What burn makes of values whose squares are too small for float32.
pub(super) fn underflow(row: &[f32], exact: &Exact, burn: &[Real], mean: Real) -> BurnCause {
    let differs_from_the_mean = |value: f32| Real::from(value) != exact.mean;
    let zero_by_zero = std::iter::zip(row, burn)
        .filter(|&(&value, &result)| result == Real::Undefined && differs_from_the_mean(value))
        .count();
    BurnCause::Underflow { mean, zero_by_zero }
}

/// With an infinite mean every result is NaN. With a finite one a NaN can only come from an
/// infinite deviation, and not all deviations are so large: they add up to 0.
#[expect(
    clippy::cast_precision_loss,
    reason = "a row has at most a few thousand values"
)]
pub(super) fn overflow(
    row: &[f32],
    exact: &Exact,
    burn: &[Real],
    burn_mean: Real,
) -> Option<BurnCause> {
    let largest = f64::from(f32::MAX);
    let count = row.len() as f64;
    let size: f64 = row.iter().map(|&value| f64::from(value).abs()).sum();
    let squares = exact.variance.to_f64() * count;
    let are_lost = |value: &Real| matches!(value, Real::Finite(0.0) | Real::Undefined);
    let undefined = burn.iter().filter(|&&value| value == Real::Undefined);
    let undefined = undefined.count();
    if size > largest && undefined == burn.len() {
        Some(BurnCause::SumOverflow {
            sum: exact.mean.to_f64() * count,
            mean: burn_mean,
        })
    } else if squares > largest && burn.iter().all(are_lost) {
        Some(if undefined > 0 {
            BurnCause::DeviationOverflow
        } else {
            BurnCause::SquareOverflow { sum: squares }
        })
    } else {
        None
    }
}

/// Exact results have the mean 0. The subtraction and the division change each of burn's
/// results by at most one unit in the last place in all. A larger mean of the results, which
/// the error e of burn's mean explains, is `−e/√(v + ε + e²)`: e² is added to burn's variance.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "the means are float32 numbers, and a row has a few thousand values"
)]
pub(super) fn mean_rounded(
    precision: Precision,
    eps: f32,
    exact: &Exact,
    burn: &[Real],
    burn_mean: Real,
) -> Option<BurnCause> {
    let mean = burn_mean.finite()?;
    let results: Option<Vec<f64>> = burn.iter().map(|value| value.finite()).collect();
    let results = results?;
    let largest = results.iter().fold(0.0_f64, |most, y| most.max(y.abs()));
    let unit = match precision {
        Precision::Float32 => 2_f64.powi(-23),
        Precision::Float16 => 2_f64.powi(-10),
        Precision::BFloat16 => 2_f64.powi(-7),
    };
    let exact_mean = exact.mean.to_f64();
    let error = mean - exact_mean;
    let variance = exact.variance.to_f64() + f64::from(eps);
    let shift = results.iter().sum::<f64>() / results.len() as f64;
    // Below, results are too small to have float32's full precision.
    let rounding = 2.0 * unit * largest;
    let is_significant = |shift: f64| shift.abs() > rounding && largest > 1e-30;
    let explained = error / (variance + error * error).sqrt();
    let spacing = spacing(exact_mean as f32);
    (is_significant(shift) && is_significant(explained)).then_some(BurnCause::MeanRounded {
        mean,
        shift,
        spacing,
        // Of a mean half way between two float32 numbers, both are the nearest.
        misses_nearest: error.abs() > (1.0 + 1e-6) * exact.mean_rounding.to_f64().abs(),
    })
}
