//! The words of the statistics table.

/// What the table holds.
pub const CAPTION: &str = "Mean and std of every row and every column";
/// Heading: the activations.
pub const BEFORE: &str = "A, before";
/// Heading: the layer's output.
pub const AFTER: &str = "LN(A), measured";
/// Heading: what the formula says.
pub const PREDICTED: &str = "predicted";
/// Heading: the values before, as dots.
pub const VALUES_BEFORE: &str = "values before";
/// Heading: the values after, as dots.
pub const VALUES_AFTER: &str = "values after";
/// Heading of a mean.
pub const MEAN: &str = "mean";
/// Heading of a std.
pub const STD: &str = "std";

/// Name of a row.
#[must_use]
pub fn row(index: usize) -> String {
    format!("row {}", index + 1)
}

/// Name of a column.
#[must_use]
pub fn column(index: usize) -> String {
    format!("column {}", index + 1)
}

/// What station 4's table holds.
pub const ROWS_AGAIN: &str = "The rows, with this γ and β";
