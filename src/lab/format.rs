//! Rounding to the floating-point formats narrower than float32.

use half::{bf16, f16};

use crate::lab::{matrix::Matrix, scenario::Precision};

/// The nearest value of the format, ties to even, as a tensor of that format stores it;
/// infinite beyond the format's range.
#[must_use]
pub fn rounded(value: f32, precision: Precision) -> f32 {
    match precision {
        Precision::Float32 => value,
        Precision::Float16 => f16::from_f32(value).to_f32(),
        Precision::BFloat16 => bf16::from_f32(value).to_f32(),
    }
}

/// The value of a float16 with these bits, which float32 holds exactly.
#[must_use]
pub fn float16_from_bits(bits: u16) -> f32 {
    f16::from_bits(bits).to_f32()
}

/// The smallest number that the format holds with all its digits.
pub(super) fn smallest_normal(precision: Precision) -> f32 {
    match precision {
        Precision::Float32 => f32::MIN_POSITIVE,
        Precision::Float16 => f16::MIN_POSITIVE.to_f32(),
        Precision::BFloat16 => bf16::MIN_POSITIVE.to_f32(),
    }
}

/// Rounds each value as [`rounded`] does.
pub(super) fn round(values: &mut [f32], precision: Precision) {
    if precision != Precision::Float32 {
        for value in values {
            *value = rounded(*value, precision);
        }
    }
}

/// The matrix with each value rounded. In float32 it is the same matrix, without a copy.
pub(super) fn round_matrix(matrix: Matrix, precision: Precision) -> Matrix {
    if precision == Precision::Float32 {
        return matrix;
    }
    let (rows, columns) = (matrix.rows(), matrix.columns());
    let mut values = matrix.into_values();
    round(&mut values, precision);
    Matrix::new(rows, columns, values)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn float16_overflows_above_65504_and_underflows_below_half_its_smallest_subnormal() {
        let f16 = |value| rounded(value, Precision::Float16).to_bits();
        assert_eq!(f16(65_519.0), 65_504_f32.to_bits());
        assert_eq!(f16(65_520.0), f32::INFINITY.to_bits());
        assert_eq!(f16(6e-8), 2_f32.powi(-24).to_bits());
        assert_eq!(f16(2.9e-8), 0_f32.to_bits());
        assert_eq!(f16(-2.9e-8), (-0_f32).to_bits());
    }

    #[test]
    fn bfloat16_has_8_significant_bits_and_rounds_ties_to_even() {
        let bf16 = |value| rounded(value, Precision::BFloat16).to_bits();
        assert_eq!(bf16(1.0 + 2_f32.powi(-8)), 1_f32.to_bits());
        assert_eq!(
            bf16(1.0 + 3.0 * 2_f32.powi(-8)),
            (1.0 + 2_f32.powi(-6)).to_bits()
        );
        assert_eq!(bf16(3.4e38), f32::INFINITY.to_bits());
    }

    #[test]
    fn float32_is_unchanged() {
        assert_eq!(
            rounded(0.1, Precision::Float32).to_bits(),
            0.1_f32.to_bits()
        );
    }

    #[test]
    fn a_matrix_is_copied_only_for_a_narrow_format() {
        let matrix = Matrix::new(1, 2, vec![0.1, 1e5]);
        let float32 = round_matrix(matrix.clone(), Precision::Float32);
        assert!(std::ptr::eq(float32.values(), matrix.values()));
        let float16 = round_matrix(matrix.clone(), Precision::Float16);
        assert_eq!(float16.values(), [0.099_975_586, f32::INFINITY]);
        assert_eq!(matrix.values(), [0.1, 1e5]);
    }
}
