//! Station 1: what became of the norms of both chains.

use crate::lab::{
    growth::{Chain, ChainStep, Outcome, SmallRows},
    real::Real,
    scenario::Growth,
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
