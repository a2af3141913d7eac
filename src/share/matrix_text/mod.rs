//! Parses a matrix from the forms in which people have tables: CSV, TSV, Python, numpy,
//! PyTorch, TensorFlow, pandas, MATLAB, Julia, R, Mathematica, Markdown and LaTeX.
//!
//! | module | does |
//! |---|---|
//! | `binary` | recognises files that are not text |
//! | `surroundings` | removes prompts, code fences and printed captions |
//! | `nesting` | writes tuples and nested calls as lists in square brackets |
//! | `brackets` | parses lists in square brackets |
//! | `delimited` | splits one row per line into cells |
//! | `markup` | splits Markdown and LaTeX into cells |
//! | `r_code` | parses R's `rbind`, `cbind` and `matrix` |
//! | `labels` | finds headings, an index and row labels |
//! | `cells` | parses the cells, with each meaning that their commas can have |

mod binary;
mod brackets;
mod cells;
mod delimited;
mod labels;
mod markup;
mod nesting;
mod r_code;
mod surroundings;
mod value;

use std::fmt::Write;

use crate::{
    lab::{
        matrix::Matrix,
        scenario::{CustomMatrix, to_float32},
    },
    words::custom_matrix::{MatrixFormat, MatrixTextError, ReadingNote},
};

/// The longest text that [`read`] accepts: the largest matrix at 60 characters per
/// value, twice what PyTorch prints.
pub const MAX_BYTES: usize = CustomMatrix::MAX_ROWS * CustomMatrix::MAX_FEATURES * 60;

/// One way to read a text or a file: the matrix, the format, and what was decided.
#[derive(Clone, Debug, PartialEq)]
pub struct ParsedMatrix {
    /// The matrix.
    pub matrix: CustomMatrix,
    /// The format of the text or file.
    pub format: MatrixFormat,
    /// What was left out, and what was decided where the text has several readings.
    pub notes: Vec<ReadingNote>,
}

/// Every sensible way to read a text: usually one, and at most three.
#[derive(Clone, Debug, PartialEq)]
pub struct Readings {
    /// The most likely reading.
    pub first: ParsedMatrix,
    /// The other readings, with other matrices.
    pub others: Vec<ParsedMatrix>,
}

impl Readings {
    /// Whether only the user can know what the text means.
    #[must_use]
    pub fn is_ambiguous(&self) -> bool {
        !self.others.is_empty()
    }

    /// All readings, the most likely one first.
    pub fn iter(&self) -> impl Iterator<Item = &ParsedMatrix> {
        std::iter::once(&self.first).chain(&self.others)
    }
}

impl From<ParsedMatrix> for Readings {
    fn from(first: ParsedMatrix) -> Self {
        let others = Vec::new();
        Self { first, others }
    }
}

/// Rows of cells that are not parsed yet.
#[derive(Clone, Debug, PartialEq)]
struct Table {
    format: MatrixFormat,
    cells: Vec<Vec<String>>,
    notes: Vec<ReadingNote>,
}

/// Rows of numbers of unchecked sizes.
struct Numbers {
    format: MatrixFormat,
    rows: Vec<Vec<f64>>,
    notes: Vec<ReadingNote>,
}

/// Why a text is refused that is a file of bytes, decoded as text; `None` for other text.
#[must_use]
pub fn refusal(text: &str) -> Option<MatrixTextError> {
    binary::kind(text).map(MatrixTextError::Binary)
}

/// Parses a matrix.
///
/// # Errors
/// Returns the first error in the text, if no reading of it is a matrix.
pub fn read(text: &str) -> Result<Readings, MatrixTextError> {
    if let Some(refusal) = refusal(text) {
        return Err(refusal);
    }
    if text.len() > MAX_BYTES {
        return Err(MatrixTextError::TooLong);
    }
    let text = text
        .trim_start_matches('\u{feff}')
        .trim_matches(['\n', '\r', ' ']);
    if text.trim().is_empty() {
        return Err(MatrixTextError::NoText);
    }
    let text = surroundings::remove(text);
    let text = text.as_ref();
    if text.trim().is_empty() {
        return Err(MatrixTextError::NoText);
    }
    if text.contains("...") || text.contains('…') {
        return Err(MatrixTextError::Elided);
    }
    collect(numbers(text)?)
}

/// The rows of numbers of each reading.
fn numbers(text: &str) -> Result<Vec<Numbers>, MatrixTextError> {
    if let Some(table) = markup::read(text) {
        return cells::read(labels::separate(table));
    }
    if let Some(matrix) = r_code::read(text) {
        return Ok(vec![matrix?]);
    }
    let nested = nesting::as_lists(text);
    let delimited = || {
        let mut errors = Vec::new();
        let mut readings = Vec::new();
        for table in delimited::tables(text) {
            match cells::read(labels::separate(table)) {
                Ok(read) => readings.extend(read),
                Err(error) => errors.push(error),
            }
        }
        match errors.into_iter().next() {
            Some(error) if readings.is_empty() => Err(error),
            _ => Ok(readings),
        }
    };
    if !nested.contains('[') {
        return delimited();
    }
    match brackets::read(&nested) {
        // Brackets can also belong to a heading, such as `mass [kg]`.
        Err(error @ MatrixTextError::UnexpectedText { .. }) => delimited().map_err(|_| error),
        readings => readings,
    }
}

/// The readings whose sizes the lab accepts, each matrix once.
fn collect(readings: Vec<Numbers>) -> Result<Readings, MatrixTextError> {
    let mut matrices: Vec<ParsedMatrix> = Vec::new();
    let mut first_error = None;
    for mut reading in readings {
        if is_rounded_to_zero(&reading.rows) {
            reading.notes.push(ReadingNote::RoundedToZero);
        }
        match CustomMatrix::from_rows(&reading.rows) {
            Ok(matrix) if matrices.iter().any(|other| other.matrix == matrix) => {}
            Ok(matrix) => matrices.push(ParsedMatrix {
                matrix,
                format: reading.format,
                notes: reading.notes,
            }),
            Err(error) => first_error = first_error.or(Some(error)),
        }
    }
    let mut matrices = matrices.into_iter();
    match (matrices.next(), first_error) {
        (Some(first), _) => Ok(Readings {
            first,
            others: matrices.collect(),
        }),
        (None, Some(error)) => Err(error.into()),
        (None, None) => Err(MatrixTextError::NoText),
    }
}

/// Whether a value other than 0 becomes 0 in float32.
fn is_rounded_to_zero(rows: &[Vec<f64>]) -> bool {
    let mut values = rows.iter().flatten();
    values.any(|&value| value != 0.0 && to_float32(value) == Some(0.0))
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
