//! The panel for the user's own matrix.

mod binary_file;
mod error;
mod npy;
mod reading;

pub use binary_file::BinaryFile;
pub use error::MatrixTextError;
pub use npy::NpyError;
pub use reading::{CHOOSE, ReadingNote, preview, taken, use_reading};

use crate::{lab::matrix::Matrix, words::grammar::counted};

/// The format of the text or file that holds a matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MatrixFormat {
    /// Lists in square brackets: Python, numpy, PyTorch, JSON.
    Brackets,
    /// CSV with commas between the values.
    Commas,
    /// CSV with semicolons, usual where the comma is the decimal mark.
    Semicolons,
    /// TSV.
    Tabs,
    /// Values separated by spaces.
    Spaces,
    /// A table with vertical bars, as in Markdown.
    Markdown,
    /// A matrix or table in LaTeX.
    Latex,
    /// A call of R that makes a matrix.
    R,
    /// numpy's `.npy`, a file of bytes.
    Npy,
}

/// The button that leads to the panel.
pub const YOUR_NUMBERS: &str = "use your own numbers";
/// What the button leads to.
pub const YOUR_NUMBERS_HELP: &str = "paste, type or drop your own matrix";
/// The panel's title.
pub const PANEL: &str = "your own matrix";
/// Label of the text field.
pub const FIELD: &str = "Paste or type a matrix, one row per line";
/// The accepted formats.
pub const FORMS: &str = "CSV, TSV, a Python list, tables from numpy, PyTorch, TensorFlow, pandas, MATLAB, Julia, R, Mathematica, Markdown or LaTeX; up to 64 × 1024. You can also drop a file anywhere on the page, numpy’s .npy too.";
/// The text field's placeholder.
pub const EXAMPLE: &str = "1.0, 2.0, 4.0\n3.5, 0.1, -2\n\ntensor([[1., 2.],\n        [3., 4.]])";
/// The button that applies the text.
pub const USE: &str = "use this matrix";
/// The button that opens a file.
pub const FILE: &str = "choose a file";
/// The button that writes the current matrix into the text field.
pub const INSERT_CURRENT: &str = "copy A here";
/// The button that returns to the random matrix.
pub const RANDOM: &str = "back to the random matrix";
/// The button that removes all cell edits.
pub const REMOVE_EDITS: &str = "undo cell edits";
/// Why the random matrix's sliders are disabled.
pub const SLIDERS_DISABLED: &str =
    "Your own matrix is shown, so the sliders for features, rows, mean and std have no effect.";
/// Follows an error: the matrix is unchanged.
pub const UNCHANGED: &str = "The last valid matrix stays.";

/// Refuses a matrix whose shape a lesson does not allow.
#[must_use]
pub fn closed_shape((rows, features): (u32, u32), own: &Matrix) -> String {
    format!(
        "This lesson keeps the matrix at {rows} × {features}, and yours is {} × {}. {UNCHANGED}",
        own.rows(),
        own.columns()
    )
}

/// Describes the current matrix: custom or random, its size, how many of its cells are
/// edited, and how many edits lie outside it.
#[must_use]
pub fn current(
    is_custom: bool,
    rows: usize,
    features: usize,
    edited: usize,
    outside: usize,
) -> String {
    let kind = if is_custom { "Your own" } else { "The random" };
    let edited = match edited {
        0 => String::new(),
        _ => format!(", {} edited", counted(edited, "cell")),
    };
    let outside = match outside {
        0 => String::new(),
        1 => " One edit is outside it and has no effect.".to_owned(),
        _ => format!(" {outside} edits are outside it and have no effect."),
    };
    format!("{kind} matrix, {rows} × {features}{edited}.{outside}")
}
