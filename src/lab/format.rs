//! Rounding to the formats narrower than float32.

use half::{bf16, f16};

use super::scenario::Precision;

/// Rounds each value to the nearest one of the format (ties to even), as a
/// tensor of that format would store it; past the largest it is infinite.
pub(super) fn round(values: &mut [f32], precision: Precision) {
    match precision {
        Precision::Float32 => {}
        Precision::Float16 => {
            for value in values {
                *value = f16::from_f32(*value).to_f32();
            }
        }
        Precision::BFloat16 => {
            for value in values {
                *value = bf16::from_f32(*value).to_f32();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rounded(value: f32, precision: Precision) -> f32 {
        let mut values = [value];
        round(&mut values, precision);
        values[0]
    }

    #[test]
    fn float16_ends_at_65504_and_at_its_smallest_subnormal() {
        let f16 = |value| rounded(value, Precision::Float16).to_bits();
        assert_eq!(f16(65_519.0), 65_504_f32.to_bits());
        assert_eq!(f16(65_520.0), f32::INFINITY.to_bits());
        assert_eq!(f16(6e-8), 2_f32.powi(-24).to_bits());
        assert_eq!(f16(2.9e-8), 0_f32.to_bits());
        assert_eq!(f16(-2.9e-8), (-0_f32).to_bits());
    }

    #[test]
    fn bfloat16_keeps_8_bits_and_rounds_ties_to_even() {
        let bf16 = |value| rounded(value, Precision::BFloat16).to_bits();
        assert_eq!(bf16(1.0 + 2_f32.powi(-8)), 1_f32.to_bits());
        assert_eq!(
            bf16(1.0 + 3.0 * 2_f32.powi(-8)),
            (1.0 + 2_f32.powi(-6)).to_bits()
        );
        assert_eq!(bf16(3.4e38), f32::INFINITY.to_bits());
    }

    #[test]
    fn float32_is_left_alone() {
        assert_eq!(
            rounded(0.1, Precision::Float32).to_bits(),
            0.1_f32.to_bits()
        );
    }
}
