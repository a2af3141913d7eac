//! One's own matrix: the panel's words, and why a text was not taken.

use super::number::{full, short};
use crate::lab::{
    real::Real,
    scenario::{NoTable, Table},
};

/// What separates the values of a text that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Lists in square brackets: Python, numpy, PyTorch, JSON.
    Brackets,
    /// CSV.
    Commas,
    /// CSV where the comma is the decimal mark.
    Semicolons,
    /// TSV.
    Tabs,
    /// Spaces.
    Spaces,
}

/// Why a text is no matrix, as it is told on the page.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Refusal {
    /// Nothing was given.
    #[error("There is nothing to read: paste numbers, one row a line.")]
    Nothing,
    /// More than the largest matrix takes.
    #[error(
        "This is more text than {} × {} numbers need.",
        Table::MOST_ROWS,
        Table::MOST_FEATURES
    )]
    TooLong,
    /// The file is no text.
    #[error("The file cannot be read as text: {0}.")]
    Unreadable(String),
    /// PyTorch or numpy left values out.
    #[error(
        "The middle was left out where this was printed (…). Print all of it with \
         torch.set_printoptions(threshold=torch.inf) or numpy.set_printoptions(threshold=sys.maxsize), \
         or give .tolist()."
    )]
    Elided,
    /// What stands in a cell is no number.
    #[error("{}: {text} is no number.", place(*row, *column))]
    NoNumber {
        /// Row, counted from 0.
        row: usize,
        /// Column, counted from 0.
        column: usize,
        /// What stands there, in quotes.
        text: String,
    },
    /// Nothing stands in a cell.
    #[error("{} is empty.", place(*row, *column))]
    Empty {
        /// Row, counted from 0.
        row: usize,
        /// Column, counted from 0.
        column: usize,
    },
    /// NaN or an infinity.
    #[error(
        "{} is {text}. One such value makes the mean of all that are normalised with it undefined, \
         so the lab takes finite numbers only; station 6 shows what infinities do.",
        place(*row, *column)
    )]
    NotFinite {
        /// Row, counted from 0.
        row: usize,
        /// Column, counted from 0.
        column: usize,
        /// What stands there, in quotes.
        text: String,
    },
    /// Beyond float32.
    #[error(
        "{}: {text} is too large. Tensors hold float32, whose largest number is 3.4028235e38.",
        place(*row, *column)
    )]
    TooLarge {
        /// Row, counted from 0.
        row: usize,
        /// Column, counted from 0.
        column: usize,
        /// What stands there, in quotes.
        text: String,
    },
    /// The comma may be a decimal mark or separate thousands.
    #[error(
        "{}: {text} can be read in two ways, the comma as decimal mark or between thousands. \
         Write a point or leave the comma out.",
        place(*row, *column)
    )]
    Ambiguous {
        /// Row, counted from 0.
        row: usize,
        /// Column, counted from 0.
        column: usize,
        /// What stands there, in quotes.
        text: String,
    },
    /// A row is longer or shorter than the first.
    #[error("Row {} has {}, row 1 has {first}: all rows need as many.", row + 1, values(*found))]
    Ragged {
        /// Row, counted from 0.
        row: usize,
        /// How many values it has.
        found: usize,
        /// How many values the first row has.
        first: usize,
    },
    /// Too many rows.
    #[error("There are {rows} rows; the lab takes up to {}.", Table::MOST_ROWS)]
    Rows {
        /// How many there are.
        rows: usize,
    },
    /// Too many values in a row.
    #[error(
        "A row has {features} values; the lab takes up to {}.",
        Table::MOST_FEATURES
    )]
    Features {
        /// How many there are.
        features: usize,
    },
    /// Three and more dimensions.
    #[error("This has {dimensions} dimensions. Give one matrix of it, such as x[0].")]
    Deep {
        /// How many.
        dimensions: usize,
    },
    /// A number beside a list.
    #[error("Numbers stand beside lists ({text}): every row needs brackets of its own.")]
    Mixed {
        /// What stands there, in quotes.
        text: String,
    },
    /// A bracket is missing at the end.
    #[error("A bracket is opened and never closed: the end is missing.")]
    Unclosed,
    /// Something before or after the brackets.
    #[error("{text} is not part of a matrix. Give one matrix and nothing else.")]
    Foreign {
        /// What stands there, in quotes.
        text: String,
    },
}

impl Refusal {
    /// What the lab says of values that are no table.
    #[must_use]
    pub fn of(fault: &NoTable) -> Self {
        match *fault {
            NoTable::Rows { rows: 0 } | NoTable::Features { features: 0 } => Self::Nothing,
            NoTable::Rows { rows } => Self::Rows { rows },
            NoTable::Features { features } => Self::Features { features },
            NoTable::Ragged { row, found, first } => Self::Ragged { row, found, first },
            NoTable::Cell { row, column, value } => Self::TooLarge {
                row,
                column,
                text: quoted(&value.to_string()),
            },
        }
    }
}

