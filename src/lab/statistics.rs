//! Mean, standard deviation and correlation, in double precision.
//!
//! They describe a float32 matrix and are not part of it, so they are summed
//! in float64 from the float32 values, in two passes: first the mean, then the
//! deviations from it. `torch.mean` and `torch.std` agree to float32's digits.

use std::iter::zip;

use serde::Serialize;

use super::{matrix::Matrix, real::Real, scenario::Divisor};

/// Count, mean and sum of squared deviations of some values.
pub(super) struct Moments {
    count: f64,
    pub(super) mean: f64,
    squares: f64,
}

impl Moments {
    pub(super) fn of(values: impl IntoIterator<Item = f32>) -> Self {
        let values: Vec<f64> = values.into_iter().map(f64::from).collect();
        #[expect(
            clippy::cast_precision_loss,
            reason = "a matrix has far fewer than 2^53 values"
        )]
        let count = values.len() as f64;
        let mean = values.iter().sum::<f64>() / count;
        let squares = values.iter().map(|value| (value - mean).powi(2)).sum();
        Self {
            count,
            mean,
            squares,
        }
    }

    /// The moments of every column, row by row: the same sums in the same order
    /// as column by column, without the leaps through memory.
    fn of_columns(matrix: &Matrix) -> Vec<Self> {
        #[expect(
            clippy::cast_precision_loss,
            reason = "a matrix has far fewer than 2^53 rows"
        )]
        let count = matrix.rows() as f64;
        let mut means = vec![-0.0; matrix.columns()];
        let rows = || (0..matrix.rows()).map(|row| matrix.row(row));
        for row in rows() {
            for (mean, &value) in zip(&mut means, row) {
                *mean += f64::from(value);
            }
        }
        for mean in &mut means {
            *mean /= count;
        }
        let mut squares = vec![-0.0; matrix.columns()];
        for row in rows() {
            for ((squares, mean), &value) in zip(zip(&mut squares, &means), row) {
                *squares += (f64::from(value) - mean).powi(2);
            }
        }
        zip(means, squares)
            .map(|(mean, squares)| Self {
                count,
                mean,
                squares,
            })
            .collect()
    }

    /// The variance that divides by n, as LayerNorm does.
    pub(super) fn variance_biased(&self) -> f64 {
        self.squares / self.count
    }

    /// The variance that divides by n − 1, as `torch.std` does: 0/0 for one value.
    pub(super) fn variance_unbiased(&self) -> f64 {
        self.squares / (self.count - 1.0)
    }
}

/// Mean and standard deviation of one row or one column.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Summary {
    /// The arithmetic mean.
    pub mean: Real,
    /// `√(Σ(x − mean)² / (n − 1))`, as `torch.std` gives it; of one value it
    /// is undefined.
    pub std_unbiased: Real,
    /// `√(Σ(x − mean)² / n)`, which LayerNorm works with.
    pub std_biased: Real,
}

impl Summary {
    /// The summary of the values given.
    #[must_use]
    pub fn of(values: impl IntoIterator<Item = f32>) -> Self {
        Self::from(&Moments::of(values))
    }

    /// The standard deviation with the given divisor.
    #[must_use]
    pub fn std(&self, divisor: Divisor) -> Real {
        match divisor {
            Divisor::Unbiased => self.std_unbiased,
            Divisor::Biased => self.std_biased,
        }
    }
}

impl From<&Moments> for Summary {
    fn from(moments: &Moments) -> Self {
        Self {
            mean: moments.mean.into(),
            std_unbiased: moments.variance_unbiased().sqrt().into(),
            std_biased: moments.variance_biased().sqrt().into(),
        }
    }
}

/// Mean and standard deviation of every row and of every column.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Statistics {
    /// One summary a row (`torch.mean(A, axis=1)`, `torch.std(A, axis=1)`).
    pub rows: Vec<Summary>,
    /// One summary a column (`axis=0`).
    pub columns: Vec<Summary>,
}

