//! One cell: a number, or why it is none.

use crate::{
    lab::scenario::to_float32,
    words::own_matrix::{Refusal, quoted},
};

/// Reads the number in a cell, given its row and column; `comma` tells what a
/// comma in it is.
pub(super) fn read(cell: &str, row: usize, column: usize, comma: Comma) -> Result<f64, Refusal> {
    let bare = cell.trim();
    if bare.is_empty() {
        return Err(Refusal::Empty { row, column });
    }
    let text = || quoted(bare);
    let mut plain = without_type(bare).replace('\u{2212}', "-");
    if plain.contains(',') {
        match comma {
            Comma::Decimal if plain.matches(',').count() == 1 => plain = plain.replace(',', "."),
            Comma::Either if plain.matches(',').count() == 1 => {
                return Err(Refusal::Ambiguous {
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
        return Err(Refusal::NotFinite {
            row,
            column,
            text: text(),
        });
    }
    // The standard parser takes words such as `infinity` beside numbers.
    let number = plain
        .bytes()
        .all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte))
        .then(|| plain.parse::<f64>().ok())
        .flatten();
    match number {
        None => Err(Refusal::NoNumber {
            row,
            column,
            text: text(),
        }),
        Some(value) if to_float32(value).is_none() => Err(Refusal::TooLarge {
            row,
            column,
            text: text(),
        }),
        Some(value) => Ok(value),
    }
}

/// What a comma within a cell is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Comma {
    /// No part of a number.
    Foreign,
    /// The decimal mark.
    Decimal,
    /// The decimal mark or between thousands: nobody can tell.
    Either,
}

impl Comma {
    /// What commas are in a table of these cells, where they are not what
    /// separates them. `european` tells that the separator implies it.
    pub(super) fn of<'a>(cells: impl Iterator<Item = &'a str> + Clone, european: bool) -> Self {
        if cells.clone().any(|cell| cell.contains('.')) {
            return Self::Foreign;
        }
        let mut with_comma = cells.filter(|cell| cell.contains(',')).peekable();
        if with_comma.peek().is_none() || european {
            return Self::Decimal;
        }
        if with_comma.all(looks_grouped) {
            Self::Either
        } else {
            Self::Decimal
        }
    }
}

/// Whether a cell may be a number with a comma between thousands: `1,234`.
fn looks_grouped(cell: &str) -> bool {
    let digits = cell.trim().trim_start_matches(['+', '-', '\u{2212}']);
    digits.split_once(',').is_some_and(|(whole, rest)| {
        (1..=3).contains(&whole.len())
            && !whole.starts_with('0')
            && rest.len() == 3
            && rest.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// The number in `np.float32(1.5)` or `tensor(1.5)`, as lists of such print.
fn without_type(cell: &str) -> &str {
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
