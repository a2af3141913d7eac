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
/// Draws are kept, and with them the chains that were run on them, so that more
/// steps extend a chain and another factor rescales the same noise. Another size
/// is another draw.
#[derive(Clone, Debug)]
pub struct Noise {
    seed: u64,
    size: usize,
    generator: Generator,
    /// Pair 0 holds the starts, pair k the noise of step k, shrinking chain
    /// first; each has `size · size` values in row-major order.
    pairs: Vec<[Vec<f32>; 2]>,
    /// The chains that were run on them last.
    runs: Option<Runs>,
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
            runs: None,
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

/// Runs both chains, or goes on with them where only the number of steps differs
/// from the last time.
#[must_use]
pub fn run(noise: &mut Noise, settings: &scenario::Growth) -> Outcome {
    let steps = settings.steps as usize;
    noise.reach(settings.size as usize, steps);
    let kept = noise.runs.take().filter(|runs| runs.hold_for(settings));
    let runs = noise
        .runs
        .insert(kept.unwrap_or_else(|| Runs::start(&noise.pairs[0], settings)));
    runs.reach(&noise.pairs[..=steps]);
    Outcome {
        shrinking: runs.shrinking.chain(settings),
        growing: runs.growing.chain(settings),
    }
}

/// Both chains as far as they have been run.
#[derive(Clone, Debug)]
struct Runs {
    settings: scenario::Growth,
    shrinking: Run,
    growing: Run,
}

/// One chain as far as it has been run.
#[derive(Clone, Debug)]
struct Run {
    factor: f64,
    walk: Walk,
    start: Step,
    steps: Vec<Step>,
}

impl Runs {
    fn start([small, large]: &[Vec<f32>; 2], settings: &scenario::Growth) -> Self {
        Self {
            settings: settings.clone(),
            shrinking: Run::start(small, 1.0 / settings.scale, settings),
            growing: Run::start(large, settings.scale, settings),
        }
    }

    /// Whether these settings ask for the same chains, whatever their length.
    fn hold_for(&self, settings: &scenario::Growth) -> bool {
        let steps = settings.steps;
        let kept = self.settings.clone();
        scenario::Growth { steps, ..kept } == *settings
    }

    /// Goes on to the last of the draws, of which the first is the start's.
    fn reach(&mut self, pairs: &[[Vec<f32>; 2]]) {
        for [small, large] in pairs.iter().skip(1 + self.shrinking.steps.len()) {
            self.shrinking.step(small);
            self.growing.step(large);
        }
    }
}

impl Run {
    fn start(draw: &[f32], factor: f64, settings: &scenario::Growth) -> Self {
        let (walk, start) = Walk::start(draw.to_vec(), factor, settings);
        Self {
            factor,
            walk,
            start,
            steps: Vec::new(),
        }
    }

    fn step(&mut self, draw: &[f32]) {
        self.steps.push(self.walk.step(draw.to_vec()));
    }

    /// As many steps of it as are asked for.
    fn chain(&self, settings: &scenario::Growth) -> Chain {
        Chain {
            factor: self.factor,
            start: self.start,
            steps: self.steps[..settings.steps as usize].to_vec(),
            expected: expected(self.factor, settings),
        }
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
