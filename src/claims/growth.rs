//! Station 1: what became of the norms of both chains.

use std::f64::consts::LN_2;

use crate::lab::{
    growth::{Chain, ChainStep, Outcome, SmallRows},
    real::Real,
    scenario::{Growth, Product},
};

/// Two norms that differ by a smaller part than this are called equal. Four significant
/// digits show larger differences.
pub const EQUAL: f64 = 5e-4;

/// What became of both norms.
#[derive(Clone, Debug, PartialEq)]
pub enum GrowthClaim {
    /// Without LayerNorm.
    Apart([ChainClaim; 2]),
    /// With LayerNorm after every step, all norms after the first step are equal.
    Held(f64),
    /// With LayerNorm after every step: the last norms.
    Normalized {
        /// The last norms.
        last: [Real; 2],
        /// The norm if the variance of every row is far above ε.
        ideal: f64,
        /// Why the norms are small, if the rows have such a cause.
        small: [Option<SmallCause>; 2],
    },
}

/// Why LayerNorm leaves a chain's norm small.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SmallCause {
    /// The variance of every row was below ε when LayerNorm last divided by it, or before the
    /// number format rounded the row to 0.
    BelowEps,
    /// The products of some rows became equal in the number format. Minus their mean they
    /// are 0.
    EqualProducts {
        /// How many rows.
        rows: usize,
        /// Whether there are other rows, each with a variance below ε.
        others_below_eps: bool,
    },
}

/// What became of one chain's norm.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChainClaim {
    /// The size of its noise: 1/s or s.
    pub noise: f64,
    /// The norm before the first step.
    pub from: Real,
    /// The norm after the last.
    pub to: Real,
    /// How they compare.
    pub change: Change,
}

/// How a chain's last norm compares with its first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It is smaller.
    Fell,
    /// It is larger; ∞ is.
    Rose,
    /// They are [equal](EQUAL).
    Stayed,
    /// It is NaN.
    BecameNan,
}

/// The claim of station 1's sentence.
#[must_use]
pub fn growth(outcome: &Outcome, settings: &Growth) -> GrowthClaim {
    let chains = [&outcome.shrinking, &outcome.growing];
    if !settings.layer_norm {
        return GrowthClaim::Apart(chains.map(chain));
    }
    let ideal = if settings.size == 1 {
        0.0
    } else {
        f64::from(settings.size)
    };
    let mut norms = chains
        .into_iter()
        .flat_map(|chain| &chain.steps)
        .map(|step| step.norm);
    if norms.all(|norm| is_equal(norm, Real::Finite(ideal))) {
        GrowthClaim::Held(ideal)
    } else {
        GrowthClaim::Normalized {
            last: chains.map(last_norm),
            ideal,
            small: chains.map(|chain| small_cause(chain, settings)),
        }
    }
}

fn chain(chain: &Chain) -> ChainClaim {
    let (from, to) = (chain.start.norm, last_norm(chain));
    ChainClaim {
        noise: chain.factor,
        from,
        to,
        change: Change::between(from, to),
    }
}

impl Change {
    /// How a number has changed, as far as four significant digits show it. ∞ is above every
    /// number.
    #[must_use]
    pub fn between(from: Real, to: Real) -> Self {
        match (from.finite(), to) {
            (_, Real::Undefined) => Self::BecameNan,
            _ if is_equal(from, to) => Self::Stayed,
            (Some(from), Real::Finite(to)) if to < from => Self::Fell,
            _ => Self::Rose,
        }
    }
}

/// The norm after the last step.
#[must_use]
pub fn last_norm(chain: &Chain) -> Real {
    chain.steps.last().unwrap_or(&chain.start).norm
}

/// Whether four significant digits may show two norms as equal.
#[must_use]
pub fn is_equal(a: Real, b: Real) -> bool {
    match (a, b) {
        (Real::Finite(a), Real::Finite(b)) => (a - b).abs() <= EQUAL * a.abs().max(b.abs()),
        _ => a == b,
    }
}

