//! One layer of a stack, forward and backward.

use std::iter::zip;

use super::{
    norm::{self, Normalized},
    product::Weight,
};
use crate::lab::scenario::Scheme;

/// What a layer keeps for the way back.
pub(super) struct Layer {
    scheme: Scheme,
    /// The block's input z.
    input: Vec<f32>,
    /// The LN before the block.
    before: Option<Normalized>,
    /// The LN of the block's output or of the sum.
    after: Option<Normalized>,
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
        let width = weight.width;
        let before =
            matches!(scheme, Scheme::Pre | Scheme::Peri).then(|| Normalized::of(stream, width));
        let input = before
            .as_ref()
            .map_or_else(|| stream.to_vec(), |before| before.values.clone());
        let block = weight.apply(&input);
        let (after, next) = match scheme {
            Scheme::None | Scheme::Pre => (None, sum(stream, &block)),
            Scheme::Post => {
                let after = Normalized::of(&sum(stream, &block), width);
                let next = after.values.clone();
                (Some(after), next)
            }
            Scheme::Peri => {
                let after = Normalized::of(&block, width);
                let next = sum(stream, &after.values);
                (Some(after), next)
            }
        };
        let layer = Self {
            scheme,
            input,
            before,
            after,
        };
        (layer, next)
    }

    /// The gradients, from that with respect to the stream after the layer.
    pub(super) fn back(&self, weight: &Weight, gradient: Vec<f32>) -> Back {
        let normalized = self.after.as_ref().map(|after| after.back(&gradient));
        // The gradients with respect to the sum's first term and to the block's output.
        let (sum_gradient, block) = match (self.scheme, normalized) {
            (Scheme::Post, Some(normalized)) => (normalized.clone(), normalized),
            (_, Some(normalized)) => (gradient, normalized),
            (_, None) => (gradient.clone(), gradient),
        };
        let input = weight.back(&block);
        let input = match &self.before {
            Some(before) => before.back(&input),
            None => input,
        };
        Back {
            weight_gradient: product_length(&self.input, &block, weight.width),
            stream: sum(&sum_gradient, &input),
        }
    }
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
