//! The text of station 9's table.

use crate::lab::geometry::Source;

/// The heading of the names, and those of the numbers.
pub const COLUMNS: [&str; 21] = [
    "point",
    "x₁",
    "x₂",
    "x₃",
    "μ",
    "v",
    "(x − μ)₁",
    "(x − μ)₂",
    "(x − μ)₃",
    "x̂₁",
    "x̂₂",
    "x̂₃",
    "‖x̂‖",
    "y₁",
    "y₂",
    "y₃",
    "RMSNorm₁",
    "RMSNorm₂",
    "RMSNorm₃",
    "‖RMSNorm‖",
    "angle to the axis, °",
];

/// The caption.
#[must_use]
pub fn caption(source: Source, count: usize) -> String {
    let points = match source {
        Source::Matrix => "rows of A",
        Source::Cloud => "points of the cloud",
    };
    match count {
        1 => "The point at every stage.".to_owned(),
        count => format!("The {count} {points} at every stage."),
    }
}

/// The name of a point.
#[must_use]
pub fn point(row: usize) -> String {
    (row + 1).to_string()
}
