//! Station 7: the gradient that the layer is given.

use serde::{Deserialize, Serialize};

use super::parameter::Override;
use crate::lab::listed_enum::listed_enum;

/// The upstream gradient `∂L/∂y` of station 7, and the row that is shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Gradients {
    /// Which upstream gradient.
    pub upstream: Upstream,
    /// The row that is shown, counted from 1, and that of the one output cell. Where the
    /// matrix has fewer rows, its last row is taken.
    pub row: u32,
    /// The feature of the one output cell, counted from 1. Where the matrix has fewer
    /// features, its last one is taken.
    pub feature: u32,
    /// Cells of the user's own upstream gradient, whose rows are otherwise 1, 2, 3, …; at
    /// most one entry for each cell, and cells outside the matrix have no effect.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub own: Vec<Override>,
}

listed_enum! {
    /// An upstream gradient, by its loss L.
    #[derive(Default, Serialize, Deserialize)]
    #[serde(rename_all = "lowercase")]
    pub enum Upstream {
        /// L is one output cell: `∂L/∂y` is 1 there and 0 elsewhere.
        #[default]
        Cell,
        /// L is the sum of all outputs: `∂L/∂y` is 1 everywhere.
        Sum,
        /// `∂L/∂y` is drawn from the seed.
        Random,
        /// `∂L/∂y` is the user's own.
        Own,
    }
}

impl Default for Gradients {
    fn default() -> Self {
        Self {
            upstream: Upstream::default(),
            row: 1,
            feature: 1,
            own: Vec::new(),
        }
    }
}

impl Gradients {
    /// The indices of the row and of the feature, counted from 0, in a matrix of this shape.
    #[must_use]
    pub fn cell(&self, rows: usize, features: usize) -> [usize; 2] {
        let index = |number: u32, count: usize| (number as usize).clamp(1, count.max(1)) - 1;
        [index(self.row, rows), index(self.feature, features)]
    }

    /// Sets the cells of a row, counted from 0, in place of those that were set before.
    pub fn set_row(&mut self, row: u32, values: impl IntoIterator<Item = f64>) {
        self.own.retain(|entry| entry.row != row);
        let entries = (0..).zip(values).map(|(feature, value)| Override {
            row,
            feature,
            value,
        });
        self.own.extend(entries);
    }
}
