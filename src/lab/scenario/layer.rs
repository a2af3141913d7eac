//! Stations 2 to 5: the matrix, the layer, and its relatives.

use serde::{Deserialize, Serialize};

use super::{
    parameter::{Own, Parameter},
    table::Table,
};
use crate::lab::knob;

/// The activation matrix: `randn(rows, features) * std + mean`, or one's own.
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
    /// A matrix in place of the random one; the four above have no effect then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub own: Option<Table>,
    /// Single cells set by hand, on either kind of matrix, one for each place;
    /// those outside the matrix have no effect.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub edits: Vec<Own>,
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
            own: None,
            edits: Vec::new(),
        }
    }
}

impl Activations {
    /// Rows and features of the matrix, whichever kind it is.
    #[must_use]
    pub fn shape(&self) -> (u32, u32) {
        let count = |size: usize| u32::try_from(size).unwrap_or(u32::MAX);
        self.own
            .as_ref()
            .map_or((self.rows, self.features), |table| {
                let matrix = table.matrix();
                (count(matrix.rows()), count(matrix.columns()))
            })
    }

    /// Sets one cell by hand.
    pub fn edit(&mut self, row: u32, feature: u32, value: f64) {
        self.put_back(row, feature);
        self.edits.push(Own {
            row,
            feature,
            value,
        });
    }

    /// Takes back what was set by hand in one cell.
    pub fn put_back(&mut self, row: u32, feature: u32) {
        self.edits
            .retain(|edit| (edit.row, edit.feature) != (row, feature));
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
