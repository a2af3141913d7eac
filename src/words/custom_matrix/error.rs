//! Why a text is not a matrix.

use crate::{
    lab::scenario::{CustomMatrix, CustomMatrixError},
    words::{
        custom_matrix::{BinaryFile, NpyError},
        grammar::counted,
        quote::quoted,
    },
};

/// Why a text is not a matrix. The `Display` text is the message on the page; rows and
/// columns in fields count from 0.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum MatrixTextError {
    /// The text is empty.
    #[error("There is nothing to read: paste numbers, one row per line.")]
    NoText,
    /// The text is longer than the largest matrix needs.
    #[error(
        "This is more text than {} × {} numbers need.",
        CustomMatrix::MAX_ROWS,
        CustomMatrix::MAX_FEATURES
    )]
    TooLong,
    /// The file is not text. The field is the browser's reason.
    #[error("The file cannot be read as text: {0}.")]
    NotText(String),
    /// The text is a file of bytes.
    #[error("{}", .0.advice())]
    Binary(BinaryFile),
    /// The file is numpy's, and holds no matrix that the lab reads.
    #[error("{0}")]
    Npy(#[from] NpyError),
    /// The text states a size and no values.
    #[error("{text} is a size without values. Print the tensor itself.")]
    OnlyASize {
        /// The text, in quotes.
        text: String,
    },
    /// PyTorch or numpy elided values when printing.
    #[error(
        "This printout skips the middle (…). Print it in full with \
         torch.set_printoptions(threshold=torch.inf) or numpy.set_printoptions(threshold=sys.maxsize), \
         or use .tolist()."
    )]
    Elided,
    /// A cell is not a number.
    #[error("{}: {text} is not a number.", place(*row, *column))]
    NotANumber {
        /// Row index.
        row: usize,
        /// Column index.
        column: usize,
        /// The text, in quotes.
        text: String,
    },
    /// A cell is empty.
    #[error("{} is empty.", place(*row, *column))]
    EmptyCell {
        /// Row index.
        row: usize,
        /// Column index.
        column: usize,
    },
    /// A cell is NaN or infinite.
    #[error(
        "{} is {text}. One such value makes all results that share its mean NaN, so the lab takes \
         only finite numbers; station 6 shows what an infinity does.",
        place(*row, *column)
    )]
    NotFinite {
        /// Row index.
        row: usize,
        /// Column index.
        column: usize,
        /// The text, in quotes.
        text: String,
    },
    /// A cell exceeds float32.
    #[error(
        "{}: {text} is outside float32’s range, which ends at ±3.4028235×10³⁸.",
        place(*row, *column)
    )]
    TooLarge {
        /// Row index.
        row: usize,
        /// Column index.
        column: usize,
        /// The text, in quotes.
        text: String,
    },
    /// A row has more or fewer values than the first.
    #[error("Row {} has {}, row 1 has {first}: rows must be equally long.", row + 1, counted(found, "value"))]
    Ragged {
        /// Row index.
        row: usize,
        /// The number of its values.
        found: usize,
        /// The number of values in the first row.
        first: usize,
    },
    /// There are too many rows.
    #[error(
        "There are {rows} rows; the lab takes up to {}.",
        CustomMatrix::MAX_ROWS
    )]
    TooManyRows {
        /// The number of rows.
        rows: usize,
    },
    /// A row has too many values.
    #[error(
        "A row has {features} values; the lab takes up to {}.",
        CustomMatrix::MAX_FEATURES
    )]
    TooManyFeatures {
        /// The number of values per row.
        features: usize,
    },
    /// The lists have three or more dimensions.
    #[error("This has {dimensions} dimensions. Give a single matrix, such as x[0].")]
    TooManyDimensions {
        /// The number of dimensions.
        dimensions: usize,
    },
    /// A list contains both numbers and lists.
    #[error("Numbers and lists are mixed ({text}): every row needs its own brackets.")]
    MixedNesting {
        /// The text, in quotes.
        text: String,
    },
    /// A closing bracket is missing.
    #[error("A bracket is never closed: the end seems to be missing.")]
    UnclosedBracket,
    /// There is text before or after the brackets.
    #[error("{text} is not part of the matrix. Give one matrix and nothing else.")]
    UnexpectedText {
        /// The text, in quotes.
        text: String,
    },
}

impl From<CustomMatrixError> for MatrixTextError {
    fn from(error: CustomMatrixError) -> Self {
        match error {
            CustomMatrixError::Rows { rows: 0 } | CustomMatrixError::Features { features: 0 } => {
                Self::NoText
            }
            CustomMatrixError::Rows { rows } => Self::TooManyRows { rows },
            CustomMatrixError::Features { features } => Self::TooManyFeatures { features },
            CustomMatrixError::Ragged { row, found, first } => Self::Ragged { row, found, first },
            CustomMatrixError::Cell { row, column, value } => Self::TooLarge {
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
