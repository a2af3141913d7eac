//! Station 1, backward: how the gradient changes along the chains.

use crate::lab::{
    gradient::chains::{ChainGradients, Outcome},
    growth,
    real::Real,
};

/// The gradients of both chains, without and with LayerNorm.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BackwardClaim {
    /// The chain with the factor 1/s and the one with s.
    pub chains: [ChainFactors; 2],
    /// Whether ε is so small beside every row's variance that the scale factor changes
    /// nothing with LayerNorm.
    pub is_independent: bool,
}

/// What the way back through one chain does to the gradient's norm.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChainFactors {
    /// The size of the noise.
    pub noise: f64,
    /// Without LayerNorm.
    pub without: Factor,
    /// With LayerNorm after every step. `None` where it lets no gradient through: a row of one
    /// value is its own mean.
    pub with: Option<Factor>,
}

/// The norm of the first matrix' gradient over that of the last one's.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Factor {
    /// It is this number.
    Times(f64),
    /// The first gradient is 0 in float32.
    Zero,
    /// The first gradient is beyond float32, or no number since one on the way was.
    Overflow,
}

/// The largest effect of ε that does not count: the sum over all steps.
const NEGLIGIBLE: f64 = 1e-3;

/// The claim on the gradients without and with LayerNorm, for the factors of these chains.
///
/// Of rows of one or two features only ε lets any gradient through, so it is never negligible
/// there.
#[must_use]
pub fn backward(
    [without, with]: &[Outcome; 2],
    chains: &growth::Outcome,
    size: u32,
) -> BackwardClaim {
    let factors = |noise, without: &ChainGradients, with: &ChainGradients| ChainFactors {
        noise,
        without: factor(without),
        with: (size > 1).then(|| factor(with)),
    };
    let is_negligible = |chain: &ChainGradients| {
        let steps = u32::try_from(chain.norms.len()).unwrap_or(u32::MAX);
        f64::from(steps) * chain.eps_share.to_f64() <= NEGLIGIBLE
    };
    BackwardClaim {
        chains: [
            factors(chains.shrinking.factor, &without.shrinking, &with.shrinking),
            factors(chains.growing.factor, &without.growing, &with.growing),
        ],
        is_independent: size > 2 && is_negligible(&with.shrinking) && is_negligible(&with.growing),
    }
}

fn factor(chain: &ChainGradients) -> Factor {
    let [first, last] =
        [chain.norms.first(), chain.norms.last()].map(|norm| norm.copied().and_then(Real::finite));
    match (first, last) {
        (Some(0.0), _) => Factor::Zero,
        (Some(first), Some(last)) => Factor::Times(first / last),
        _ => Factor::Overflow,
    }
}
