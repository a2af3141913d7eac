//! The text of station 3's picture of means and stds.

use super::number::{short, statistic};
use crate::lab::real::Real;

/// The caption.
pub const CAPTION: &str = "Mean (dot) ± std (whiskers) of every row and column";
/// Below the picture.
pub const NOTE: &str = "Vertical lines after the layer: the mean and mean ± std that the formula predicts for each row.";
/// Heading of the panel of the input.
pub const BEFORE: &str = "A, before";
/// Heading of the panel of the output.
pub const AFTER: &str = "LN(A), after";
/// Heading: the mean after the layer.
pub const MEAN: &str = "mean after";
/// Heading: the std after the layer.
pub const STD: &str = "std after";

/// The label of a tick.
#[must_use]
pub fn tick(value: f64) -> String {
    if value.abs() < 1e-6 {
        statistic(Real::Finite(0.0))
    } else {
        short(value.into())
    }
}
