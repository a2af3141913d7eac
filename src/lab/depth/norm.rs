//! LayerNorm of each row, forward and backward.

use std::iter::zip;

use crate::lab::scenario::DEFAULT_EPS;

/// A matrix whose rows have been normalised.
pub(super) struct Normalized {
    /// x̂, row-major.
    pub(super) values: Vec<f32>,
    /// `σ = √(v + ε)` of each row.
    sigmas: Vec<f64>,
    width: usize,
}

impl Normalized {
    /// Normalises the rows of a matrix of this width.
    pub(super) fn of(matrix: &[f32], width: usize) -> Self {
        let mut values = Vec::with_capacity(matrix.len());
        let mut sigmas = Vec::with_capacity(matrix.len() / width);
        for row in matrix.chunks(width) {
            let mean = sum(row.iter().copied()) / count(width);
            let squares = row.iter().map(|&x| (f64::from(x) - mean).powi(2));
            let sigma = (squares.sum::<f64>() / count(width) + DEFAULT_EPS).sqrt();
            values.extend(
                row.iter()
                    .map(|&x| to_float32((f64::from(x) - mean) / sigma)),
            );
            sigmas.push(sigma);
        }
        Self {
            values,
            sigmas,
            width,
        }
    }

    /// The gradient with respect to the matrix, from that with respect to x̂:
    /// `(g − mean(g) − x̂ · mean(g ⊙ x̂)) / σ` for each row.
    pub(super) fn back(&self, gradient: &[f32]) -> Vec<f32> {
        let mut back = Vec::with_capacity(gradient.len());
        let rows = zip(gradient.chunks(self.width), self.values.chunks(self.width));
        for ((gradient, values), sigma) in zip(rows, &self.sigmas) {
            let mean = sum(gradient.iter().copied()) / count(self.width);
            let along = dot(gradient, values) / count(self.width);
            back.extend(
                zip(gradient, values).map(|(&g, &x)| {
                    to_float32((f64::from(g) - mean - f64::from(x) * along) / sigma)
                }),
            );
        }
        back
    }
}

fn sum(values: impl Iterator<Item = f32>) -> f64 {
    values.map(f64::from).sum()
}

/// The dot product, in double precision.
pub(super) fn dot(a: &[f32], b: &[f32]) -> f64 {
    zip(a, b).map(|(&a, &b)| f64::from(a) * f64::from(b)).sum()
}

#[expect(clippy::cast_precision_loss, reason = "a small count")]
pub(super) fn count(values: usize) -> f64 {
    values as f64
}

#[expect(clippy::cast_possible_truncation, reason = "the passes are float32")]
fn to_float32(value: f64) -> f32 {
    value as f32
}
