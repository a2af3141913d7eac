//! The gradients along the chains of station 1: `‖∂L/∂A_k‖` for every k.
//!
//! The loss is `L = Σ A_K ⊙ U`, where U is the first `randn(size, size)` after
//! `torch.manual_seed(seed + 1)`. From `G_K = U` on, each step back is one
//! vector–Jacobian product, by burn's autodiff: `G_{k−1} = ∂ Σ step(A_{k−1}) ⊙ G_k / ∂A_{k−1}`.
//!
//! All of it is float32: the chains' number format has no effect.

use burn::{
    nn::{LayerNorm, LayerNormConfig},
    tensor::Tensor,
};
use serde::{Serialize, Serializer};

use crate::lab::{
    device::device,
    growth::Noise,
    matrix::Matrix,
    random::Generator,
    real::Real,
    scenario::{DEFAULT_EPS, Growth, Product},
    similarity::Similarity,
    statistics::{Moments, length},
    tensor::{download, upload},
};

/// The gradients of both chains.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Outcome {
    /// The chain with the factor 1/s.
    pub shrinking: ChainGradients,
    /// The chain with the factor s.
    pub growing: ChainGradients,
}

/// The gradients of one chain.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ChainGradients {
    /// `‖∂L/∂A_k‖` for k from 0 to the number of steps.
    pub norms: Vec<Real>,
    /// The largest `ε/(v + ε)` of a row that is normalised; 0 without LayerNorm. As it goes
    /// to 0, the norms no longer depend on the factor: each step's Jacobian carries the
    /// factor, and 1/σ, which is proportional to its inverse.
    pub eps_share: Real,
    /// The last matrix. JSON holds how alike its rows are in its place.
    #[serde(rename = "similarity", serialize_with = "serialize_similarity")]
    pub last: Matrix,
}

impl ChainGradients {
    /// How alike the rows of the last matrix are.
    #[must_use]
    pub fn similarity(&self) -> Similarity {
        similarity(&self.last)
    }
}

fn similarity(matrix: &Matrix) -> Similarity {
    Similarity::of(matrix.values(), matrix.columns())
}

fn serialize_similarity<S: Serializer>(last: &Matrix, serializer: S) -> Result<S::Ok, S::Error> {
    similarity(last).serialize(serializer)
}

/// Computes the gradients of both chains.
#[must_use]
pub fn run(noise: &mut Noise, settings: &Growth) -> Outcome {
    let size = settings.size as usize;
    let upstream = Generator::seeded(noise.seed().wrapping_add(1)).randn(size * size);
    let pairs = noise.pairs(size, settings.steps as usize);
    let chain = |index: usize, factor: f64| {
        let draws: Vec<&[f32]> = pairs.iter().map(|pair| pair[index].as_slice()).collect();
        Chain::new(settings, factor).gradients(&draws, &upstream)
    };
    Outcome {
        shrinking: chain(0, 1.0 / settings.scale),
        growing: chain(1, settings.scale),
    }
}

/// The steps of one chain.
struct Chain {
    size: usize,
    /// f, cast to float32 once, as PyTorch casts a Python float.
    factor: f32,
    product: Product,
    /// The layer for the way forward, and the one for the way back.
    layers: Option<[LayerNorm; 2]>,
}

impl Chain {
    fn new(settings: &Growth, factor: f64) -> Self {
        let size = settings.size as usize;
        let config = LayerNormConfig::new(size).with_epsilon(DEFAULT_EPS);
        #[expect(
            clippy::cast_possible_truncation,
            reason = "the factor is rounded to the tensor's format"
        )]
        Self {
            size,
            factor: factor as f32,
            product: settings.product,
            layers: settings
                .layer_norm
                .then(|| [device(), device().autodiff()].map(|device| config.init(&device))),
        }
    }

    /// The gradients, from `A_0` to the last. `draws` holds the start matrix and the noise of
    /// each step.
    fn gradients(&self, draws: &[&[f32]], upstream: &[f32]) -> ChainGradients {
        let (start, noise) = draws.split_first().expect("a chain has a start matrix");
        let mut inputs: Vec<Vec<f32>> = Vec::with_capacity(noise.len());
        let mut current = start.to_vec();
        let mut eps_share: f64 = 0.0;
        for draw in noise {
            let product = self.product(self.tensor(&current), self.noise(draw));
            let next = match &self.layers {
                Some([layer, _]) => {
                    let product = download(product);
                    eps_share = eps_share.max(self.eps_share(&product));
                    download(layer.forward(self.tensor(&product)))
                }
                None => download(product),
            };
            inputs.push(std::mem::replace(&mut current, next));
        }
        let mut gradient = upstream.to_vec();
        let mut norms = vec![length(&gradient).into()];
        for (input, draw) in std::iter::zip(inputs, noise).rev() {
            gradient = self.back(&input, draw, &gradient);
            norms.push(length(&gradient).into());
        }
        norms.reverse();
        ChainGradients {
            norms,
            eps_share: eps_share.into(),
            last: Matrix::new(self.size, self.size, current),
        }
    }

    /// The largest `ε/(v + ε)` of a row.
    fn eps_share(&self, product: &[f32]) -> f64 {
        let shares = product.chunks(self.size).map(|row| {
            let variance = Moments::of(row.iter().copied()).variance_biased();
            DEFAULT_EPS / (variance + DEFAULT_EPS)
        });
        shares.fold(0.0, f64::max)
    }

    /// One vector–Jacobian product.
    fn back(&self, input: &[f32], draw: &[f32], gradient: &[f32]) -> Vec<f32> {
        let leaf = self.tensor(input).autodiff().require_grad();
        let product = self.product(leaf.clone(), self.noise(draw).autodiff());
        let output = match &self.layers {
            Some([_, layer]) => layer.forward(product),
            None => product,
        };
        let loss = (output * self.tensor(gradient).autodiff()).sum();
        let mut gradients = loss.backward();
        let gradient = leaf.grad_remove(&mut gradients);
        download(gradient.expect("the loss depends on the matrix"))
    }

    /// `A · (f·Z)`.
    fn product(&self, matrix: Tensor<2>, noise: Tensor<2>) -> Tensor<2> {
        match self.product {
            Product::Elementwise => matrix.mul(noise),
            Product::Matrix => matrix.matmul(noise),
        }
    }

    fn noise(&self, draw: &[f32]) -> Tensor<2> {
        self.tensor(draw).mul_scalar(self.factor)
    }

    fn tensor(&self, values: &[f32]) -> Tensor<2> {
        upload(values.to_vec(), self.size, self.size)
    }
}
