//! Station 1: two chains of random matrix products, and the norm after each step.
//!
//! Each chain starts from a standard normal matrix of shape `[size, size]`. The
//! shrinking chain has factor f = 1/s, the growing chain f = s:
//!
//! `A_k = A_{k−1} · (f·Z_k)`, with `Z_k` standard normal
//!
//! where the dot is the elementwise or the matrix product. The lab measures the
//! Frobenius norm `‖A_k‖ = √(Σ a²)` after every step.

use serde::Serialize;

pub use crate::lab::chain::{ChainStep, SmallRows};
use crate::lab::{
    chain::ChainState,
    random::Generator,
    real::Real,
    scenario::{self, Product},
};

/// One chain of products.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Chain {
    /// The factor f of the noise: 1/s or s.
    pub factor: f64,
    /// The measurements of the start matrix `A_0`.
    pub start: ChainStep,
    /// The measurements after steps 1, 2, and so on.
    pub steps: Vec<ChainStep>,
    /// The root-mean-square norm from step 0 (the start) to the last; see
    /// [`expected`].
    pub expected: Vec<Real>,
    /// The rows that LayerNorm left small in the last step, by cause; none without it.
    #[serde(skip)]
    pub small_rows: SmallRows,
}

/// Both chains.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Outcome {
    /// The chain with the factor 1/s.
    pub shrinking: Chain,
    /// The chain with the factor s.
    pub growing: Chain,
}

/// The random matrices of one seed, and the chains last computed from them.
///
/// The lecture's loop calls `torch.randn` for the start of the shrinking chain, the
/// start of the growing chain, and then for the noise of each chain in turn. This
/// type draws in the same order.
///
/// It caches the draws, so a new factor reuses them, and the chains with and without
/// LayerNorm, so additional steps extend them. A new size discards all of these.
#[derive(Clone, Debug)]
pub struct Noise {
    seed: u64,
    size: usize,
    generator: Generator,
    /// Pair 0 holds the start matrices, pair k the noise of step k, each as
    /// `[shrinking, growing]` with `size · size` row-major values.
    pairs: Vec<[Vec<f32>; 2]>,
    /// The chains last computed from the draws, without LayerNorm and with it.
    chains: [Option<CachedChains>; 2],
}

impl Noise {
    /// The draws after `torch.manual_seed(seed)`. Nothing is drawn yet.
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        Self {
            seed,
            size: 0,
            generator: Generator::seeded(seed),
            pairs: Vec::new(),
            chains: [None, None],
        }
    }

    /// The seed of the draws.
    #[must_use]
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// The start matrices, and the noise of this many steps, for matrices of this size.
    #[cfg(feature = "gradient")]
    pub(super) fn pairs(&mut self, size: usize, steps: usize) -> &[[Vec<f32>; 2]] {
        self.extend(size, steps);
        &self.pairs[..=steps]
    }

    /// Draws whatever is missing for this number of steps and this size.
    fn extend(&mut self, size: usize, steps: usize) {
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

/// Computes both chains, reusing the cached ones if the settings differ from the
/// last call only in the number of steps.
#[must_use]
pub fn run(noise: &mut Noise, settings: &scenario::Growth) -> Outcome {
    let steps = settings.steps as usize;
    noise.extend(settings.size as usize, steps);
    let cache = &mut noise.chains[usize::from(settings.layer_norm)];
    let cached = cache.take().filter(|chains| chains.are_valid_for(settings));
    let chains =
        cache.insert(cached.unwrap_or_else(|| CachedChains::start(&noise.pairs[0], settings)));
    chains.extend(&noise.pairs[..=steps]);
    Outcome {
        shrinking: chains.shrinking.chain(settings),
        growing: chains.growing.chain(settings),
    }
}

/// Both chains, up to the largest number of steps requested so far.
#[derive(Clone, Debug)]
struct CachedChains {
    settings: scenario::Growth,
    shrinking: CachedChain,
    growing: CachedChain,
}

/// One chain, up to the largest number of steps requested so far.
#[derive(Clone, Debug)]
struct CachedChain {
    factor: f64,
    state: ChainState,
    start: ChainStep,
    steps: Vec<ChainStep>,
    /// The rows that LayerNorm left small in each step.
    small_rows: Vec<SmallRows>,
}

impl CachedChains {
    fn start([small, large]: &[Vec<f32>; 2], settings: &scenario::Growth) -> Self {
        Self {
            settings: settings.clone(),
            shrinking: CachedChain::start(small, 1.0 / settings.scale, settings),
            growing: CachedChain::start(large, settings.scale, settings),
        }
    }

    /// Whether these settings give the same chains, apart from their length.
    fn are_valid_for(&self, settings: &scenario::Growth) -> bool {
        let steps = settings.steps;
        let cached = self.settings.clone();
        scenario::Growth { steps, ..cached } == *settings
    }

    /// Extends both chains over all `pairs`, of which the first holds the start
    /// matrices.
    fn extend(&mut self, pairs: &[[Vec<f32>; 2]]) {
        for [small, large] in pairs.iter().skip(1 + self.shrinking.steps.len()) {
            self.shrinking.step(small);
            self.growing.step(large);
        }
    }
}

impl CachedChain {
    fn start(draw: &[f32], factor: f64, settings: &scenario::Growth) -> Self {
        let (state, start) = ChainState::start(draw.to_vec(), factor, settings);
        Self {
            factor,
            state,
            start,
            steps: Vec::new(),
            small_rows: Vec::new(),
        }
    }

    fn step(&mut self, draw: &[f32]) {
        self.steps.push(self.state.step(draw.to_vec()));
        self.small_rows.push(self.state.small_rows());
    }

    /// The first `settings.steps` steps.
    fn chain(&self, settings: &scenario::Growth) -> Chain {
        let small_rows = self.small_rows[..settings.steps as usize].last();
        Chain {
            factor: self.factor,
            start: self.start,
            steps: self.steps[..settings.steps as usize].to_vec(),
            expected: expected(self.factor, settings),
            small_rows: small_rows.copied().unwrap_or_default(),
        }
    }
}

/// The root-mean-square norm `√E‖A_k‖²` of a chain of n×n matrices with factor f,
/// for k from 0 to the number of steps: `n·fᵏ` for the elementwise product and
/// `n·(f√n)ᵏ` for the matrix product. With LayerNorm after every step, and ε → 0,
/// each row has mean 0 and variance 1, so the norm is n (0 for n = 1, where the
/// single feature equals its mean).
///
/// A typical run lies far below this value, because a few large entries dominate
/// the mean of squares.
#[must_use]
pub fn expected(factor: f64, settings: &scenario::Growth) -> Vec<Real> {
    let size = f64::from(settings.size);
    let gain = match settings.product {
        Product::Elementwise => factor,
        Product::Matrix => factor * size.sqrt(),
    };
    let mut norm = size;
    let after_steps = (0..settings.steps).map(|_| {
        if settings.layer_norm {
            norm = if settings.size == 1 { 0.0 } else { size };
        } else {
            norm *= gain;
        }
        norm.into()
    });
    std::iter::once(size.into()).chain(after_steps).collect()
}

#[cfg(test)]
mod tests;