/// Whether the norm after every step equals the last one.
#[must_use]
pub fn is_constant(chain: &Chain) -> bool {
    let last = last_norm(chain);
    chain.steps.iter().all(|step| is_equal(step.norm, last))
}

/// Whether every row has biased std 1 after every step: the norm of an n×n matrix is
/// then n, and LayerNorm makes none larger.
#[must_use]
pub fn has_unit_rows(chain: &Chain, settings: &Growth) -> bool {
    let size = Real::Finite(settings.size.into());
    settings.layer_norm
        && settings.size > 1
        && chain.steps.iter().all(|step| is_equal(step.norm, size))
}

/// Why LayerNorm leaves the norm small; `None` if it does not, or if only some rows have a
/// variance below ε.
#[must_use]
pub fn small_cause(chain: &Chain, settings: &Growth) -> Option<SmallCause> {
    let SmallRows {
        equal,
        rounded,
        below_eps,
    } = chain.small_rows;
    let size = settings.size as usize;
    let is_every_row = equal + rounded + below_eps == size;
    if !settings.layer_norm || size == 1 || last_norm(chain).finite().is_none() {
        None
    } else if equal > 0 {
        Some(SmallCause::EqualProducts {
            rows: equal,
            others_below_eps: is_every_row && equal < size,
        })
    } else {
        is_every_row.then_some(SmallCause::BelowEps)
    }
}

/// The first step whose norm satisfies the predicate, counted from 1.
#[must_use]
pub fn first_step(chain: &Chain, predicate: impl Fn(Real) -> bool) -> Option<usize> {
    let matches = |step: &ChainStep| predicate(step.norm);
    Some(chain.steps.iter().position(matches)? + 1)
}

/// What one step does to a product without LayerNorm, in exact arithmetic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trend {
    /// The root-mean-square norm falls, and so does the typical one.
    Shrinks,
    /// The root-mean-square norm stays as it is.
    Holds,
    /// The root-mean-square norm rises, while the typical one falls.
    MeanSquareGrows,
    /// Both rise.
    Grows,
}

impl Trend {
    /// What noise of this size does.
    #[must_use]
    pub fn of(noise: f64, settings: &Growth) -> Self {
        let gain = gain(noise, settings);
        if (gain - 1.0).abs() < 1e-9 {
            Self::Holds
        } else if gain < 1.0 {
            Self::Shrinks
        } else if typical_gain(noise, settings) < 1.0 {
            Self::MeanSquareGrows
        } else {
            Self::Grows
        }
    }
}

/// The factor by which one step multiplies a typical entry of the elementwise product, or the
/// norm of a typical row of the matrix product, without LayerNorm: the limit of the k-th root
/// of the factor of k steps.
///
/// The length of a row after a matrix product is the length before, times that of n standard
/// normal numbers: `exp(E ln χₙ) = exp((ln 2 + ψ(n/2))/2)`. One entry is a row of n = 1, where
/// this is 0.53.
#[must_use]
pub fn typical_gain(noise: f64, settings: &Growth) -> f64 {
    let values = match settings.product {
        Product::Elementwise => 1,
        Product::Matrix => settings.size,
    };
    noise * f64::midpoint(LN_2, digamma_of_half(values)).exp()
}

/// `ψ(n/2)`, by `ψ(x + 1) = ψ(x) + 1/x` from `ψ(1/2) = −γ − 2 ln 2` or `ψ(1) = −γ`.
fn digamma_of_half(n: u32) -> f64 {
    let (first, start) = if n % 2 == 1 {
        (1, -EULER_GAMMA - 2.0 * LN_2)
    } else {
        (2, -EULER_GAMMA)
    };
    (first..n)
        .step_by(2)
        .fold(start, |digamma, twice| digamma + 2.0 / f64::from(twice))
}

/// Euler's constant.
const EULER_GAMMA: f64 = 0.577_215_664_901_532_9;

/// The factor by which one step multiplies the root-mean-square norm, without LayerNorm.
#[must_use]
pub fn gain(noise: f64, settings: &Growth) -> f64 {
    match settings.product {
        Product::Elementwise => noise,
        Product::Matrix => noise * f64::from(settings.size).sqrt(),
    }
}
