//! Why float32's results differ from exact arithmetic's.
//!
//! Causes follow from the row, from exact arithmetic, and from the mean and the variance that
//! burn computes. burn's output confirms what depends on how its backend orders its sums.

mod burn;

use serde::Serialize;

pub use self::burn::BurnCause;
use self::burn::{burn_moments, constant, mean_rounded, overflow, underflow};
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
    let burn_moments = burn_moments(row);
    let [burn_mean, _] = burn_moments;
    // Without a finite mean, no deviation is 0, and neither is the divisor.
    if burn_mean.finite().is_some() && row.windows(2).all(|pair| pair[0] == pair[1]) {
        causes.push(constant(row, rounded_eps, burn_moments));
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
        causes.push(underflow(row, exact, burn, burn_mean));
    }
    causes.extend(
        overflow(row, exact, burn, burn_mean)
            .or_else(|| mean_rounded(precision, rounded_eps, exact, burn, burn_mean)),
    );
    Causes {
        non_finite: None,
        naive: naive_cause(row, exact, naive),
        naive_shift: naive_shift(exact, naive),
        burn: causes,
    }
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
