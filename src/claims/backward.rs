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
    pub chains: [ChainRatios; 2],
    /// Whether ε is so small beside every row's variance that the scale factor changes
    /// nothing with LayerNorm.
    pub is_independent: bool,
}

/// The first gradient's norm over the last's.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChainRatios {
    /// The size of the noise.
    pub noise: f64,
    /// Without LayerNorm.
    pub without: Real,
    /// With LayerNorm after every step.
    pub with: Real,
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
    let ratios = |noise, without: &ChainGradients, with: &ChainGradients| ChainRatios {
        noise,
        without: ratio(without),
        with: ratio(with),
    };
    let is_negligible = |chain: &ChainGradients| {
        let steps = u32::try_from(chain.norms.len()).unwrap_or(u32::MAX);
        f64::from(steps) * chain.eps_share.to_f64() <= NEGLIGIBLE
    };
    BackwardClaim {
        chains: [
            ratios(chains.shrinking.factor, &without.shrinking, &with.shrinking),
            ratios(chains.growing.factor, &without.growing, &with.growing),
        ],
        is_independent: size > 2 && is_negligible(&with.shrinking) && is_negligible(&with.growing),
    }
}

fn ratio(chain: &ChainGradients) -> Real {
    match (chain.norms.first(), chain.norms.last()) {
        (Some(first), Some(last)) => (first.to_f64() / last.to_f64()).into(),
        _ => Real::Undefined,
    }
}
