//! Mean, standard deviation and correlation, in double precision.
//!
//! The sums run in float64 over the float32 values, in two passes: first the
//! mean, then the deviations from it. The results agree with `torch.mean` and
//! `torch.std` to float32 precision.

use std::iter::zip;

use serde::Serialize;

use crate::lab::{matrix::Matrix, real::Real, scenario::Divisor};

/// The count, the mean and the sum of squared deviations of some values.
pub(super) struct Moments {
    count: f64,
    pub(super) mean: f64,
    squares: f64,
}

impl Moments {
    pub(super) fn of(values: impl IntoIterator<Item = impl Into<f64>>) -> Self {
        let values: Vec<f64> = values.into_iter().map(Into::into).collect();
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

    /// The moments of every column. Iterating row by row adds the same terms in the
    /// same order as iterating column by column, but accesses memory sequentially.
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

    /// The variance with divisor n, as in LayerNorm.
    pub(super) fn variance_biased(&self) -> f64 {
        self.squares / self.count
    }

    /// The variance with divisor n − 1, as in `torch.std`; 0/0 for a single value.
    pub(super) fn variance_unbiased(&self) -> f64 {
        self.squares / (self.count - 1.0)
    }
}

/// The root of the sum of squares, in double precision: the length of a row, or the Frobenius
/// norm of a matrix.
#[must_use]
pub fn length(values: &[f32]) -> f64 {
    let squares = values.iter().map(|&value| f64::from(value).powi(2));
    squares.sum::<f64>().sqrt()
}

/// Mean and standard deviation of one row or one column.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Summary {
    /// The arithmetic mean.
    pub mean: Real,
    /// `√(Σ(x − mean)² / (n − 1))`, as in `torch.std`; undefined for a single value.
    pub std_unbiased: Real,
    /// `√(Σ(x − mean)² / n)`, as in LayerNorm.
    pub std_biased: Real,
}

impl Summary {
    /// The summary of the given values.
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
    /// One summary per row (`torch.mean(A, axis=1)`, `torch.std(A, axis=1)`).
    pub rows: Vec<Summary>,
    /// One summary per column (`axis=0`).
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
    /// Over all entries.
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

/// `r = Σ(a − ā)(b − b̄) / √(Σ(a − ā)² · Σ(b − b̄)²)`; undefined (0/0) if either
/// side is constant.
fn pearson(a: &[f32], b: &[f32]) -> Real {
    let of = |values: &[f32]| Moments::of(values.iter().copied());
    let (in_a, in_b) = (of(a), of(b));
    let products: f64 = zip(a, b)
        .map(|(&a, &b)| (f64::from(a) - in_a.mean) * (f64::from(b) - in_b.mean))
        .sum();
    // The sums of squares of float32 numbers, and the product of two such sums,
    // stay within float64's range.
    let r = products / (in_a.squares * in_b.squares).sqrt();
    // Rounding may take r slightly past ±1. `clamp` leaves a NaN unchanged.
    r.clamp(-1.0, 1.0).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_divisor_selects_the_standard_deviation() {
        let summary = Summary::of([2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0]);
        assert_eq!(summary.mean, Real::Finite(5.0));
        assert_eq!(summary.std(Divisor::Biased), Real::Finite(2.0));
        assert_eq!(
            summary.std(Divisor::Unbiased),
            Real::Finite((32.0_f64 / 7.0).sqrt())
        );
    }

    #[test]
    fn column_statistics_match_separate_columns_bit_for_bit() {
        let values = (0_u8..60)
            .map(|index| f32::from(index).sin() * 1e3)
            .collect();
        let matrix = Matrix::new(12, 5, values);
        let columns = (0..5).map(|column| Summary::of(matrix.column(column)));
        assert_eq!(Statistics::of(&matrix).columns, columns.collect::<Vec<_>>());
    }

    #[test]
    fn the_unbiased_std_of_one_value_is_undefined() {
        let summary = Summary::of([3.0]);
        assert_eq!(summary.std_unbiased, Real::Undefined);
        assert_eq!(summary.std_biased, Real::Finite(0.0));
    }

    #[test]
    fn an_infinite_value_makes_the_mean_infinite_and_the_std_undefined() {
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
    fn correlation_is_signed_and_undefined_for_a_constant_row() {
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
    fn correlation_is_accurate_at_extreme_magnitudes() {
        for scale in [1e-38, 1e38] {
            let a = Matrix::new(1, 3, vec![scale, 2.0 * scale, 3.0 * scale]);
            let r = Correlation::between(&a, &a).pooled.finite().unwrap();
            assert!((r - 1.0).abs() < 1e-12, "{r}");
        }
    }
}
