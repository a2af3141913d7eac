//! Station 1's sentence on the gradients.

use super::growth::size;
use crate::{
    claims::backward::{BackwardClaim, ChainRatios},
    words::number::short,
};

/// How the gradient changes along both chains.
#[must_use]
pub fn backward(claim: &BackwardClaim) -> String {
    let [small, large] = claim.chains;
    let factors = |chain: ChainRatios| [chain.without, chain.with].map(short);
    let ([large_without, large_with], [small_without, small_with]) =
        (factors(large), factors(small));
    let independent = if claim.is_independent {
        " With it, s changes neither factor, as long as the variance of every row is far above ε."
    } else {
        ""
    };
    format!(
        "Back to the first matrix, noise of size {} multiplies the gradient’s norm by {large_without} without LayerNorm and by {large_with} with it; noise of size {} by {small_without} and by {small_with}.{independent}",
        size(large.noise),
        size(small.noise),
    )
}
