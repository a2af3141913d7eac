//! Values that are normalised together: their mean and variance, and what follows from
//! them for a row.

use serde::Serialize;

use crate::lab::{real::Real, statistics::Summary};

/// The mean and variance of values that are normalised together.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Group {
    /// μ.
    pub mean: Real,
    /// v, the biased variance (divisor n).
    pub variance: Real,
}

/// The mean and standard deviation of an output row, by algebra.
///
/// Let `μ_i` and `σ_i` be the mean and standard deviation of the input row, and μ
/// and v the mean and variance of its group. The output row has mean
/// `γ(μ_i − μ)/√(v + ε) + β` and standard deviation `|γ|·σ_i/√(v + ε)`. For a row
/// that is its own group these are β and `|γ|·√(v/(v + ε))`, the latter times
/// `√(n/(n − 1))` with divisor n − 1. A constant row with ε = 0 gives 0/0, which is
/// undefined here as it is in the layer.
pub(super) fn predict(row: Summary, group: Group, eps: f64, (gamma, beta): (f64, f64)) -> Summary {
    let root = (group.variance.to_f64() + eps).sqrt();
    let std = |std: Real| Real::from(gamma.abs() * (std.to_f64() / root));
    Summary {
        mean: Real::from(gamma * ((row.mean.to_f64() - group.mean.to_f64()) / root) + beta),
        std_unbiased: std(row.std_unbiased),
        std_biased: std(row.std_biased),
    }
}
