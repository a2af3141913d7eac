//! A matrix: numbers alone, so that the lab itself and `numpy.loadtxt` read it.

use super::table;
use crate::{lab::matrix::Matrix, share::export::float::single};

/// One line a row, without a heading.
pub(in crate::share::export) fn matrix(matrix: &Matrix) -> String {
    table((0..matrix.rows()).map(|row| matrix.row(row).iter().copied().map(single).collect()))
}
