//! A row of a heat map, read from the matrix once for all of its cells.

use super::style::CellStyle;
use crate::{
    charts::heat,
    lab::{matrix::Matrix, real::Real, relatives::Relative, scenario::Override},
    words::number::{CellFormat, short},
};

/// Everything that the cells of a row are drawn from.
///
/// With one memo per row between the matrix and the cells, few memos depend on the matrix,
/// and each cell depends on one memo.
#[derive(Clone, PartialEq)]
pub(super) struct Row {
    index: usize,
    values: Vec<f32>,
    /// The columns of the edited cells.
    edited: Vec<u32>,
    /// How the cells are drawn.
    style: CellStyle,
    relative: Relative,
    /// Rows and columns of the matrix.
    shape: [usize; 2],
}

/// A cell's number and colour.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct CellValue {
    pub(super) number: Real,
    /// The strength of the colour, from 0 to 1.
    pub(super) strength: f64,
    format: Option<CellFormat>,
}

impl CellValue {
    /// The visible text.
    pub(super) fn text(&self) -> String {
        match self.format {
            Some(format) => format.text(self.number),
            None => short(self.number),
        }
    }
}

/// What else a cell shows. Unlike [`CellValue`], this seldom changes during a drag.
#[derive(Clone, Copy, PartialEq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each may hold with each other"
)]
pub(super) struct CellFlags {
    /// Whether the number is finite and below zero.
    pub(super) is_negative: bool,
    /// Whether the number is beyond the scale of the colours.
    pub(super) is_beyond: bool,
    /// Whether the number is infinite or NaN.
    pub(super) is_non_finite: bool,
    /// Whether the user has edited the cell.
    pub(super) is_edited: bool,
    /// The number of the set of cells that are normalised together with it.
    pub(super) set: usize,
    /// The sides on which that set ends.
    pub(super) edges: Edges,
}

/// The sides of a cell that are sides of its set.
#[derive(Clone, Copy, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "one for each side")]
pub(super) struct Edges {
    pub(super) top: bool,
    pub(super) bottom: bool,
    pub(super) left: bool,
    pub(super) right: bool,
}

impl Edges {
    fn of(relative: Relative, shape: [usize; 2], cell: [usize; 2]) -> Self {
        let ([top, left], [height, width]) = relative.span_of(shape, cell);
        Self {
            top: cell[0] == top,
            bottom: cell[0] + 1 == top + height,
            left: cell[1] == left,
            right: cell[1] + 1 == left + width,
        }
    }
}

impl Row {
    /// A row of the matrix; `None` beyond the last.
    pub(super) fn of(
        matrix: &Matrix,
        row: usize,
        style: CellStyle,
        relative: Relative,
        edits: &[Override],
    ) -> Option<Self> {
        let is_in_row = |edit: &&Override| edit.row as usize == row;
        (row < matrix.rows()).then(|| Self {
            index: row,
            values: matrix.row(row).to_vec(),
            edited: edits
                .iter()
                .filter(is_in_row)
                .map(|edit| edit.feature)
                .collect(),
            style,
            relative,
            shape: [matrix.rows(), matrix.columns()],
        })
    }

    /// The number and the colour in a column.
    pub(super) fn value(&self, column: usize) -> Option<CellValue> {
        let number = Real::from(*self.values.get(column)?);
        let CellStyle {
            colour_limit,
            theme,
            ..
        } = self.style;
        let strength = heat::strength(number.finite().unwrap_or(0.0), colour_limit, theme);
        Some(CellValue {
            number,
            strength,
            format: self.style.format,
        })
    }

    /// What else the cell in a column shows.
    pub(super) fn flags(&self, column: usize) -> Option<CellFlags> {
        let value = Real::from(*self.values.get(column)?);
        Some(CellFlags {
            is_negative: value.finite().is_some_and(|value| value < 0.0),
            is_beyond: heat::is_beyond(value.to_f64(), self.style.colour_limit),
            is_non_finite: value.finite().is_none(),
            is_edited: self.edited.iter().any(|&edited| edited as usize == column),
            set: self.relative.set_of(self.shape, [self.index, column]),
            edges: Edges::of(self.relative, self.shape, [self.index, column]),
        })
    }
}