impl Statistics {
    /// The statistics of a matrix.
    #[must_use]
    pub fn of(matrix: &Matrix) -> Self {
        Self {
            rows: (0..matrix.rows())
                .map(|row| Summary::of(matrix.row(row).iter().copied()))
                .collect(),
            columns: Moments::of_columns(matrix)
                .iter()
                .map(Summary::from)
                .collect(),
        }
    }
}

/// Pearson's r between two matrices, entry by entry.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Correlation {
    /// Over all entries together.
    pub pooled: Real,
    /// Over the entries of each row.
    pub rows: Vec<Real>,
}

impl Correlation {
    /// The correlation of two matrices of the same shape.
    #[must_use]
    pub fn between(a: &Matrix, b: &Matrix) -> Self {
        Self {
            pooled: pearson(a.values(), b.values()),
            rows: (0..a.rows())
                .map(|row| pearson(a.row(row), b.row(row)))
                .collect(),
        }
    }
}

/// `r = Σ(a − ā)(b − b̄) / √(Σ(a − ā)² · Σ(b − b̄)²)`; undefined when either
/// side has no spread at all, since that is 0/0.
fn pearson(a: &[f32], b: &[f32]) -> Real {
    let of = |values: &[f32]| Moments::of(values.iter().copied());
    let (in_a, in_b) = (of(a), of(b));
    let products: f64 = zip(a, b)
        .map(|(&a, &b)| (f64::from(a) - in_a.mean) * (f64::from(b) - in_b.mean))
        .sum();
    // Squares of float32 numbers, and their product, stay in float64's range.
    let r = products / (in_a.squares * in_b.squares).sqrt();
    // Rounding may lead a hair past ±1. A NaN passes through.
    r.clamp(-1.0, 1.0).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_divisors() {
        let summary = Summary::of([2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0]);
        assert_eq!(summary.mean, Real::Finite(5.0));
        assert_eq!(summary.std(Divisor::Biased), Real::Finite(2.0));
        assert_eq!(
            summary.std(Divisor::Unbiased),
            Real::Finite((32.0_f64 / 7.0).sqrt())
        );
    }

    #[test]
    fn columns_are_summed_as_by_themselves_to_the_last_bit() {
        let values = (0_u8..60)
            .map(|index| f32::from(index).sin() * 1e3)
            .collect();
        let matrix = Matrix::new(12, 5, values);
        let columns = (0..5).map(|column| Summary::of(matrix.column(column)));
        assert_eq!(Statistics::of(&matrix).columns, columns.collect::<Vec<_>>());
    }

    #[test]
    fn one_value_has_no_unbiased_std() {
        let summary = Summary::of([3.0]);
        assert_eq!(summary.std_unbiased, Real::Undefined);
        assert_eq!(summary.std_biased, Real::Finite(0.0));
    }

    #[test]
    fn an_infinity_is_told_and_not_lost() {
        let summary = Summary::of([1.0, f32::INFINITY]);
        assert_eq!(summary.mean, Real::Infinity);
        assert_eq!(summary.std_biased, Real::Undefined);
    }

    #[test]
    fn a_large_mean_does_not_hide_a_small_spread() {
        let summary = Summary::of([40_000.0, 40_001.0, 40_002.0, 40_003.0]);
        assert_eq!(summary.std_biased, Real::Finite(1.25_f64.sqrt()));
    }

    #[test]
    fn correlation_is_signed_pooled_and_undefined_without_spread() {
        let a = Matrix::new(3, 2, vec![1.0, 2.0, 1.0, 2.0, 0.1, 0.1]);
        let b = Matrix::new(3, 2, vec![3.0, 5.0, 5.0, 3.0, 1.0, 2.0]);
        let correlation = Correlation::between(&a, &b);
        assert_eq!(
            correlation.rows,
            [Real::Finite(1.0), Real::Finite(-1.0), Real::Undefined]
        );
        assert!(correlation.pooled.finite().is_some());
    }

    #[test]
    fn extreme_magnitudes_still_correlate() {
        for scale in [1e-38, 1e38] {
            let a = Matrix::new(1, 3, vec![scale, 2.0 * scale, 3.0 * scale]);
            let r = Correlation::between(&a, &a).pooled.finite().unwrap();
            assert!((r - 1.0).abs() < 1e-12, "{r}");
        }
    }
}
