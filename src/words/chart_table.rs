//! The text of the tables with a chart's data.

/// The button that opens the table.
pub const AS_TABLE: &str = "as table";
/// Heading: the steps of a chain.
pub const STEP: &str = "step";
/// Heading: the norms of a chain.
pub const NORM: &str = "norm";
/// Heading: the root-mean-square norms.
pub const EXPECTED: &str = "expected";
/// Headings of the ensemble's percentiles.
pub const BAND: [&str; 3] = ["5th percentile", "median", "95th percentile"];
/// Heading: the positions of a matrix's values.
pub const VALUE: &str = "value";

/// The name of a value by its position.
#[must_use]
pub fn value(row: usize, feature: usize) -> String {
    format!("row {}, feature {}", row + 1, feature + 1)
}

/// The caption of a growth chart's table. `off_axis` lists the labels of zero, infinite
/// and undefined norms with the first step of each.
#[must_use]
pub fn growth_caption(title: &str, off_axis: &[(&str, usize)]) -> String {
    let mut sentences = vec![format!("{title}: the norm after every step.")];
    for (label, step) in off_axis {
        sentences.push(format!("{}.", super::chart::since(label, *step)));
    }
    sentences.join(" ")
}

/// The caption of a growth chart's table, backward.
#[must_use]
pub fn backward_caption(title: &str) -> String {
    format!("{title}: the norm of ∂L/∂A after every step, from the start (0) on.")
}

/// The caption of the scatter's table, which may show only the first values.
#[must_use]
pub fn scatter_caption(shown: usize, all: usize) -> String {
    if shown == all {
        format!("All {all} values, before and after the layer.")
    } else {
        format!("The first {shown} of {all} values, before and after the layer.")
    }
}
