//! One layer of a stack, forward and backward.

use std::iter::zip;

use super::{
    norm::{self, Normalized},
    product::Weight,
};
use crate::lab::scenario::{NormPlace, Scheme};

/// What a layer keeps for the way back.
pub(super) struct Layer {
    /// The block's input z.
    input: Vec<f32>,
    /// The LN of what the block reads.
    before_block: Option<Normalized>,
    /// The LN of what the block writes.
    after_block: Option<Normalized>,
    /// The LN of the sum.
    after_sum: Option<Normalized>,
}

/// The gradients of a layer.
pub(super) struct Back {
    /// With respect to the stream before the layer.
    pub(super) stream: Vec<f32>,
    /// The Frobenius norm of that with respect to the weight.
    pub(super) weight_gradient: f64,
}

impl Layer {
    /// The layer on a stream, and the stream after it.
    pub(super) fn forward(scheme: Scheme, weight: &Weight, stream: &[f32]) -> (Self, Vec<f32>) {
        let normalize = |place, matrix: &[f32]| {
            let has_norm = scheme.norm_places().contains(&place);
            has_norm.then(|| Normalized::of(matrix, weight.width))
        };
        let before_block = normalize(NormPlace::BeforeBlock, stream);
        let input = values(before_block.as_ref(), stream).to_vec();
        let block = weight.apply(&input);
        let after_block = normalize(NormPlace::AfterBlock, &block);
        let sum = sum(stream, values(after_block.as_ref(), &block));
        let after_sum = normalize(NormPlace::AfterSum, &sum);
        let next = match &after_sum {
            Some(after_sum) => after_sum.values.clone(),
            None => sum,
        };
        let layer = Self {
            input,
            before_block,
            after_block,
            after_sum,
        };
        (layer, next)
    }

    /// The gradients, from that with respect to the stream after the layer.
    pub(super) fn back(&self, weight: &Weight, gradient: Vec<f32>) -> Back {
        let back = |norm: Option<&Normalized>, gradient: Vec<f32>| match norm {
            Some(norm) => norm.back(&gradient),
            None => gradient,
        };
        // Both terms of the sum receive its gradient.
        let sum_gradient = back(self.after_sum.as_ref(), gradient);
        let block = back(self.after_block.as_ref(), sum_gradient.clone());
        let input = back(self.before_block.as_ref(), weight.back(&block));
        Back {
            weight_gradient: product_length(&self.input, &block, weight.width),
            stream: sum(&sum_gradient, &input),
        }
    }
}

/// The values of a matrix after an LN, if there is one.
fn values<'a>(norm: Option<&'a Normalized>, matrix: &'a [f32]) -> &'a [f32] {
    norm.map_or(matrix, |norm| &norm.values)
}

fn sum(a: &[f32], b: &[f32]) -> Vec<f32> {
    zip(a, b).map(|(a, b)| a + b).collect()
}

/// `‖zᵀ · g‖`, the norm of the weight's gradient, without the product: its square is the sum
/// of `(z_i · z_j)(g_i · g_j)` over all pairs of rows.
fn product_length(input: &[f32], gradient: &[f32], width: usize) -> f64 {
    let rows: Vec<_> = zip(input.chunks(width), gradient.chunks(width)).collect();
    let mut square = 0.0;
    for (index, (input, gradient)) in rows.iter().enumerate() {
        for (other_input, other_gradient) in &rows[..index] {
            square += 2.0 * norm::dot(input, other_input) * norm::dot(gradient, other_gradient);
        }
        square += norm::dot(input, input) * norm::dot(gradient, gradient);
    }
    let length = if square < 0.0 { 0.0 } else { square.sqrt() };
    // Float32 does not hold such a gradient. NaN stays NaN.
    if length > f64::from(f32::MAX) {
        f64::INFINITY
    } else {
        length
    }
}
