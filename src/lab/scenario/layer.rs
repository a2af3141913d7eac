//! Stations 2 to 5: the matrix, the layer, and its relatives.

use serde::{Deserialize, Serialize};

use super::parameter::Parameter;
use crate::lab::knob;

/// The activation matrix `randn(rows, features) * std + mean`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Activations {
    /// Rows (`n_in`), range [`knob::ROWS`].
    pub rows: u32,
    /// Columns (`n_out`), range [`knob::FEATURES`].
    pub features: u32,
    /// Shift of the noise, range [`knob::MEAN`].
    pub mean: f64,
    /// Scale of the noise, range [`knob::STD`].
    pub std: f64,
}

/// The layer: `y = (x − μ) / √(v + ε) · γ + β`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LayerNorm {
    /// Which values share a mean and a variance.
    pub normalized_shape: NormalizedShape,
    /// ε, range [`knob::EPS`].
    pub eps: f64,
    /// γ, called `weight` in PyTorch.
    pub gamma: Parameter,
    /// β, called `bias` in PyTorch.
    pub beta: Parameter,
}

/// Which values share a mean and a variance, and so the shape of γ and β.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum NormalizedShape {
    /// Each row by itself: `nn.LayerNorm(n_out)`; γ and β have `n_out` values.
    #[default]
    Row,
    /// The matrix as a whole: `nn.LayerNorm((n_in, n_out))`; γ and β have
    /// `n_in · n_out` values.
    Whole,
}

/// The normalisations beside LayerNorm, on the same matrix and with the same ε.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Relatives {
    /// GroupNorm's number of groups, range [`knob::GROUPS`]. Where it does not
    /// divide the features, the next smaller number that does is taken.
    pub groups: u32,
}

impl Default for Activations {
    fn default() -> Self {
        Self {
            rows: knob::whole(knob::ROWS.default),
            features: knob::whole(knob::FEATURES.default),
            mean: knob::MEAN.default,
            std: knob::STD.default,
        }
    }
}

impl Default for LayerNorm {
    fn default() -> Self {
        Self {
            normalized_shape: NormalizedShape::default(),
            eps: knob::EPS.default,
            gamma: Parameter::uniform(knob::GAMMA.default),
            beta: Parameter::uniform(knob::BETA.default),
        }
    }
}

impl Default for Relatives {
    fn default() -> Self {
        Self {
            groups: knob::whole(knob::GROUPS.default),
        }
    }
}
