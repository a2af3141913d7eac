//! A row of a heat map, read once for all of its cells.

use crate::lab::{matrix::Matrix, real::Real, relatives::Relative, scenario::Own};

/// What the cells of a row are drawn from.
///
/// It stands between the matrix and its cells: so few follow from the matrix, and
/// what changes reaches a cell on one way.
#[derive(Clone, PartialEq)]
pub(super) struct Line {
    row: usize,
    values: Vec<f32>,
    /// The columns of the cells that were set by hand.
    edited: Vec<u32>,
    /// The magnitude that has the full colour.
    strongest: f64,
    relative: Relative,
    /// Rows and columns of the matrix.
    shape: [usize; 2],
}

/// A cell's number, and how strong its colour is, from 0 to 1.
pub(super) type Shade = (Real, f64);

/// All else that a cell shows: what seldom changes while numbers move.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Look {
    /// Whether it has the colour of negative numbers.
    pub(super) is_negative: bool,
    /// Whether it is no finite number.
    pub(super) is_broken: bool,
    /// Whether it was set by hand.
    pub(super) is_edited: bool,
    /// The set of cells that it is normalised with.
    pub(super) set: usize,
}

impl Line {
    /// A row of the matrix, if the matrix has it.
    pub(super) fn of(
        matrix: &Matrix,
        row: usize,
        strongest: f64,
        relative: Relative,
        edits: &[Own],
    ) -> Option<Self> {
        let is_here = |edit: &&Own| edit.row as usize == row;
        (row < matrix.rows()).then(|| Self {
            row,
            values: matrix.row(row).to_vec(),
            edited: edits
                .iter()
                .filter(is_here)
                .map(|edit| edit.feature)
                .collect(),
            strongest,
            relative,
            shape: [matrix.rows(), matrix.columns()],
        })
    }

    /// The number and the colour of its cell in this column.
    pub(super) fn shade(&self, column: usize) -> Option<Shade> {
        let value = Real::from(*self.values.get(column)?);
        let strength = value.finite().unwrap_or(0.0) / self.strongest;
        Some((value, strength.abs().min(1.0)))
    }

    /// The look of its cell in this column.
    pub(super) fn look(&self, column: usize) -> Option<Look> {
        let value = Real::from(*self.values.get(column)?);
        Some(Look {
            is_negative: value.finite().is_some_and(|value| value < 0.0),
            is_broken: value.finite().is_none(),
            is_edited: self.edited.iter().any(|&edited| edited as usize == column),
            set: self.relative.set_of(self.shape, [self.row, column]),
        })
    }
}
