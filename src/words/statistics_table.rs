//! The text of the statistics tables of stations 3 and 4.

/// The caption at station 3.
pub const CAPTION: &str = "Mean and std of every row and every column";
/// Heading: the statistics of the activations.
pub const BEFORE: &str = "A, before";
/// Heading: the measured statistics of the layer's output.
pub const AFTER: &str = "LN(A), measured";
/// Heading: the statistics that the formula predicts.
pub const PREDICTED: &str = "predicted";
/// Heading: the values before the layer, as marks on a line.
pub const VALUES_BEFORE: &str = "before";
/// Heading: x̂, as marks on a line.
pub const VALUES_NORMALIZED: &str = "normalised";
/// Heading: the layer's results, as marks on a line.
pub const VALUES_AFTER: &str = "with γ and β";
/// Heading of a mean.
pub const MEAN: &str = "mean";
/// Heading of a standard deviation.
pub const STD: &str = "std";

/// The name of a row.
#[must_use]
pub fn row(index: usize) -> String {
    format!("row {}", index + 1)
}

/// The name of a column.
#[must_use]
pub fn column(index: usize) -> String {
    format!("column {}", index + 1)
}

/// The caption at station 4.
pub const PARAMETERS_CAPTION: &str = "The rows, with this γ and β";
