//! CSV exports.
//!
//! Every number is the shortest decimal that reads back as the same number.
//! Non-finite numbers are `inf`, `-inf` and `nan`, which numpy and pandas read.

mod matrix;
mod norms;
mod statistics;

pub(super) use matrix::matrix;
pub(super) use norms::norms;
pub(super) use statistics::statistics;

use crate::share::csv_text::to_csv;
