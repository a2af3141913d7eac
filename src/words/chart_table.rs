//! The text of the toolbar of a chart or a picture, and of the table with its data.

use crate::lab::scenario::Direction;

/// The button of a chart's toolbar that opens the table.
pub const TABLE: &str = "table";
/// The button of a chart's toolbar that ends a zoom.
pub const RESET_ZOOM: &str = "reset zoom";

/// The name of the toolbar of a chart or a picture.
#[must_use]
pub fn tools(picture: &str) -> String {
    format!("Tools: {picture}")
}

/// The accessible name of a button in a toolbar: what it does, and to which picture.
#[must_use]
pub fn button(text: &str, picture: &str) -> String {
    format!("{text}: {picture}")
}

/// Heading: the steps of a chain in a direction.
#[must_use]
pub fn step(direction: Direction) -> &'static str {
    match direction {
        Direction::Forward => "step",
        Direction::Backward => "steps back",
    }
}

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
pub fn growth_caption(title: &str, direction: Direction, off_axis: &[(&str, usize)]) -> String {
    let values = match direction {
        Direction::Forward => "the norm after every step",
        Direction::Backward => "the norm of ∂L/∂A at every step back from the last A",
    };
    let mut sentences = vec![format!("{title}: {values}.")];
    for (label, step) in off_axis {
        sentences.push(format!("{}.", super::chart::since(label, *step)));
    }
    sentences.join(" ")
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
