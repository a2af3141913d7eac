//! The subject of a sentence: some rows, or the whole matrix.

use crate::{
    claims::subject::Subject,
    words::{grammar::capitalised, list},
};

/// The most rows that are listed; if there are more, they are counted.
const MOST_LISTED: usize = 3;

/// A subject in words.
pub(super) struct Phrase {
    /// At the start of a sentence: `Rows 1 and 3`.
    pub(super) start: String,
    /// Elsewhere: `rows 1 and 3`.
    pub(super) inner: String,
    /// Whether a verb after it is in the plural.
    is_plural: bool,
}

impl Phrase {
    pub(super) fn of(subject: &Subject) -> Self {
        let (inner, is_plural) = match subject {
            Subject::Whole => ("the whole matrix".to_owned(), false),
            Subject::Rows { which, of } => match (which.as_slice(), *of) {
                (_, 1) => ("the row".to_owned(), false),
                (rows, of) if rows.len() == of => (format!("each of the {of} rows"), false),
                ([row], _) => (format!("row {}", row + 1), false),
                (rows, _) if rows.len() <= MOST_LISTED => (format!("rows {}", numbers(rows)), true),
                (rows, of) => (format!("{} of the {of} rows", rows.len()), true),
            },
        };
        Self::new(&inner, is_plural)
    }

    /// As [`Self::of`], but all rows of several are `Every row`.
    pub(super) fn every(subject: &Subject) -> Self {
        match subject {
            Subject::Rows { of, .. } if subject.is_all() && *of > 1 => {
                Self::new("every row", false)
            }
            _ => Self::of(subject),
        }
    }

    /// As [`Self::of`], but all rows of several are `The 3 rows`: for numbers that differ
    /// between them.
    pub(super) fn together(subject: &Subject) -> Self {
        match subject {
            Subject::Rows { of, .. } if subject.is_all() && *of > 1 => {
                Self::new(&format!("the {of} rows"), true)
            }
            _ => Self::of(subject),
        }
    }

    fn new(inner: &str, is_plural: bool) -> Self {
        Self {
            start: capitalised(inner),
            inner: inner.to_owned(),
            is_plural,
        }
    }

    /// Whether a verb after it is in the plural.
    pub(super) fn is_plural(&self) -> bool {
        self.is_plural
    }

    /// The singular or the plural of a word, such as has or have.
    pub(super) fn choose(&self, singular: &'static str, plural: &'static str) -> &'static str {
        if self.is_plural { plural } else { singular }
    }
}

/// `1, 2 and 4`, counted from 1.
fn numbers(rows: &[usize]) -> String {
    let numbers: Vec<String> = rows.iter().map(|row| (row + 1).to_string()).collect();
    list::and(&numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start(which: &[usize], of: usize) -> String {
        let which = which.to_vec();
        Phrase::of(&Subject::Rows { which, of }).start
    }

    #[test]
    fn few_rows_are_listed_and_many_counted() {
        assert_eq!(start(&[0], 1), "The row");
        assert_eq!(start(&[0, 1, 2], 3), "Each of the 3 rows");
        assert_eq!(start(&[1], 3), "Row 2");
        assert_eq!(start(&[0, 2], 3), "Rows 1 and 3");
        assert_eq!(start(&[0, 1, 3], 9), "Rows 1, 2 and 4");
        assert_eq!(start(&[0, 1, 3, 4], 9), "4 of the 9 rows");
    }
}
