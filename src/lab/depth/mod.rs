//! Station 8: where LayerNorm sits in a deep residual network.
//!
//! A stack of L layers on x of shape `[rows, width]`, with `f_l(z) = z · W_l`:
//!
//! | stack | layer | output |
//! |---|---|---|
//! | none | `x_l = x_{l−1} + f_l(x_{l−1})` | `y = x_L` |
//! | Post-LN | `x_l = LN(x_{l−1} + f_l(x_{l−1}))` | `y = x_L` |
//! | Pre-LN | `x_l = x_{l−1} + f_l(LN(x_{l−1}))` | `y = LN(x_L)` |
//! | Peri-LN | `x_l = x_{l−1} + LN(f_l(LN(x_{l−1})))` | `y = LN(x_L)` |
//!
//! The entries of `W_l` are normal with std `s/√width`; LN has γ = 1, β = 0, ε = 1e-5.
//! The loss is `L = Σ y ⊙ u`. Sources: Xiong et al. 2020 (arXiv 2002.04745) for Pre-LN and
//! Post-LN, arXiv 2502.02732 for Peri-LN.
//!
//! Both passes are written out in float32, without the graph that burn's autodiff builds:
//! a stack of 60 layers has to follow a slider. `tests/depth.rs` compares the two.

mod draws;
pub mod formula;
mod layer;
mod norm;
mod product;

pub use draws::Draws;

use serde::Serialize;

use self::{layer::Layer, norm::Normalized, product::Weight};
use crate::lab::{
    real::Real,
    scenario::{Depth, Scheme},
    similarity::Similarity,
    statistics::length,
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

impl Stack {
    /// The first layer after which the rms of the stream is not finite; 0 is x.
    #[must_use]
    pub fn first_lost_stream(&self) -> Option<u32> {
        first_lost(&self.rms, 0)
    }

    /// The first layer whose weight's gradient has no finite norm, counted from 1.
    #[must_use]
    pub fn first_lost_gradient(&self) -> Option<u32> {
        first_lost(&self.weight_gradients, 1)
    }
}

/// The layer of the first value that is not finite, if the values begin with this layer.
fn first_lost(values: &[Real], first: u32) -> Option<u32> {
    let mut values = std::iter::zip(first.., values);
    let lost = values.find(|(_, value)| value.finite().is_none());
    lost.map(|(layer, _)| layer)
}

/// The stack of station 8. Keeps the draws for the next call, which may need more layers.
#[must_use]
pub fn run(draws: &mut Draws, seed: u64, settings: &Depth) -> Stack {
    let [rows, width, layers] =
        [settings.rows, settings.width, settings.layers].map(|count| count as usize);
    draws.prepare(seed, [rows, width], layers);
    let weights = weights(draws, settings);
    let (streams, passes) = forward(draws, settings.scheme, &weights);
    let mut gradient = draws.upstream.clone();
    if settings.scheme.ends_with_norm() {
        gradient = Normalized::of(last(&streams), width).back(&gradient);
    }
    let mut weight_gradients = Vec::with_capacity(layers);
    for (layer, weight) in std::iter::zip(&passes, &weights).rev() {
        let back = layer.back(weight, gradient);
        weight_gradients.push(back.weight_gradient.into());
        gradient = back.stream;
    }
    weight_gradients.reverse();
    Stack {
        scheme: settings.scheme,
        rms: streams.iter().map(|stream| rms(stream).into()).collect(),
        similarity: streams
            .iter()
            .map(|stream| Similarity::of(stream, width))
            .collect(),
        weight_gradients,
        input_gradient: length(&gradient).into(),
    }
}

/// The root mean square of the stream after the last layer, without the way back.
#[must_use]
pub fn last_rms(seed: u64, settings: &Depth) -> Real {
    let mut draws = Draws::of(seed, settings);
    let shape = draws.shape();
    draws.prepare(seed, shape, settings.layers as usize);
    let weights = weights(&draws, settings);
    let (streams, _) = forward(&draws, settings.scheme, &weights);
    rms(last(&streams)).into()
}

fn weights<'a>(draws: &'a Draws, settings: &Depth) -> Vec<Weight<'a>> {
    let layers = draws.weights.iter().take(settings.layers as usize);
    let weight = |draw: &'a Vec<f32>| Weight::new(draw, settings.scale, settings.width);
    layers.map(weight).collect()
}

/// The stream from x on, and what each layer keeps for the way back.
fn forward(draws: &Draws, scheme: Scheme, weights: &[Weight]) -> (Vec<Vec<f32>>, Vec<Layer>) {
    let mut streams = vec![draws.input.clone()];
    let mut passes = Vec::with_capacity(weights.len());
    for weight in weights {
        let (layer, stream) = Layer::forward(scheme, weight, last(&streams));
        streams.push(stream);
        passes.push(layer);
    }
    (streams, passes)
}

fn last(streams: &[Vec<f32>]) -> &[f32] {
    streams.last().map_or(&[], Vec::as_slice)
}

fn rms(values: &[f32]) -> f64 {
    length(values) / norm::count(values.len()).sqrt()
}
