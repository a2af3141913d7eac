//! LayerNorm with the naive variance, in float32.

use serde::Serialize;

use crate::lab::real::Real;

/// LayerNorm with the variance `E[x²] − μ²`, and the numbers on the way, all in float32.
/// Sums add the values in order.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Naive {
    /// μ.
    pub mean: Real,
    /// `E[x²]`.
    pub mean_of_squares: Real,
    /// μ².
    pub square_of_mean: Real,
    /// v = `E[x²] − μ²`; negative if the rounding error exceeds the variance.
    pub variance: Real,
    /// `√(v + ε)`; NaN if `v + ε` is negative.
    pub root: Real,
    /// `(x − μ) / √(v + ε)`.
    pub output: Vec<Real>,
}

/// Normalises one row, which has at least one value.
#[expect(
    clippy::cast_precision_loss,
    reason = "a row has at most a few thousand values"
)]
pub(super) fn run(row: &[f32], eps: f32) -> Naive {
    let mean_of = |value: fn(f32) -> f32| {
        let sum = row.iter().fold(0.0, |sum, &x| sum + value(x));
        sum / row.len() as f32
    };
    let mean = mean_of(|x| x);
    let (mean_of_squares, square_of_mean) = (mean_of(|x| x * x), mean * mean);
    let variance = mean_of_squares - square_of_mean;
    let root = (variance + eps).sqrt();
    Naive {
        mean: mean.into(),
        mean_of_squares: mean_of_squares.into(),
        square_of_mean: square_of_mean.into(),
        variance: variance.into(),
        root: root.into(),
        output: row.iter().map(|x| ((x - mean) / root).into()).collect(),
    }
}
