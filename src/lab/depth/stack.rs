//! One stack, forward and backward, by burn's autodiff.

use burn::{
    nn::{LayerNorm, LayerNormConfig},
    tensor::Tensor,
};
use serde::Serialize;

use super::{Draws, Scheme};
use crate::lab::{
    device::device,
    real::Real,
    similarity::Similarity,
    tensor::{download, upload},
};

/// The measurements of one stack.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Stack {
    /// Where it normalises.
    pub scheme: Scheme,
    /// The root mean square of the stream, from x to the last layer.
    pub rms: Vec<Real>,
    /// How alike the rows of the stream are, from x to the last layer.
    pub similarity: Vec<Similarity>,
    /// The Frobenius norm of each weight's gradient, from the first layer to the last.
    pub weight_gradients: Vec<Real>,
    /// The Frobenius norm of x's gradient.
    pub input_gradient: Real,
}

/// Computes a stack of so many layers whose weights have std `scale/√width`. The draws must
/// have been prepared for it.
///
/// # Panics
/// If the draws hold fewer layers.
#[must_use]
pub fn run(draws: &Draws, scheme: Scheme, scale: f64, layers: usize) -> Stack {
    let [rows, width] = draws.shape();
    let norm: LayerNorm = LayerNormConfig::new(width).init(&device().autodiff());
    let factor = weight_scale(scale, width);
    let input = leaf(upload(draws.input.clone(), rows, width));
    let weights: Vec<Tensor<2>> = draws.weights[..layers]
        .iter()
        .map(|weight| leaf(upload(weight.clone(), width, width).mul_scalar(factor)))
        .collect();
    let mut stream = input.clone();
    let mut measured = vec![measure(&stream, width)];
    for weight in &weights {
        stream = layer(stream, weight, scheme, &norm);
        measured.push(measure(&stream, width));
    }
    let output = if scheme.ends_with_norm() {
        norm.forward(stream)
    } else {
        stream
    };
    let upstream = upload(draws.upstream.clone(), rows, width).autodiff();
    let mut gradients = (output * upstream).sum().backward();
    let mut norm_of = |leaf: Tensor<2>| {
        let gradient = leaf.grad_remove(&mut gradients);
        Real::from(length(&download(
            gradient.expect("the loss depends on every weight and on x"),
        )))
    };
    let (rms, similarity) = measured.into_iter().unzip();
    Stack {
        scheme,
        rms,
        similarity,
        weight_gradients: weights.into_iter().map(&mut norm_of).collect(),
        input_gradient: norm_of(input),
    }
}

fn layer(stream: Tensor<2>, weight: &Tensor<2>, scheme: Scheme, norm: &LayerNorm) -> Tensor<2> {
    let block = |input: Tensor<2>| input.matmul(weight.clone());
    match scheme {
        Scheme::None => stream.clone() + block(stream),
        Scheme::Post => norm.forward(stream.clone() + block(stream)),
        Scheme::Pre => stream.clone() + block(norm.forward(stream)),
        Scheme::Peri => stream.clone() + norm.forward(block(norm.forward(stream))),
    }
}

fn leaf(tensor: Tensor<2>) -> Tensor<2> {
    tensor.autodiff().require_grad()
}

/// The rms of the stream, and how alike its rows are.
fn measure(stream: &Tensor<2>, width: usize) -> (Real, Similarity) {
    let values = download(stream.clone());
    let rms = length(&values) / count(values.len()).sqrt();
    (rms.into(), Similarity::of(&values, width))
}

/// `s/√width`, cast to float32 once, as PyTorch casts a Python float.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the factor is rounded to the tensor's format"
)]
fn weight_scale(scale: f64, width: usize) -> f32 {
    (scale / count(width).sqrt()) as f32
}

/// The root of the sum of squares, in double precision.
fn length(values: &[f32]) -> f64 {
    let squares = values.iter().map(|&value| f64::from(value).powi(2));
    squares.sum::<f64>().sqrt()
}

#[expect(clippy::cast_precision_loss, reason = "a small count")]
fn count(values: usize) -> f64 {
    values as f64
}
