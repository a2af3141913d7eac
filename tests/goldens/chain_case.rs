//! The settings of a reference run of both chains.

use layernorm_lab::lab::scenario::{Growth, Precision, Product};
use serde::Deserialize;

/// The settings, as the generator names them.
#[derive(Deserialize)]
pub(super) struct ChainCase {
    pub(super) seed: u64,
    pub(super) size: u32,
    scale: f64,
    pub(super) steps: u32,
    pub(super) product: Kind,
    pub(super) layernorm: bool,
}

/// The product of a step, as PyTorch names it.
#[derive(Clone, Copy, Deserialize, PartialEq)]
#[serde(rename_all = "lowercase")]
pub(super) enum Kind {
    Hadamard,
    Matmul,
}

impl ChainCase {
    /// The lab's settings, in a number format.
    pub(super) fn growth(&self, precision: Precision) -> Growth {
        Growth {
            scale: self.scale,
            steps: self.steps,
            size: self.size,
            product: match self.product {
                Kind::Hadamard => Product::Elementwise,
                Kind::Matmul => Product::Matrix,
            },
            layer_norm: self.layernorm,
            precision,
        }
    }
}
