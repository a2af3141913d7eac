//! What a claim is about: some of the rows, or the matrix as a whole.

/// Rows of a matrix, or all its values together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The matrix as a whole.
    Whole,
    /// Some of its rows.
    Rows {
        /// Their indices from 0, in order; at least one.
        which: Vec<usize>,
        /// How many rows the matrix has.
        of: usize,
    },
}

impl Subject {
    /// Whether the claim is about everything there is.
    #[must_use]
    pub fn is_all(&self) -> bool {
        match self {
            Self::Whole => true,
            Self::Rows { which, of } => which.len() == *of,
        }
    }

    /// Adds a row.
    fn push(&mut self, row: usize) {
        if let Self::Rows { which, .. } = self {
            which.push(row);
        }
    }
}

/// What is claimed of each row, with the rows of the same kind together, in the order of
/// their first rows.
///
/// `merge` takes in what is claimed of another row, if it is of the same kind.
pub(super) fn by_kind<T>(
    rows: usize,
    claim: impl Fn(usize) -> T,
    merge: impl Fn(&mut T, &T) -> bool,
) -> Vec<(Subject, T)> {
    let mut claims: Vec<(Subject, T)> = Vec::new();
    for row in 0..rows {
        let new = claim(row);
        let is_merged = claims.iter_mut().any(|(subject, claim)| {
            let is_same_kind = merge(claim, &new);
            if is_same_kind {
                subject.push(row);
            }
            is_same_kind
        });
        if !is_merged {
            let which = vec![row];
            claims.push((Subject::Rows { which, of: rows }, new));
        }
    }
    claims
}
