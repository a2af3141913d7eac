//! Stations 2 to 4: what LayerNorm makes of the activation matrix, and what is
//! measured and predicted of it.
//!
//! `y = (x − μ) / √(v + ε) · γ + β`, with μ the mean and v the biased variance
//! of the values that are normalised together: each row, or the whole matrix.

use serde::Serialize;

use super::{
    layer::Layer,
    matrix::Matrix,
    real::Real,
    scenario::{self, NormalizedShape},
    statistics::{Correlation, Moments, Statistics, Summary},
};

/// Mean and variance of the values that are normalised together.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Group {
    /// μ.
    pub mean: Real,
    /// v, the biased variance: the squares are divided by n.
    pub variance: Real,
}

/// All there is to see of the layer at work.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Outcome {
    /// x, shape `[rows, features]`.
    pub input: Matrix,
    /// y, shape `[rows, features]`.
    pub output: Matrix,
    /// γ, shape `[1, features]`; `[rows, features]` if the matrix is
    /// normalised as a whole.
    pub gamma: Matrix,
    /// β, of the shape of γ.
    pub beta: Matrix,
    /// One for each row, or a single one for the whole matrix.
    pub groups: Vec<Group>,
    /// Means and stds of the input.
    pub before: Statistics,
    /// Means and stds of the output.
    pub after: Statistics,
    /// What each output row must have by algebra; none where γ or β differs within the row.
    pub predicted: Vec<Option<Summary>>,
    /// Pearson's r of input and output.
    pub correlation: Correlation,
}

/// Applies the layer and measures what it did.
#[must_use]
pub fn run(input: Matrix, layer: &scenario::LayerNorm) -> Outcome {
    let before = Statistics::of(&input);
    run_measured(input, before, layer)
}

/// As [`run`], given the input's statistics, which no knob of the layer moves.
#[must_use]
pub fn run_measured(input: Matrix, before: Statistics, layer: &scenario::LayerNorm) -> Outcome {
    let of_burn = Layer::new(input.rows(), input.columns(), layer);
    let output = of_burn.forward(input.clone());
    let Layer { gamma, beta, .. } = of_burn;
    let groups = groups(&input, layer.normalized_shape);
    let predicted = (0..input.rows())
        .map(|row| {
            let gamma = uniform(gamma.row(row % gamma.rows()))?;
            let beta = uniform(beta.row(row % beta.rows()))?;
            let group = groups[row % groups.len()];
            Some(predict(before.rows[row], group, layer.eps, (gamma, beta)))
        })
        .collect();
    Outcome {
        after: Statistics::of(&output),
        correlation: Correlation::between(&input, &output),
        input,
        output,
        gamma,
        beta,
        groups,
        before,
        predicted,
    }
}

fn groups(input: &Matrix, shape: NormalizedShape) -> Vec<Group> {
    let group = |values: &[f32]| {
        let moments = Moments::of(values.iter().copied());
        Group {
            mean: moments.mean.into(),
            variance: moments.variance_biased().into(),
        }
    };
    match shape {
        NormalizedShape::Row => (0..input.rows()).map(|row| group(input.row(row))).collect(),
        NormalizedShape::Whole => vec![group(input.values())],
    }
}

/// The value that all entries have.
fn uniform(values: &[f32]) -> Option<f64> {
    let (first, rest) = values.split_first()?;
    rest.iter()
        .all(|value| value.to_bits() == first.to_bits())
        .then(|| f64::from(*first))
}

/// What mean and std an output row must have, by algebra.
///
/// With `μ_i` and `σ_i` the mean and std of the input row and μ and v those it
/// was normalised with: mean `γ(μ_i − μ)/√(v + ε) + β`, std `|γ|·σ_i/√(v + ε)`.
/// For a row normalised by itself that is β and `|γ|·√(v/(v + ε))`, times
/// `√(n/(n − 1))` if the std divides by n − 1. A 0/0 (a constant row with
/// ε = 0) comes out undefined, as it does in the layer.
fn predict(row: Summary, group: Group, eps: f64, (gamma, beta): (f64, f64)) -> Summary {
    let root = (group.variance.to_f64() + eps).sqrt();
    let std = |std: Real| Real::from(gamma.abs() * (std.to_f64() / root));
    Summary {
        mean: Real::from(gamma * ((row.mean.to_f64() - group.mean.to_f64()) / root) + beta),
        std_unbiased: std(row.std_unbiased),
        std_biased: std(row.std_biased),
    }
}
