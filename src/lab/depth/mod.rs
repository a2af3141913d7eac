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

mod draws;
pub mod formula;
#[cfg(feature = "gradient")]
mod stack;

pub use draws::Draws;
#[cfg(feature = "gradient")]
pub use stack::{Stack, run};

use serde::Serialize;

use crate::lab::listed_enum::listed_enum;

listed_enum! {
    /// Where the layers of a stack normalise.
    #[derive(Serialize)]
    #[serde(rename_all = "lowercase")]
    pub enum Scheme {
        /// Nowhere.
        None,
        /// After the sum (Post-LN).
        Post,
        /// Before the block (Pre-LN).
        Pre,
        /// Before and after the block (Peri-LN).
        Peri,
    }
}

impl Scheme {
    /// Whether the output is normalised once more.
    #[must_use]
    pub fn ends_with_norm(self) -> bool {
        matches!(self, Self::Pre | Self::Peri)
    }
}
