//! A matrix out of text: CSV, TSV, a Python list, what numpy and PyTorch print.

mod brackets;
mod delimited;
mod value;

use std::fmt::Write;

use crate::{
    lab::{matrix::Matrix, scenario::Table},
    words::own_matrix::{Form, Refusal},
};

/// The longest text that is looked at: the largest matrix with 60 characters a
/// value, twice what PyTorch prints.
pub const MOST_BYTES: usize = Table::MOST_ROWS * Table::MOST_FEATURES * 60;

/// A matrix, and how its text was understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The matrix.
    pub table: Table,
    /// What separated the values.
    pub form: Form,
    /// Whether a first line without numbers was left out.
    pub headings: bool,
}

/// Reads a matrix.
///
/// # Errors
/// The first thing that is wrong with the text.
pub fn read(text: &str) -> Result<Reading, Refusal> {
    if text.len() > MOST_BYTES {
        return Err(Refusal::TooLong);
    }
    let text = text
        .trim_start_matches('\u{feff}')
        .trim_matches(['\n', '\r', ' ']);
    if text.trim().is_empty() {
        return Err(Refusal::Nothing);
    }
    if text.contains("...") || text.contains('…') {
        return Err(Refusal::Elided);
    }
    let (rows, form, headings) = if text.contains('[') {
        (brackets::read(text)?, Form::Brackets, false)
    } else {
        delimited::read(text)?
    };
    let table = Table::from_rows(&rows).map_err(|fault| Refusal::of(&fault))?;
    Ok(Reading {
        table,
        form,
        headings,
    })
}

/// The matrix as tab-separated values, which [`read`] gives back bit for bit.
///
/// What is no finite number is written as Python writes it.
#[must_use]
pub fn write(matrix: &Matrix) -> String {
    let mut text = String::new();
    for row in 0..matrix.rows() {
        for (column, &value) in matrix.row(row).iter().enumerate() {
            if column > 0 {
                text.push('\t');
            }
            // Writing to a string cannot fail.
            let _ = write!(text, "{value:?}");
        }
        text.push('\n');
    }
    text
}
