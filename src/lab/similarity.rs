//! How alike the rows of a matrix are.
//!
//! LayerNorm keeps the size of every row, but not their differences: after many layers
//! the rows may point in nearly the same direction.

use serde::Serialize;

use crate::lab::real::Real;

/// Two measures of how alike rows are.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Similarity {
    /// The mean of `|cos|` between two different rows: 0 if all are orthogonal, 1 if all
    /// have one direction. Undefined for one row, or a row of zeros.
    pub cosine: Real,
    /// The effective rank: `exp(−Σ p ln p)` with `p = σᵢ/Σσ` and the singular values σᵢ
    /// (Roy & Vetterli 2007). Undefined for a matrix of zeros.
    pub rank: Real,
}

impl Similarity {
    /// Measures the rows of a matrix of this many columns, given in row-major order.
    #[must_use]
    pub fn of(values: &[f32], columns: usize) -> Self {
        let rows = rows(values, columns);
        Self {
            cosine: mean_cosine(&rows).into(),
            rank: effective_rank(&singular_values(rows)).into(),
        }
    }
}

/// The rows of a matrix of this many columns, given in row-major order.
pub(super) fn rows(values: &[f32], columns: usize) -> Vec<Vec<f64>> {
    values
        .chunks(columns.max(1))
        .map(|row| row.iter().copied().map(f64::from).collect())
        .collect()
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    std::iter::zip(a, b).map(|(a, b)| a * b).sum()
}

/// The mean of `|cos|` over all pairs of rows; NaN for one row, or if a row is 0 or not
/// finite.
pub(super) fn mean_cosine(rows: &[Vec<f64>]) -> f64 {
    let lengths: Vec<f64> = rows.iter().map(|row| dot(row, row).sqrt()).collect();
    let (mut sum, mut count) = (0.0, 0.0);
    for (index, row) in rows.iter().enumerate() {
        for other in 0..index {
            let cosine = dot(row, &rows[other]) / (lengths[index] * lengths[other]);
            // Rounding may take a cosine slightly past 1. NaN stays NaN.
            sum += cosine.abs().clamp(0.0, 1.0);
            count += 1.0;
        }
    }
    sum / count
}

/// The entropy of the singular values, as a number of dimensions.
fn effective_rank(singular: &[f64]) -> f64 {
    let sum: f64 = singular.iter().sum();
    let entropy: f64 = singular
        .iter()
        .map(|value| value / sum)
        .filter(|share| *share != 0.0)
        .map(|share| -share * share.ln())
        .sum();
    entropy.exp()
}

/// The most sweeps over all pairs of rows; ten suffice for matrices of this size.
const MOST_SWEEPS: usize = 40;
/// An entry off the diagonal that is smaller than this part of the trace counts as 0.
const NEGLIGIBLE: f64 = 1e-17;

/// The singular values, in no particular order: the roots of the eigenvalues of the shorter
/// side's Gram matrix. Those below `1e-8` of the largest are inexact, which changes an
/// effective rank by less than `1e-6`.
fn singular_values(rows: Vec<Vec<f64>>) -> Vec<f64> {
    let vectors = if rows.first().is_some_and(|row| row.len() < rows.len()) {
        transposed(&rows)
    } else {
        rows
    };
    let gram = vectors
        .iter()
        .map(|one| vectors.iter().map(|other| dot(one, other)).collect())
        .collect();
    let eigenvalues = eigenvalues(gram).into_iter();
    // Rounding may leave an eigenvalue of 0 just below it; NaN stays NaN.
    eigenvalues
        .map(|value| if value < 0.0 { 0.0 } else { value.sqrt() })
        .collect()
}

/// The eigenvalues of a symmetric matrix, by the cyclic Jacobi method: each rotation makes
/// one pair of entries 0, and the diagonal is the result.
fn eigenvalues(mut matrix: Vec<Vec<f64>>) -> Vec<f64> {
    let size = matrix.len();
    let trace: f64 = (0..size).map(|index| matrix[index][index]).sum();
    let least = NEGLIGIBLE * trace;
    for _ in 0..MOST_SWEEPS {
        let mut is_diagonal = true;
        for first in 0..size {
            for second in first + 1..size {
                is_diagonal &= !rotate(&mut matrix, [first, second], least);
            }
        }
        if is_diagonal {
            break;
        }
    }
    (0..size).map(|index| matrix[index][index]).collect()
}

