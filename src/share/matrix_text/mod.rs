//! Parses a matrix from CSV, TSV, a Python list, or numpy's or PyTorch's output.

mod brackets;
mod delimited;
mod value;

use std::fmt::Write;

use crate::{
    lab::{matrix::Matrix, scenario::CustomMatrix},
    words::custom_matrix::{MatrixTextError, TextFormat},
};

/// The longest text that [`read`] accepts: the largest matrix at 60 characters per
/// value, twice what PyTorch prints.
pub const MAX_BYTES: usize = CustomMatrix::MAX_ROWS * CustomMatrix::MAX_FEATURES * 60;

/// A parsed matrix and the format of its text.
#[derive(Clone, Debug, PartialEq)]
pub struct ParsedMatrix {
    /// The matrix.
    pub matrix: CustomMatrix,
    /// The format of the text.
    pub format: TextFormat,
    /// Whether the first line was a header, which is skipped.
    pub has_header: bool,
}

/// Parses a matrix.
///
/// # Errors
/// Returns the first error in the text.
pub fn read(text: &str) -> Result<ParsedMatrix, MatrixTextError> {
    if text.len() > MAX_BYTES {
        return Err(MatrixTextError::TooLong);
    }
    let text = text
        .trim_start_matches('\u{feff}')
        .trim_matches(['\n', '\r', ' ']);
    if text.trim().is_empty() {
        return Err(MatrixTextError::NoText);
    }
    if text.contains("...") || text.contains('…') {
        return Err(MatrixTextError::Elided);
    }
    let (rows, format, has_header) = if text.contains('[') {
        (brackets::read(text)?, TextFormat::Brackets, false)
    } else {
        delimited::read(text)?
    };
    let matrix = CustomMatrix::from_rows(&rows)?;
    Ok(ParsedMatrix {
        matrix,
        format,
        has_header,
    })
}

/// The matrix as tab-separated values, which [`read`] parses back bit for bit if all
/// values are finite.
#[must_use]
pub fn write(matrix: &Matrix) -> String {
    let mut text = String::new();
    for row in 0..matrix.rows() {
        for (column, &value) in matrix.row(row).iter().enumerate() {
            if column > 0 {
                text.push('\t');
            }
            // Writing to a `String` cannot fail.
            let _ = write!(text, "{value:?}");
        }
        text.push('\n');
    }
    text
}
