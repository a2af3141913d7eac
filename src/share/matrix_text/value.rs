//! Parses the number in one cell.

use crate::{
    lab::scenario::to_float32,
    words::{custom_matrix::MatrixTextError, quote::quoted},
};

/// Parses the number in a cell. `row` and `column` locate the cell in error messages;
/// `comma` is the meaning of a comma.
pub(super) fn read(
    cell: &str,
    row: usize,
    column: usize,
    comma: Comma,
) -> Result<f64, MatrixTextError> {
    let trimmed = cell.trim();
    if trimmed.is_empty() {
        return Err(MatrixTextError::EmptyCell { row, column });
    }
    let text = || quoted(trimmed);
    let mut plain = strip_type(trimmed).replace('\u{2212}', "-");
    if plain.contains(',') {
        match comma {
            Comma::Decimal if plain.matches(',').count() == 1 => plain = plain.replace(',', "."),
            Comma::Ambiguous if plain.matches(',').count() == 1 => {
                return Err(MatrixTextError::AmbiguousComma {
                    row,
                    column,
                    text: text(),
                });
            }
            _ => {}
        }
    }
    let magnitude = plain.trim_start_matches(['+', '-']).to_ascii_lowercase();
    if matches!(&*magnitude, "nan" | "inf" | "infinity") {
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

/// The meaning of a comma within a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Comma {
    /// Not part of a number.
    Invalid,
    /// The decimal mark.
    Decimal,
    /// Either the decimal mark or a thousands separator.
    Ambiguous,
}

impl Comma {
    /// Infers the meaning of commas from all cells. `european` means that the column
    /// separator implies decimal commas.
    pub(super) fn infer<'a>(cells: impl Iterator<Item = &'a str> + Clone, european: bool) -> Self {
        if cells.clone().any(|cell| cell.contains('.')) {
            return Self::Invalid;
        }
        let mut with_comma = cells.filter(|cell| cell.contains(',')).peekable();
        if with_comma.peek().is_none() || european {
            return Self::Decimal;
        }
        if with_comma.all(looks_grouped) {
            Self::Ambiguous
        } else {
            Self::Decimal
        }
    }
}

/// Whether a cell may use a comma as thousands separator, as in `1,234`.
fn looks_grouped(cell: &str) -> bool {
    let digits = cell.trim().trim_start_matches(['+', '-', '\u{2212}']);
    digits.split_once(',').is_some_and(|(whole, tail)| {
        (1..=3).contains(&whole.len())
            && !whole.starts_with('0')
            && tail.len() == 3
            && tail.bytes().all(|byte| byte.is_ascii_digit())
    })
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
