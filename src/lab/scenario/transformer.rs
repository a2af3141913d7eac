//! The station of a real transformer: which of its LayerNorms is shown.

use serde::{Deserialize, Serialize};

/// What the station of a real transformer shows. The recorded activations are not part of a
/// scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Transformer {
    /// Which LayerNorm of the model, counted from 1. Where it has fewer, its last one.
    pub layer: u32,
    /// Which recorded sample, a sentence, counted from 1. Where there are fewer, the last one.
    pub sample: u32,
}

impl Default for Transformer {
    fn default() -> Self {
        Self {
            layer: 3,
            sample: 1,
        }
    }
}
