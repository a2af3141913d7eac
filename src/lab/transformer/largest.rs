//! The largest |x| of each token at each LayerNorm of a model.

use super::recording::Recording;
use crate::lab::matrix::Matrix;

/// The value of a token with the largest magnitude.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LargestValue {
    /// The token's row, counted from 0.
    pub row: usize,
    /// The first feature with that magnitude, counted from 0.
    pub feature: usize,
    /// |x| there.
    pub magnitude: f64,
}

/// For each LayerNorm, the largest |x| of each token of a sample, the largest token first.
/// Empty where the LayerNorm did not run.
#[must_use]
pub fn largest_by_norm(recording: &Recording, sample: usize) -> Vec<Vec<LargestValue>> {
    let norms = 0..recording.norms.len();
    let of = |layer: usize| {
        let activations = recording.get(layer, sample);
        activations.map_or_else(Vec::new, |(_, at)| largest(&at.input))
    };
    norms.map(of).collect()
}

fn largest(input: &Matrix) -> Vec<LargestValue> {
    let of_row = |row: usize| {
        let mut largest = LargestValue {
            row,
            feature: 0,
            magnitude: -1.0,
        };
        for (feature, &value) in input.row(row).iter().enumerate() {
            let magnitude = f64::from(value).abs();
            if magnitude > largest.magnitude {
                (largest.feature, largest.magnitude) = (feature, magnitude);
            }
        }
        largest
    };
    let mut tokens: Vec<LargestValue> = (0..input.rows()).map(of_row).collect();
    // A stable sort: of equal tokens, the first one comes first.
    tokens.sort_by(|a, b| b.magnitude.total_cmp(&a.magnitude));
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_in_the_order_of_their_largest_magnitude() {
        let input = Matrix::new(3, 2, vec![1.0, -2.0, 5.0, -5.0, 2.0, 0.0]);
        let found: Vec<(usize, usize, f64)> = largest(&input)
            .iter()
            .map(|at| (at.row, at.feature, at.magnitude))
            .collect();
        assert_eq!(found, [(1, 0, 5.0), (0, 1, 2.0), (2, 0, 2.0)]);
    }
}
