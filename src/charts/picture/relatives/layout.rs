//! The places of the cells of a matrix, and the outlines around those that share statistics.

use std::fmt::Write as _;

use super::float;
use crate::lab::{matrix::Matrix, relatives::Relative};

/// The size of a cell, at most.
const CELL: [f64; 2] = [18.0, 28.0];
/// The size of a matrix of more cells than fit at that size.
const LARGEST: f64 = 364.0;
/// The space between sets whose cells have space for an outline.
const SET_GAP: f64 = 6.0;
/// The least width of a cell with an outline.
const OUTLINED: f64 = 6.0;

/// The places of the cells of a matrix.
pub(super) struct Layout {
    /// The normalisation; `None` for the original, whose cells share nothing.
    pub(super) relative: Option<Relative>,
    pub(super) shape: [usize; 2],
    pub(super) cell: [f64; 2],
    /// Whether the cells have space for an outline.
    pub(super) is_outlined: bool,
}

impl Layout {
    pub(super) fn of(matrix: &Matrix, relative: Option<Relative>) -> Self {
        let shape = [matrix.rows(), matrix.columns()];
        let side = |most: f64, count: usize| most.min(LARGEST / float(count));
        let cell = [side(CELL[0], shape[1]), side(CELL[1], shape[0])];
        Self {
            relative,
            shape,
            cell,
            is_outlined: cell.into_iter().all(|side| side >= OUTLINED),
        }
    }

    /// The upper left corner of a cell.
    pub(super) fn place(&self, [row, column]: [usize; 2]) -> [f64; 2] {
        // The number of sets before the cell, from the top and from the left.
        let [above, before] = match self.relative {
            Some(relative) if self.is_outlined => {
                let (_, [rows, columns]) = relative.span_of(self.shape, [row, column]);
                [row / rows.max(1), column / columns.max(1)]
            }
            _ => [0, 0],
        };
        [
            float(column) * self.cell[0] + float(before) * SET_GAP,
            float(row) * self.cell[1] + float(above) * SET_GAP,
        ]
    }

    pub(super) fn size(&self) -> [f64; 2] {
        let last = self.shape.map(|count| count.saturating_sub(1));
        let [x, y] = self.place(last);
        [x + self.cell[0], y + self.cell[1]]
    }

    /// The outlines of all sets of a normalisation, by the attribute `d` of their path.
    pub(super) fn outlines(&self, relative: Relative) -> String {
        let mut path = String::new();
        let [rows, columns] = self.shape;
        for row in 0..rows {
            for column in 0..columns {
                let (start, [height, width]) = relative.span_of(self.shape, [row, column]);
                if start != [row, column] {
                    continue;
                }
                let [left, top] = self.place(start);
                let [right, bottom] = self.place([row + height - 1, column + width - 1]);
                let [right, bottom] = [right + self.cell[0], bottom + self.cell[1]];
                // Writing to a `String` cannot fail.
                write!(
                    path,
                    "M{left:.1} {top:.1}H{right:.1}V{bottom:.1}H{left:.1}Z"
                )
                .ok();
            }
        }
        path
    }
}