/// Makes the entry in row `p` and column `q` 0, unless it is at most `least`. Returns whether
/// it was larger.
fn rotate(matrix: &mut [Vec<f64>], [p, q]: [usize; 2], least: f64) -> bool {
    let (pp, qq, pq) = (matrix[p][p], matrix[q][q], matrix[p][q]);
    // A NaN ends the sweeps too.
    if pq.abs() <= least || pq.is_nan() || least.is_nan() {
        return false;
    }
    let zeta = (qq - pp) / (2.0 * pq);
    let tangent = zeta.signum() / (zeta.abs() + zeta.hypot(1.0));
    let cosine = 1.0 / tangent.hypot(1.0);
    let sine = cosine * tangent;
    let (head, tail) = matrix.split_at_mut(q);
    for (a, b) in std::iter::zip(&mut head[p], &mut tail[0]) {
        (*a, *b) = (cosine * *a - sine * *b, sine * *a + cosine * *b);
    }
    for row in matrix.iter_mut() {
        let (a, b) = (row[p], row[q]);
        (row[p], row[q]) = (cosine * a - sine * b, sine * a + cosine * b);
    }
    true
}

fn transposed(rows: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let columns = rows.first().map_or(0, Vec::len);
    (0..columns)
        .map(|column| rows.iter().map(|row| row[column]).collect())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(rows: Vec<Vec<f64>>) -> Vec<f64> {
        let mut values = singular_values(rows);
        values.sort_by(|a, b| b.total_cmp(a));
        values
    }

    #[test]
    fn singular_values_of_known_matrices() {
        // (1, 1; 0, 1): the golden ratio and its inverse.
        let ratio = f64::midpoint(1.0, 5.0_f64.sqrt());
        let values = sorted(vec![vec![1.0, 1.0], vec![0.0, 1.0]]);
        assert!((values[0] - ratio).abs() < 1e-14 && (values[1] - 1.0 / ratio).abs() < 1e-14);
        for rows in [
            vec![vec![3.0, 0.0, 0.0], vec![0.0, 0.0, -2.0]],
            vec![vec![3.0, 0.0], vec![0.0, 0.0], vec![0.0, -2.0]],
        ] {
            let values = sorted(rows);
            assert!((values[0] - 3.0).abs() < 1e-14 && (values[1] - 2.0).abs() < 1e-14);
        }
    }

    #[test]
    fn orthogonal_rows_have_full_rank_and_equal_ones_rank_1() {
        let identity = Similarity::of(&[1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0], 3);
        assert_eq!(identity.cosine, Real::Finite(0.0));
        assert!((identity.rank.to_f64() - 3.0).abs() < 1e-12);
        let equal = Similarity::of(&[1.0, 2.0, -1.0, -2.0, 3.0, 6.0], 2);
        assert!((equal.cosine.to_f64() - 1.0).abs() < 1e-12);
        assert!((equal.rank.to_f64() - 1.0).abs() < 1e-6);
    }

    #[test]
    fn the_mean_cosine_is_taken_over_pairs_of_rows() {
        let mean = mean_cosine(&rows(&[1.0, 0.0, 0.0, 2.0, -3.0, 0.0], 2));
        assert!((mean - 1.0 / 3.0).abs() < 1e-12, "{mean}");
    }

    #[test]
    fn no_cosine_is_above_1() {
        for scale in 1..200_u8 {
            let row = [0.1, 0.2, 0.7].map(|x: f32| x / f32::from(scale));
            assert!(mean_cosine(&rows(&[row, row].concat(), 3)) <= 1.0);
        }
    }

    #[test]
    fn what_has_no_direction_has_no_similarity() {
        let zeros = Similarity::of(&[0.0; 4], 2);
        assert_eq!(
            (zeros.cosine, zeros.rank),
            (Real::Undefined, Real::Undefined)
        );
        let half = Similarity::of(&[1.0, 2.0, 0.0, 0.0], 2);
        assert_eq!(half.cosine, Real::Undefined);
        assert_eq!(Similarity::of(&[1.0, 2.0], 2).cosine, Real::Undefined);
        let undefined = Similarity::of(&[f32::NAN, 1.0, 2.0, 3.0], 2);
        assert_eq!(undefined.cosine, Real::Undefined);
    }
}
