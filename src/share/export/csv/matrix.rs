//! A matrix as CSV: numbers only, so that the lab and `numpy.loadtxt` can read it.

use super::to_csv;
use crate::{lab::matrix::Matrix, share::export::float::single};

/// One line per row, without a heading.
pub(in crate::share::export) fn matrix(matrix: &Matrix) -> String {
    to_csv((0..matrix.rows()).map(|row| matrix.row(row).iter().copied().map(single).collect()))
}
