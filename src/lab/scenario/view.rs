//! How results are drawn and counted.

use serde::{Deserialize, Serialize};

use crate::lab::listed_enum::listed_enum;

/// How results are drawn and counted; changes no result.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct View {
    /// The growth charts' norm axis.
    pub axis: Axis,
    /// Whether the growth charts show the expected norm.
    pub expected: bool,
    /// Whether the growth charts show the band of many seeds.
    pub band: bool,
    /// What a std divides by.
    pub std: Divisor,
    /// Whether the growth charts show the matrices or their gradients.
    pub direction: Direction,
}

listed_enum! {
    /// A direction along the chains.
    #[derive(Default, Serialize, Deserialize)]
    #[serde(rename_all = "lowercase")]
    pub enum Direction {
        /// The norms of the matrices, from the first to the last.
        #[default]
        Forward,
        /// The norms of the gradients, which go from the last matrix to the first.
        Backward,
    }
}

listed_enum! {
    /// A chart axis.
    #[derive(Default, Serialize, Deserialize)]
    #[serde(rename_all = "lowercase")]
    pub enum Axis {
        /// Equal distances are equal differences.
        #[default]
        Linear,
        /// Equal distances are equal ratios.
        Logarithmic,
    }
}

listed_enum! {
    /// What the sum of squares is divided by in a variance.
    #[derive(Default, Serialize, Deserialize)]
    #[serde(rename_all = "lowercase")]
    pub enum Divisor {
        /// n − 1: the unbiased variance, which `torch.std` takes the root of.
        #[default]
        Unbiased,
        /// n: the biased variance, which LayerNorm itself divides by.
        Biased,
    }
}

impl Default for View {
    fn default() -> Self {
        Self {
            axis: Axis::default(),
            expected: true,
            band: false,
            std: Divisor::default(),
            direction: Direction::default(),
        }
    }
}