fn place(row: usize, column: usize) -> String {
    format!("Row {}, column {}", row + 1, column + 1)
}

fn values(count: usize) -> String {
    match count {
        1 => "1 value".to_owned(),
        _ => format!("{count} values"),
    }
}

/// A piece of what was given, in quotes and cut where it is long.
#[must_use]
pub fn quoted(text: &str) -> String {
    const MOST: usize = 30;
    let mut short: String = text.trim().chars().take(MOST).collect();
    if text.trim().chars().count() > MOST {
        short.push('…');
    }
    format!("“{short}”")
}

/// The panel's name.
pub const PANEL: &str = "your own matrix";
/// Label of the text field.
pub const FIELD: &str = "Paste or type a matrix, one row a line";
/// What the text may be.
pub const FORMS: &str = "CSV, TSV, a Python list, or what numpy and PyTorch print; up to 64 × 1024. A file can be dropped here too.";
/// In the empty text field.
pub const EXAMPLE: &str = "1.0, 2.0, 4.0\n3.5, 0.1, -2\n\ntensor([[1., 2.],\n        [3., 4.]])";
/// Takes the text.
pub const USE: &str = "use this matrix";
/// Opens a file.
pub const FILE: &str = "choose a file";
/// Writes the present matrix into the field.
pub const PRESENT: &str = "put A here";
/// Puts the random matrix back.
pub const RANDOM: &str = "back to the random matrix";
/// Takes back every cell set by hand.
pub const UNEDIT: &str = "take back edited cells";
/// Why the random matrix' sliders are off.
pub const OFF: &str =
    "Your own matrix is shown: its size and values are its own, so these four have no effect.";
/// In front of a refusal: nothing was lost.
pub const KEPT: &str = "The last good matrix stays.";

/// What was read.
#[must_use]
pub fn taken(form: Form, rows: usize, features: usize, headings: bool) -> String {
    let form = match form {
        Form::Brackets => "lists in brackets",
        Form::Commas => "comma-separated values",
        Form::Semicolons => "values between semicolons",
        Form::Tabs => "values between tabs",
        Form::Spaces => "values between spaces",
    };
    let headings = if headings {
        "; the first line, headings, was left out"
    } else {
        ""
    };
    format!("Read as {form}: {rows} × {features}{headings}.")
}

/// What is shown: the kind of matrix, and how many cells were set by hand.
#[must_use]
pub fn shown(own: bool, rows: usize, features: usize, edited: usize) -> String {
    let kind = if own { "Your own" } else { "The random" };
    let edited = match edited {
        0 => String::new(),
        1 => ", 1 cell edited".to_owned(),
        _ => format!(", {edited} cells edited"),
    };
    format!("{kind} matrix, {rows} × {features}{edited}.")
}

/// How the cells of a large matrix are looked at.
pub const PICTURE_HELP: &str =
    "One pixel a value. Point at it, or focus it and use the arrow keys.";
/// Above a table whose cells have no room for numbers, seen alone: a screen reader
/// reads the numbers.
pub const DENSE: &str = "No room for numbers: point at a cell.";
/// What kind of thing the picture is, to a screen reader.
pub const PICTURE_ROLE: &str = "heat map";

/// The value of one cell of a large matrix.
#[must_use]
pub fn readout(row: usize, column: usize, value: Real, edited: bool) -> String {
    let edited = if edited { ", edited" } else { "" };
    format!(
        "row {}, feature {}: {} ({}){edited}",
        row + 1,
        column + 1,
        short(value),
        full(value)
    )
}

/// Which of many lines are shown.
#[must_use]
pub fn part(what: &str, first: usize, end: usize, count: usize) -> String {
    format!("{what} {} to {end} of {count}", first + 1)
}
/// Shows the lines before.
pub const PREVIOUS: &str = "previous";
/// Shows the lines after.
pub const NEXT: &str = "next";
/// What is paged through: rows.
pub const ROWS: &str = "rows";
/// What is paged through: columns.
pub const COLUMNS: &str = "columns";
/// What is paged through: bars.
pub const FEATURES: &str = "features";

/// Below the scatter: what is not drawn in it, and why.
#[must_use]
pub fn not_drawn(values: usize, finite: usize, drawn: usize) -> String {
    let mut said = Vec::new();
    if finite < values {
        said.push(format!(
            "{} of {values} values are no numbers after the layer; a cross at the lower edge stands where each was.",
            values - finite
        ));
    }
    if drawn < finite {
        said.push(format!(
            "{drawn} of {finite} points are drawn, evenly spread over rows and features; they follow when the hand rests. r is that of all."
        ));
    }
    said.join(" ")
}
