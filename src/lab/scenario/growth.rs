//! Station 1: the instability chains.

use serde::{Deserialize, Serialize};

use super::precision::Precision;
use crate::lab::listed_enum::listed_enum;

/// The instability chains: `A_k = A_{k-1} · (s·Z_k)` and the same with 1/s.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Growth {
    /// The factor s.
    pub scale: f64,
    /// Number of multiplications.
    pub steps: u32,
    /// The matrices are `[size, size]`.
    pub size: u32,
    /// Elementwise or matrix product.
    pub product: Product,
    /// Whether each row is normalised after every step (γ = 1, β = 0, ε = 1e-5).
    pub layer_norm: bool,
    /// The number format that every product is rounded to.
    pub precision: Precision,
}

listed_enum! {
    /// How two matrices are multiplied.
    #[derive(Default, Serialize, Deserialize)]
    #[serde(rename_all = "lowercase")]
    pub enum Product {
        /// `A * B`: entry by entry (the Hadamard product), as in the lecture.
        #[default]
        Elementwise,
        /// `A @ B`: as layers compose.
        Matrix,
    }
}

impl Default for Growth {
    fn default() -> Self {
        Self {
            scale: 1.5,
            steps: 20,
            size: 30,
            product: Product::default(),
            layer_norm: false,
            precision: Precision::default(),
        }
    }
}
