//! Parses the number in one cell.

use crate::{
    lab::scenario::to_float32,
    words::{
        custom_matrix::MatrixTextError,
        number::{Marks, ascii_number},
        quote::quoted,
    },
};

/// Parses the number in a cell. `row` and `column` locate the cell in error messages;
/// `marks` is its use of commas and points.
pub(super) fn read(
    cell: &str,
    row: usize,
    column: usize,
    marks: Marks,
) -> Result<f64, MatrixTextError> {
    let trimmed = cell.trim();
    if trimmed.is_empty() {
        return Err(MatrixTextError::EmptyCell { row, column });
    }
    let text = || quoted(trimmed);
    let ascii = ascii_number(strip_type(trimmed));
    let plain = marks.plain(&ascii).unwrap_or(ascii);
    let magnitude = plain.trim_start_matches(['+', '-']).to_ascii_lowercase();
    if matches!(&*magnitude, "nan" | "inf" | "infinity" | "∞") {
        return Err(MatrixTextError::NotFinite {
            row,
            column,
            text: text(),
        });
    }
    // `f64::from_str` also accepts words such as `infinity`.
    let number = plain
        .bytes()
        .all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte))
        .then(|| plain.parse::<f64>().ok())
        .flatten();
    match number {
        None => Err(MatrixTextError::NotANumber {
            row,
            column,
            text: text(),
        }),
        Some(value) if to_float32(value).is_none() => Err(MatrixTextError::TooLarge {
            row,
            column,
            text: text(),
        }),
        Some(value) => Ok(value),
    }
}

/// The text in the parentheses of `np.float32(1.5)` or `tensor(1.5)`, which printed
/// lists of scalars contain.
fn strip_type(cell: &str) -> &str {
    const TYPES: [&str; 6] = [
        "tensor",
        "np.float64",
        "np.float32",
        "np.float16",
        "np.int64",
        "np.int32",
    ];
    cell.strip_suffix(')')
        .and_then(|cell| cell.split_once('('))
        .filter(|(name, _)| TYPES.contains(name))
        .map_or(cell, |(_, value)| value.trim())
}
