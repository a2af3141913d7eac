//! Products with a weight.

use std::iter::zip;

/// A weight: draws of shape `[width, width]`, times `s/√width`.
pub(super) struct Weight<'a> {
    draws: &'a [f32],
    /// `s/√width`, cast to float32 once, as PyTorch casts a Python float.
    factor: f32,
    pub(super) width: usize,
}

impl<'a> Weight<'a> {
    /// The weight of these draws with the scale s.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the factor is rounded to the tensor's format"
    )]
    pub(super) fn new(draws: &'a [f32], scale: f64, width: u32) -> Self {
        Self {
            draws,
            factor: (scale / f64::from(width).sqrt()) as f32,
            width: width as usize,
        }
    }

    /// `z · W` for z of shape `[rows, width]`.
    pub(super) fn apply(&self, matrix: &[f32]) -> Vec<f32> {
        let mut product = vec![0.0; matrix.len()];
        let rows = zip(matrix.chunks(self.width), product.chunks_mut(self.width));
        for (row, sums) in rows {
            for (&z, weights) in zip(row, self.draws.chunks(self.width)) {
                for (sum, &weight) in zip(&mut *sums, weights) {
                    *sum += z * weight;
                }
            }
            for sum in sums {
                *sum *= self.factor;
            }
        }
        product
    }

    /// `g · Wᵀ` for g of shape `[rows, width]`: the gradient with respect to z.
    pub(super) fn back(&self, gradient: &[f32]) -> Vec<f32> {
        let rows = gradient.chunks(self.width);
        rows.flat_map(|row| {
            let weights = self.draws.chunks(self.width);
            weights.map(move |weights| dot(row, weights) * self.factor)
        })
        .collect()
    }
}

/// The dot product in float32, in eight sums, which do not depend on each other.
fn dot(a: &[f32], b: &[f32]) -> f32 {
    const LANES: usize = 8;
    let mut sums = [0.0_f32; LANES];
    let (a, b) = (a.chunks_exact(LANES), b.chunks_exact(LANES));
    let rest = zip(a.remainder(), b.remainder()).map(|(a, b)| a * b);
    let rest: f32 = rest.sum();
    for (a, b) in zip(a, b) {
        for (sum, (a, b)) in zip(&mut sums, zip(a, b)) {
            *sum += a * b;
        }
    }
    sums.iter().sum::<f32>() + rest
}
