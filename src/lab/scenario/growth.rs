//! Station 1: the instability chains.

use serde::{Deserialize, Serialize};

use crate::lab::knob;

/// The instability chains: `A_k = A_{k-1} · (s·Z_k)` and the same with 1/s.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Growth {
    /// The factor s, range [`knob::SCALE`].
    pub scale: f64,
    /// Number of multiplications, range [`knob::STEPS`].
    pub steps: u32,
    /// The matrices are `[size, size]`, range [`knob::SIZE`].
    pub size: u32,
    /// Elementwise or matrix product.
    pub product: Product,
    /// Whether each row is normalised after every step (γ = 1, β = 0, ε = 1e-5).
    pub layer_norm: bool,
    /// The number format that every product is rounded to.
    pub precision: Precision,
}

/// How two matrices are multiplied.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Product {
    /// `A * B`: entry by entry (the Hadamard product), as in the lecture.
    #[default]
    Elementwise,
    /// `A @ B`: as layers compose.
    Matrix,
}

/// A floating-point format.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Precision {
    /// 24 significant bits, up to 3.4e38.
    #[default]
    Float32,
    /// 11 significant bits, up to 65504.
    Float16,
    /// 8 significant bits, up to 3.39e38.
    BFloat16,
}

impl Default for Growth {
    fn default() -> Self {
        Self {
            scale: knob::SCALE.default,
            steps: knob::whole(knob::STEPS.default),
            size: knob::whole(knob::SIZE.default),
            product: Product::default(),
            layer_norm: false,
            precision: Precision::default(),
        }
    }
}
