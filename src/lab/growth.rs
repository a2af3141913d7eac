//! Station 1: the same matrix multiplied by fresh noise again and again.
//!
//! Two chains start from their own standard normal matrix, of shape
//! `[size, size]`, and take one factor f each, 1/s and s:
//!
//! `A_k = A_{k−1} · (f·Z_k)`, with `Z_k` standard normal
//!
//! where the dot is the elementwise or the matrix product. What is measured is
//! the Frobenius norm `‖A_k‖ = √(Σ a²)`, after every step.

use serde::Serialize;

use super::{
    random::Generator,
    real::Real,
    scenario::{self, Product},
    walk::Walk,
};

/// What is measured of one matrix of a chain.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Step {
    /// The Frobenius norm, summed in double precision: it is infinite only if
    /// an entry is.
    pub norm: Real,
    /// How many entries are exactly zero.
    pub zeros: usize,
    /// How many entries are infinite.
    pub infinite: usize,
    /// How many entries are NaN.
    pub undefined: usize,
}

/// One chain of products.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Chain {
    /// What the noise is multiplied by: 1/s or s.
    pub factor: f64,
    /// The matrix before the first step.
    pub start: Step,
    /// The matrix after step 1, 2, and so on.
    pub steps: Vec<Step>,
    /// The root-mean-square norm in exact arithmetic, from step 0 (the start)
    /// to the last: see [`expected`].
    pub expected: Vec<Real>,
}

/// Both chains.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Outcome {
    /// The chain with the factor 1/s.
    pub shrinking: Chain,
    /// The chain with the factor s.
    pub growing: Chain,
}

/// The draws of one seed and size, in the order in which the lecture's loop
/// asks `torch.randn` for them: the start of the shrinking chain, that of the
/// growing one, and then noise for each in turn.
///
/// Draws are kept, so that more steps extend a chain and another factor
/// rescales the same noise. Another size is another draw.
#[derive(Clone, Debug)]
pub struct Noise {
    seed: u64,
    size: usize,
    generator: Generator,
    /// Pair 0 holds the starts, pair k the noise of step k, shrinking chain
    /// first; each has `size · size` values in row-major order.
    pairs: Vec<[Vec<f32>; 2]>,
}

impl Noise {
    /// The draws after `torch.manual_seed(seed)`, none of them made yet.
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        Self {
            seed,
            size: 0,
            generator: Generator::seeded(seed),
            pairs: Vec::new(),
        }
    }

    /// The seed that the draws follow from.
    #[must_use]
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// Draws what is missing for so many steps of matrices of this size.
    fn reach(&mut self, size: usize, steps: usize) {
        if self.size != size {
            *self = Self {
                size,
                ..Self::seeded(self.seed)
            };
        }
        while self.pairs.len() <= steps {
            let pair = [(); 2].map(|()| self.generator.randn(size * size));
            self.pairs.push(pair);
        }
    }
}

/// Runs both chains.
#[must_use]
pub fn run(noise: &mut Noise, settings: &scenario::Growth) -> Outcome {
    let steps = settings.steps as usize;
    noise.reach(settings.size as usize, steps);
    let drawn = &noise.pairs[..=steps];
    Outcome {
        shrinking: chain(
            drawn.iter().map(|[small, _]| small),
            1.0 / settings.scale,
            settings,
        ),
        growing: chain(
            drawn.iter().map(|[_, large]| large),
            settings.scale,
            settings,
        ),
    }
}

/// Runs one chain over its draws, the start first.
fn chain<'a>(
    draws: impl Iterator<Item = &'a Vec<f32>>,
    factor: f64,
    settings: &scenario::Growth,
) -> Chain {
    let mut draws = draws.cloned();
    let start = draws.next().expect("a chain is drawn from its start on");
    let (mut walk, start) = Walk::start(start, factor, settings);
    Chain {
        factor,
        start,
        steps: draws.map(|noise| walk.step(noise)).collect(),
        expected: expected(factor, settings),
    }
}

/// The root-mean-square norm `√E‖A_k‖²` of a chain of n×n matrices with factor
/// f, from k = 0 on: `n·fᵏ` for the elementwise product, `n·(f√n)ᵏ` for the
/// matrix product. With LayerNorm after every step, and ε → 0, each row has
/// mean 0 and variance 1, so the norm is n itself (0 for n = 1, where the one
/// feature is its own mean).
///
/// A typical run lies far below this mean of squares, which few large entries
/// carry.
#[must_use]
pub fn expected(factor: f64, settings: &scenario::Growth) -> Vec<Real> {
    let size = f64::from(settings.size);
    let gain = match settings.product {
        Product::Elementwise => factor,
        Product::Matrix => factor * size.sqrt(),
    };
    let mut norm = size;
    let rest = (0..settings.steps).map(|_| {
        if settings.layer_norm {
            norm = if settings.size == 1 { 0.0 } else { size };
        } else {
            norm *= gain;
        }
        norm.into()
    });
    std::iter::once(size.into()).chain(rest).collect()
}
