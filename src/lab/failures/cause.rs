//! Why float32's results differ from exact arithmetic's.
//!
//! Causes follow from the row and from exact arithmetic. What depends on how burn's
//! backend orders its sums is confirmed by burn's output, so that each cause holds for
//! every backend.

use serde::Serialize;

use super::{Naive, float32::spacing};
use crate::lab::{exact::Exact, real::Real, scenario::Precision};

/// How many values of a row are not finite.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct NonFinite {
    /// Values that are ∞ or −∞.
    pub infinite: usize,
    /// Values that are NaN.
    pub undefined: usize,
}

/// What determines the naive result of a finite row.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NaiveCause {
    /// `E[x²]` or μ² is beyond float32's largest number.
    Overflow(SquareOverflow),
    /// The difference of two rounded numbers.
    Subtraction {
        /// The distance between float32 numbers at `E[x²]`.
        spacing: f64,
        /// The exact variance, divided by that distance.
        steps: f64,
    },
}

/// The first number that overflows on the way to the naive variance.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SquareOverflow {
    /// The square of a value: the largest one in magnitude.
    Value(f64),
    /// The sum of the squares.
    Sum,
    /// The square of the mean.
    Mean,
}

/// Why burn's result differs from the exact one, or why nothing but ε determines it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum BurnCause {
    /// All values are equal, so the variance is 0.
    Constant {
        /// Whether ε is 0 in the format.
        without_eps: bool,
    },
    /// The format changes ε, and the divisor with it.
    EpsRounded {
        /// ε in the format.
        rounded: f64,
        /// The format.
        precision: Precision,
    },
    /// The variance is positive, and below float32's smallest normal number.
    Underflow,
    /// The sum of the values is beyond float32's largest number.
    SumOverflow {
        /// The exact sum.
        sum: f64,
    },
    /// The sum of the squared deviations is beyond float32's largest number.
    SquareOverflow {
        /// The exact sum.
        sum: f64,
    },
    /// The mean that burn subtracts is not the exact one.
    MeanRounded {
        /// The mean of burn's results, which is 0 in exact arithmetic.
        shift: f64,
        /// The distance between float32 numbers at the mean.
        spacing: f64,
        /// Whether it is not the float32 number nearest to the exact one either, because
        /// the sum of the values was rounded while it was added up.
        misses_nearest: bool,
    },
}

/// Why the results of a row are not exact.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Causes {
    /// The row's values that are not finite; with any, nothing else is a cause.
    pub non_finite: Option<NonFinite>,
    /// What determines the naive result.
    pub naive: Option<NaiveCause>,
    /// By how much the rounding of the mean moves every naive result.
    pub naive_shift: Option<f64>,
    /// What burn's result depends on; empty if it only rounds.
    pub burn: Vec<BurnCause>,
}

/// The causes for a row, which is rounded to its format.
#[expect(clippy::float_cmp, reason = "equal values are meant")]
pub(super) fn find(
    row: &[f32],
    eps: f64,
    rounded_eps: f32,
    precision: Precision,
    exact: &Exact,
    naive: &Naive,
    burn: &[Real],
) -> Causes {
    let infinite = row.iter().filter(|value| value.is_infinite()).count();
    let undefined = row.iter().filter(|value| value.is_nan()).count();
    if infinite + undefined > 0 {
        return Causes {
            non_finite: Some(NonFinite {
                infinite,
                undefined,
            }),
            naive: None,
            naive_shift: None,
            burn: Vec::new(),
        };
    }
    let mut causes = Vec::new();
    if row.windows(2).all(|pair| pair[0] == pair[1]) {
        causes.push(BurnCause::Constant {
            without_eps: rounded_eps == 0.0,
        });
    }
    let variance = exact.variance.to_f64();
    if (f64::from(rounded_eps) - eps).abs() > 1e-6 * (variance + eps) {
        causes.push(BurnCause::EpsRounded {
            rounded: rounded_eps.into(),
            precision,
        });
    }
    // A larger ε hides a variance as small as this.
    let tiny = f64::from(f32::MIN_POSITIVE);
    if variance > 0.0 && variance < tiny && f64::from(rounded_eps) < 1e8 * tiny {
        causes.push(BurnCause::Underflow);
    }
    causes.extend(
        overflow(row, exact, burn).or_else(|| mean_rounded(precision, rounded_eps, exact, burn)),
    );
    Causes {
        non_finite: None,
        naive: naive_cause(row, exact, naive),
        naive_shift: naive_shift(exact, naive),
        burn: causes,
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a row has at most a few thousand values"
)]
fn overflow(row: &[f32], exact: &Exact, burn: &[Real]) -> Option<BurnCause> {
    let largest = f64::from(f32::MAX);
    let count = row.len() as f64;
    let sum = exact.mean.to_f64() * count;
    let squares = exact.variance.to_f64() * count;
    let all = |of: fn(Real) -> bool| burn.iter().copied().all(of);
    if sum.abs() > largest && all(|value| value == Real::Undefined) {
        Some(BurnCause::SumOverflow { sum })
    } else if squares > largest && all(|value| matches!(value, Real::Finite(0.0) | Real::Undefined))
    {
        Some(BurnCause::SquareOverflow { sum: squares })
    } else {
        None
    }
}

