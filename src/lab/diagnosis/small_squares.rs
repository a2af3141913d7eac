//! Squares of deviations that are too small for the number format.

use crate::lab::{
    format::{rounded, smallest_normal},
    scenario::Precision,
};

/// What the rounding of small squares takes from the variance.
#[derive(Clone, Copy, Debug)]
pub(super) struct SmallSquares {
    /// Of squares that become 0.
    pub(super) lost: f64,
    /// Of subnormal squares, which have fewer digits. Negative if rounding adds to them.
    pub(super) subnormal: f64,
}

impl SmallSquares {
    /// The small squares of the deviations from a rounded mean.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        reason = "a stage's mean is a float32, and a matrix has at most 65 536 values"
    )]
    pub(super) fn of(input: &[f32], mean: f64, format: Precision) -> Self {
        let (mut lost, mut subnormal) = (0.0, 0.0);
        for x in input {
            let deviation = rounded(x - mean as f32, format);
            let square = rounded(deviation * deviation, format);
            let error = f64::from(deviation).powi(2) - f64::from(square);
            if square == 0.0 {
                lost += error;
            } else if square < smallest_normal(format) {
                subnormal += error;
            }
        }
        let count = input.len() as f64;
        Self {
            lost: lost / count,
            subnormal: subnormal / count,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Subnormal numbers of float16 are multiples of 2⁻²⁴.
    #[test]
    fn lost_squares_and_coarse_ones_are_told_apart() {
        let unit = 2_f64.powi(-24);
        let of = |input: &[f32]| SmallSquares::of(input, 0.0, Precision::Float16);
        // 0.25 and 2.25 of these units.
        let [lost, coarse] = [2_f32.powi(-13), 1.5 * 2_f32.powi(-12)];
        let squares = of(&[lost, coarse]);
        assert!((squares.lost / unit - 0.25 / 2.0).abs() < 1e-12);
        assert!((squares.subnormal / unit - 0.25 / 2.0).abs() < 1e-12);
        let squares = of(&[1.0, -2.0]);
        assert!(squares.lost.abs() + squares.subnormal.abs() < 1e-300);
    }
}
