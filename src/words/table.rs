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

/// Opens the table of a chart's numbers.
pub const AS_TABLE: &str = "as table";
/// Heading of the steps of a chain.
pub const STEP: &str = "step";
/// Heading of the norms of a chain.
pub const NORM: &str = "norm";
/// Heading of the root-mean-square norms.
pub const EXPECTED: &str = "expected";
/// Headings of the band of many seeds: its low end, its middle, its high end.
pub const BAND: [&str; 3] = ["5th percentile", "median", "95th percentile"];
/// Heading of the values of a matrix, by their places.
pub const VALUE: &str = "value";

/// Name of a value by its place.
#[must_use]
pub fn value(row: usize, feature: usize) -> String {
    format!("row {}, feature {}", row + 1, feature + 1)
}

/// What the table of a growth chart holds, and where norms left the numbers:
/// what became of them, and from which step on.
#[must_use]
pub fn growth_caption(title: &str, left: &[(&str, usize)]) -> String {
    let mut said = vec![format!("{title}: the norm after every step.")];
    for (what, step) in left {
        said.push(format!("{}.", super::chart::since(what, *step)));
    }
    said.join(" ")
}

/// What the table of the scatter holds; the first so many of its values, if not all.
#[must_use]
pub fn scatter_caption(shown: usize, all: usize) -> String {
    if shown == all {
        format!("All {all} values, before and after the layer.")
    } else {
        format!("The first {shown} of {all} values, before and after the layer.")
    }
}
