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
        let rows: Vec<Vec<f64>> = values
            .chunks(columns.max(1))
            .map(|row| row.iter().copied().map(f64::from).collect())
            .collect();
        Self {
            cosine: mean_cosine(&rows).into(),
            rank: effective_rank(&singular_values(rows)).into(),
        }
    }
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    std::iter::zip(a, b).map(|(a, b)| a * b).sum()
}

fn mean_cosine(rows: &[Vec<f64>]) -> f64 {
    let lengths: Vec<f64> = rows.iter().map(|row| dot(row, row).sqrt()).collect();
    let (mut sum, mut count) = (0.0, 0.0);
    for (index, row) in rows.iter().enumerate() {
        for other in 0..index {
            sum += dot(row, &rows[other]).abs() / (lengths[index] * lengths[other]);
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

/// The most sweeps over all pairs of vectors; ten suffice for matrices of this size.
const MOST_SWEEPS: usize = 40;
/// Vectors whose cosine is smaller count as orthogonal.
const ORTHOGONAL: f64 = 1e-14;

/// The singular values, in no particular order, by the one-sided Jacobi method: rotations
/// make the shorter side's vectors orthogonal, and their lengths are the result.
fn singular_values(rows: Vec<Vec<f64>>) -> Vec<f64> {
    let mut vectors = if rows.first().is_some_and(|row| row.len() < rows.len()) {
        transposed(&rows)
    } else {
        rows
    };
    for _ in 0..MOST_SWEEPS {
        let mut is_orthogonal = true;
        for first in 0..vectors.len() {
            for second in first + 1..vectors.len() {
                is_orthogonal &= !rotate(&mut vectors, first, second);
            }
        }
        if is_orthogonal {
            break;
        }
    }
    vectors
        .iter()
        .map(|vector| dot(vector, vector).sqrt())
        .collect()
}

/// Makes two vectors orthogonal. Returns whether they were not.
fn rotate(vectors: &mut [Vec<f64>], first: usize, second: usize) -> bool {
    let (head, tail) = vectors.split_at_mut(second);
    let (a, b) = (&mut head[first], &mut tail[0]);
    let (aa, bb, ab) = (dot(a, a), dot(b, b), dot(a, b));
    // Not "greater": a NaN ends the sweeps too.
    if !(ab.abs() > ORTHOGONAL * (aa * bb).sqrt()) {
        return false;
    }
    let zeta = (bb - aa) / (2.0 * ab);
    let tangent = zeta.signum() / (zeta.abs() + zeta.hypot(1.0));
    let cosine = 1.0 / tangent.hypot(1.0);
    let sine = cosine * tangent;
    for (a, b) in std::iter::zip(a, b) {
        (*a, *b) = (cosine * *a - sine * *b, sine * *a + cosine * *b);
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
    fn what_has_no_direction_has_no_similarity() {
        let zeros = Similarity::of(&[0.0; 4], 2);
        assert_eq!(
            (zeros.cosine, zeros.rank),
            (Real::Undefined, Real::Undefined)
        );
        assert_eq!(Similarity::of(&[1.0, 2.0], 2).cosine, Real::Undefined);
        let undefined = Similarity::of(&[f32::NAN, 1.0, 2.0, 3.0], 2);
        assert_eq!(undefined.cosine, Real::Undefined);
    }
}