/// Exact results have the mean 0. The subtraction and the division change each of burn's
/// results by at most one unit in the last place in all, so a larger mean can only come
/// from the mean that burn subtracts.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "the mean is within float32's range, and a row has a few thousand values"
)]
fn mean_rounded(precision: Precision, eps: f32, exact: &Exact, burn: &[Real]) -> Option<BurnCause> {
    let eps = f64::from(eps);
    let results: Option<Vec<f64>> = burn.iter().map(|value| value.finite()).collect();
    let results = results?;
    let largest = results.iter().fold(0.0_f64, |most, y| most.max(y.abs()));
    let unit = match precision {
        Precision::Float32 => 2_f64.powi(-23),
        Precision::Float16 => 2_f64.powi(-10),
        Precision::BFloat16 => 2_f64.powi(-7),
    };
    let shift = results.iter().sum::<f64>() / results.len() as f64;
    // Below, results are too small to have float32's full precision.
    let is_significant = shift.abs() > 2.0 * unit * largest && largest > 1e-30;
    let spacing = spacing(exact.mean.to_f64() as f32);
    // The error e of the mean adds e² to burn's variance, so the shift is
    // −e/√(v + ε + e²). The nearest number is at most half a spacing away.
    let certain = (shift.abs() - 2.0 * unit * largest).max(0.0);
    let divisor = (exact.variance.to_f64() + eps) / (1.0 - certain * certain);
    is_significant.then(|| BurnCause::MeanRounded {
        shift,
        spacing,
        misses_nearest: certain * divisor.sqrt() > 0.51 * spacing,
    })
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "the naive numbers are float32"
)]
fn naive_cause(row: &[f32], exact: &Exact, naive: &Naive) -> Option<NaiveCause> {
    if let (Some(squares), Some(_)) = (
        naive.mean_of_squares.finite(),
        naive.square_of_mean.finite(),
    ) {
        let spacing = spacing(squares as f32);
        let steps = exact.variance.to_f64() / spacing;
        return Some(NaiveCause::Subtraction { spacing, steps });
    }
    let larger = |a: f32, b: f32| if b.abs() > a.abs() { b } else { a };
    let largest = row.iter().copied().reduce(larger)?;
    Some(NaiveCause::Overflow(if (largest * largest).is_infinite() {
        SquareOverflow::Value(largest.into())
    } else if naive.mean_of_squares.finite().is_none() {
        SquareOverflow::Sum
    } else {
        SquareOverflow::Mean
    }))
}

/// By how much the naive mean's error moves every naive result, if visibly.
fn naive_shift(exact: &Exact, naive: &Naive) -> Option<f64> {
    let root = naive.root.finite().filter(|root| *root > 0.0)?;
    let error = naive.mean.finite()? - exact.mean.finite()?;
    let shift = -error / root;
    (shift.abs() >= 1e-3).then_some(shift)
}
