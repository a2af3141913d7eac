//! How alike the rows of a matrix are: the angles between them, and the effective rank by the
//! one-sided Jacobi method.

use super::Matrix;

/// The mean |cos| between two rows.
pub fn cosine(matrix: &Matrix) -> f64 {
    let mut cosines = Vec::new();
    for (index, a) in matrix.iter().enumerate() {
        for b in &matrix[..index] {
            cosines.push(dot(a, b).abs() / (dot(a, a) * dot(b, b)).sqrt());
        }
    }
    cosines.iter().sum::<f64>() / cosines.len() as f64
}

/// The effective rank, from the entropy of the singular values: rotations make the rows or
/// columns orthogonal, and their lengths are the singular values.
pub fn rank(matrix: Matrix) -> f64 {
    let columns = matrix[0].len();
    let mut vectors = if columns < matrix.len() {
        (0..columns)
            .map(|column| matrix.iter().map(|row| row[column]).collect())
            .collect()
    } else {
        matrix
    };
    for _ in 0..40 {
        for second in 1..vectors.len() {
            for first in 0..second {
                rotate(&mut vectors, first, second);
            }
        }
    }
    let lengths: Vec<f64> = vectors.iter().map(|row| dot(row, row).sqrt()).collect();
    let sum: f64 = lengths.iter().sum();
    let shares = lengths.iter().map(|length| length / sum);
    let entropy: f64 = shares
        .filter(|share| *share > 0.0)
        .map(|share| -share * share.ln())
        .sum();
    entropy.exp()
}

fn rotate(vectors: &mut [Vec<f64>], first: usize, second: usize) {
    let (head, tail) = vectors.split_at_mut(second);
    let (a, b) = (&mut head[first], &mut tail[0]);
    let angle = 0.5 * (2.0 * dot(a, b)).atan2(dot(a, a) - dot(b, b));
    let (sine, cosine) = angle.sin_cos();
    for (a, b) in a.iter_mut().zip(b) {
        (*a, *b) = (cosine * *a + sine * *b, cosine * *b - sine * *a);
    }
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}
