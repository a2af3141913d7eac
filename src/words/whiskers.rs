//! The text of station 3's picture of means and stds.

use super::{chart::axis_title, number::resolved};

/// The caption.
pub const CAPTION: &str = "Mean (dot) ± std (whiskers) of every row and column";
/// Heading: the mean after the layer.
pub const MEAN: &str = "mean after";
/// Heading: the std after the layer.
pub const STD: &str = "std after";

/// The headings of the panels, whose labels show the values minus these numbers.
#[must_use]
pub fn headings(offsets: [f64; 2]) -> [String; 2] {
    [
        format!("{}, before", axis_title("A", offsets[0])),
        format!("{}, after", axis_title("LN(A)", offsets[1])),
    ]
}

/// Below the picture. `is_predicted` says whether the formula predicts the same mean and std
/// for all rows, so that lines mark them; `is_one_scale` whether whiskers of the same length in
/// both panels are the same std.
#[must_use]
pub fn note(is_predicted: bool, is_one_scale: bool, rows: usize) -> String {
    let lines = match (is_predicted, rows) {
        (true, 1) => {
            "Vertical lines after the layer: the mean and mean ± std that the formula predicts for the row."
        }
        (true, _) => {
            "Vertical lines after the layer: the mean and mean ± std that the formula predicts for each row."
        }
        (false, 1) => {
            "Vertical lines are only a scale: the formula predicts no mean ± std for the row."
        }
        (false, _) => {
            "Vertical lines are only a scale: the formula predicts no mean ± std that all rows share."
        }
    };
    let scale = if is_one_scale {
        "Both panels have the same scale."
    } else {
        "Each panel has a scale of its own."
    };
    format!("{lines} {scale}")
}

/// The label of a tick of an axis of this length, with enough digits to tell it from its
/// neighbours: at least a fifth of the length away.
#[must_use]
pub fn tick(value: f64, length: f64) -> String {
    // Smaller values are the rounding error of a zero.
    let value = if value.abs() < 1e-6 * length {
        0.0
    } else {
        value
    };
    resolved(value, length / 10.0)
}
