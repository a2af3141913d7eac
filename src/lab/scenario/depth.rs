//! Station 8: the residual stack.

use serde::{Deserialize, Serialize};

use crate::lab::listed_enum::listed_enum;

/// The residual stack of station 8, on an input of shape `[rows, width]`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Depth {
    /// Where its layers normalise.
    pub scheme: Scheme,
    /// How many layers it has.
    pub layers: u32,
    /// The features of the stream. Weights have shape `[width, width]`.
    pub width: u32,
    /// s: the entries of a weight have std `s/√width`.
    pub scale: f64,
    /// Rows of the stream.
    pub rows: u32,
}

listed_enum! {
    /// Where the layers of a stack normalise.
    #[derive(Default, Serialize, Deserialize)]
    #[serde(rename_all = "lowercase")]
    pub enum Scheme {
        /// Nowhere.
        None,
        /// After the sum (Post-LN).
        Post,
        /// Before the block (Pre-LN), as in GPT-2.
        #[default]
        Pre,
        /// Before and after the block (Peri-LN).
        Peri,
    }
}

listed_enum! {
    /// A place of a layer at which a stack can normalise, in the order of the computation.
    pub enum NormPlace {
        /// What the block reads.
        BeforeBlock,
        /// What the block writes.
        AfterBlock,
        /// The sum of the stream and the block's output.
        AfterSum,
    }
}

impl Scheme {
    /// Where each layer normalises.
    #[must_use]
    pub fn norm_places(self) -> &'static [NormPlace] {
        match self {
            Self::None => &[],
            Self::Post => &[NormPlace::AfterSum],
            Self::Pre => &[NormPlace::BeforeBlock],
            Self::Peri => &[NormPlace::BeforeBlock, NormPlace::AfterBlock],
        }
    }

    /// Whether the output is normalised once more.
    #[must_use]
    pub fn ends_with_norm(self) -> bool {
        matches!(self, Self::Pre | Self::Peri)
    }
}

impl Default for Depth {
    fn default() -> Self {
        Self {
            scheme: Scheme::default(),
            layers: 24,
            width: 48,
            scale: 1.0,
            rows: 8,
        }
    }
}
