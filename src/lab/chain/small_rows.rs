//! Why LayerNorm leaves rows of a chain small, or 0.

use std::iter::zip;

use serde::Serialize;

use crate::lab::{matrix::all_equal, scenario::DEFAULT_EPS, statistics::Moments};

/// How many rows LayerNorm leaves small, by cause, after one step. Each small row counts
/// once. A row of zeros stays one, and keeps the cause that first made it 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SmallRows {
    /// Rows that are 0 because their products became equal in the number format, and not 0:
    /// they equal their mean.
    pub equal: usize,
    /// Rows that are 0 because the number format rounded their products, or what LayerNorm
    /// made of them, to 0.
    pub rounded: usize,
    /// Other rows, whose variance was below ε when LayerNorm divided by it.
    pub below_eps: usize,
}

/// What LayerNorm is given of one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowInput {
    /// Equal values that are not 0.
    Equal,
    /// Other values, whose variance is below ε.
    BelowEps,
    /// Any other row.
    Large,
}

/// Why a row is 0.
#[derive(Clone, Copy, Debug)]
enum ZeroCause {
    Equal,
    Rounded,
}

/// The rows of one chain: which are 0, and why.
#[derive(Clone, Debug, Default)]
pub(super) struct RowCauses {
    /// The cause of each row that is 0.
    zero: Vec<Option<ZeroCause>>,
    /// The rows after the last step.
    pub(super) small: SmallRows,
}

impl RowInput {
    /// The rows of `size` values that LayerNorm is given.
    pub(super) fn of_rows(products: &[f32], size: usize) -> Vec<Self> {
        products.chunks_exact(size.max(1)).map(Self::of).collect()
    }

    fn of(row: &[f32]) -> Self {
        let first = row.first().copied().map_or(0.0, f64::from);
        // Two values that differ by d make the variance at least d²/2n. So most rows need no
        // further look than at their second value.
        let far = (2.0 * count(row.len()) * DEFAULT_EPS).sqrt();
        let is_far = |&value: &f32| (f64::from(value) - first).abs() > far;
        if row.iter().any(is_far) {
            Self::Large
        } else if first != 0.0 && all_equal(row) {
            Self::Equal
        } else if Moments::of(row.iter().copied()).variance_biased() < DEFAULT_EPS {
            Self::BelowEps
        } else {
            Self::Large
        }
    }
}

impl RowCauses {
    /// Takes one step: what LayerNorm was given, and its results, rounded to the number
    /// format, in rows of `size` values.
    pub(super) fn step(&mut self, inputs: &[RowInput], results: &[f32], size: usize) {
        self.small = SmallRows::default();
        self.zero.resize(inputs.len(), None);
        let rows = zip(inputs, results.chunks_exact(size.max(1)));
        for (zero, (input, results)) in zip(&mut self.zero, rows) {
            if results.iter().all(|&value| value == 0.0) {
                let cause = zero.get_or_insert(match input {
                    RowInput::Equal => ZeroCause::Equal,
                    RowInput::BelowEps | RowInput::Large => ZeroCause::Rounded,
                });
                match cause {
                    ZeroCause::Equal => self.small.equal += 1,
                    ZeroCause::Rounded => self.small.rounded += 1,
                }
            } else {
                *zero = None;
                self.small.below_eps += usize::from(*input != RowInput::Large);
            }
        }
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a row has at most a few dozen values"
)]
fn count(values: usize) -> f64 {
    values as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small(equal: usize, rounded: usize, below_eps: usize) -> SmallRows {
        SmallRows {
            equal,
            rounded,
            below_eps,
        }
    }

    fn step(causes: &mut RowCauses, results: &[f32], products: &[f32]) {
        causes.step(&RowInput::of_rows(products, 2), results, 2);
    }

    #[test]
    fn a_row_of_zeros_keeps_its_first_cause() {
        let mut causes = RowCauses::default();
        step(&mut causes, &[1.0, -1.0, 1.0, -1.0], &[3.0, 1.0, 9.0, 1.0]);
        assert_eq!(causes.small, small(0, 0, 0));
        step(
            &mut causes,
            &[0.0, 0.0, 0.3, -0.3],
            &[2.0, 2.0, 0.001, -0.001],
        );
        assert_eq!(causes.small, small(1, 0, 1));
        step(&mut causes, &[0.0; 4], &[0.0; 4]);
        assert_eq!(causes.small, small(1, 1, 0));
    }

    #[test]
    fn a_variance_above_eps_leaves_no_small_row() {
        let mut causes = RowCauses::default();
        step(&mut causes, &[0.74, -0.74], &[0.0035, -0.0035]);
        assert_eq!(causes.small, small(0, 0, 0));
    }
}
