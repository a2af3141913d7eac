//! Stations 2 to 5: the matrix, the layer, and its relatives.

use serde::{Deserialize, Serialize};

use super::{
    custom_matrix::CustomMatrix,
    parameter::{Override, Parameter, count_inside, count_outside},
    precision::Precision,
};
use crate::lab::listed_enum::listed_enum;

/// The ε of a LayerNorm where nothing else is said, in burn as in PyTorch.
pub const DEFAULT_EPS: f64 = 1e-5;

/// The activation matrix: `randn(rows, features) * std + mean`, or a user's.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Activations {
    /// Rows (`n_in`).
    pub rows: u32,
    /// Columns (`n_out`).
    pub features: u32,
    /// Shift of the noise.
    pub mean: f64,
    /// Scale of the noise.
    pub std: f64,
    /// A matrix in place of the random one; the four above have no effect then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub own: Option<CustomMatrix>,
    /// Single cells, of either kind of matrix, at most one entry for each cell; cells
    /// outside the matrix have no effect.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub edits: Vec<Override>,
}

/// The layer: `y = (x − μ) / √(v + ε) · γ + β`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LayerNorm {
    /// Which values share a mean and a variance.
    pub normalized_shape: NormalizedShape,
    /// ε.
    pub eps: f64,
    /// γ, called `weight` in PyTorch.
    pub gamma: Parameter,
    /// β, called `bias` in PyTorch.
    pub beta: Parameter,
    /// The number format of the matrix, of γ and β, and of the result.
    pub precision: Precision,
    /// Whether the result of every step inside the layer is rounded to the format, as
    /// in `lab::stepwise`. Without effect in float32, and on the relatives.
    pub round_every_step: bool,
}

listed_enum! {
    /// Which values share a mean and a variance, and so the shape of γ and β.
    #[derive(Default, Serialize, Deserialize)]
    #[serde(rename_all = "lowercase")]
    pub enum NormalizedShape {
        /// Each row by itself: `nn.LayerNorm(n_out)`; γ and β have `n_out` values.
        #[default]
        Row,
        /// The matrix as a whole: `nn.LayerNorm((n_in, n_out))`; γ and β have
        /// `n_in · n_out` values.
        Whole,
    }
}

/// The normalisations beside LayerNorm, on the same matrix and with the same ε.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Relatives {
    /// GroupNorm's number of groups. Where it does not
    /// divide the features, the next smaller number that does is taken.
    pub groups: u32,
}

impl Default for Activations {
    fn default() -> Self {
        Self {
            rows: 3,
            features: 10,
            mean: 3.0,
            std: 2.0,
            own: None,
            edits: Vec::new(),
        }
    }
}

impl Activations {
    /// Rows and features of the matrix, random or not.
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

    /// How many cells of the matrix are edited.
    #[must_use]
    pub fn edited_cells(&self) -> usize {
        let (rows, features) = self.shape();
        count_inside(&self.edits, [rows, features])
    }

    /// How many edits are of cells that the matrix does not have.
    #[must_use]
    pub fn edits_outside(&self) -> usize {
        let (rows, features) = self.shape();
        count_outside(&self.edits, [rows, features])
    }

    /// Overrides one cell.
    pub fn edit(&mut self, row: u32, feature: u32, value: f64) {
        self.put_back(row, feature);
        self.edits.push(Override {
            row,
            feature,
            value,
        });
    }

    /// Removes the override of one cell.
    pub fn put_back(&mut self, row: u32, feature: u32) {
        self.edits
            .retain(|edit| (edit.row, edit.feature) != (row, feature));
    }
}

impl LayerNorm {
    /// Rows and features of γ and β in a layer for a matrix of this shape.
    #[must_use]
    pub fn parameter_shape(&self, (rows, features): (u32, u32)) -> [u32; 2] {
        match self.normalized_shape {
            NormalizedShape::Row => [1, features],
            NormalizedShape::Whole => [rows, features],
        }
    }
}

impl Default for LayerNorm {
    fn default() -> Self {
        Self {
            normalized_shape: NormalizedShape::default(),
            eps: DEFAULT_EPS,
            gamma: Parameter::uniform(1.0),
            beta: Parameter::uniform(0.0),
            precision: Precision::default(),
            round_every_step: false,
        }
    }
}

impl LayerNorm {
    /// Whether the layer rounds the result of every step to a format narrower than
    /// float32.
    #[must_use]
    pub fn is_stepwise(&self) -> bool {
        self.round_every_step && self.precision != Precision::Float32
    }
}

impl Default for Relatives {
    fn default() -> Self {
        Self { groups: 2 }
    }
}
