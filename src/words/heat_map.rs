//! The text of heat maps.

use crate::{
    lab::real::Real,
    words::{
        help::Help,
        number::{exact, for_screen_reader, short},
    },
};

/// How to read single values of a large matrix, drawn as an image.
pub const IMAGE_HELP: Help = Help {
    mouse: "One pixel per value. Point at it, or focus it and use the arrow keys.",
    touch: "One pixel per value. Tap it to read it.",
};
/// Above a table whose cells are too narrow for digits. Only visible: a screen reader
/// still reads the numbers.
pub const DENSE: Help = Help {
    mouse: "No room for numbers: point at a cell.",
    touch: "No room for numbers: tap a cell.",
};

/// The name of a column, for screen readers.
#[must_use]
pub fn column(index: usize) -> String {
    format!("feature {}", index + 1)
}

/// The name of a row, for screen readers.
#[must_use]
pub fn row(index: usize) -> String {
    format!("row {}", index + 1)
}

/// The image's role description for screen readers.
pub const IMAGE_ROLE: &str = "heat map";

/// The value of one cell of a large matrix, rounded and in full.
#[must_use]
pub fn readout(row: usize, column: usize, value: Real, edited: bool) -> String {
    let edited = if edited { ", edited" } else { "" };
    format!(
        "row {}, feature {}: {} ({}){edited}",
        row + 1,
        column + 1,
        short(value),
        exact(value)
    )
}

/// The caption, with what the cells stand for if they do not show the values themselves.
#[must_use]
pub fn caption(name: &str, note: Option<&str>) -> String {
    match note {
        Some(note) => format!("{name}: {note}"),
        None => name.to_owned(),
    }
}

/// The key of the frame around a value that the scale of the colours does not reach.
pub const BEYOND: &str = "beyond the scale";

/// The number at an end of the scale of the colours.
#[must_use]
pub fn legend_end(end: f64) -> String {
    short(end.into())
}

/// The scale of the colours for a screen reader.
#[must_use]
pub fn legend(limit: f64) -> String {
    format!(
        "The colours reach from {} through 0 to {}.",
        for_screen_reader(-limit),
        for_screen_reader(limit)
    )
}
