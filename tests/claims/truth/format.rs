//! Floating-point formats.

use half::{bf16, f16};
use layernorm_lab::lab::scenario::Precision;

/// A floating-point format.
#[derive(Clone, Copy)]
pub struct Format {
    precision: Precision,
    /// The largest relative rounding error.
    pub unit: f64,
    /// The largest number.
    pub max: f64,
    /// The smallest positive number.
    pub least: f64,
    /// The smallest positive number with all digits.
    pub normal: f64,
}

impl Format {
    pub fn of(precision: Precision) -> Self {
        let (bits, max, exponent) = match precision {
            Precision::Float32 => (24, f32::MAX.into(), -126),
            Precision::Float16 => (11, 65_504.0, -14),
            Precision::BFloat16 => (8, bf16::MAX.into(), -126),
        };
        Self {
            precision,
            unit: 2_f64.powi(-bits),
            max,
            least: 2_f64.powi(exponent - bits + 1),
            normal: 2_f64.powi(exponent),
        }
    }

    /// The nearest number of the format, by way of float32.
    pub fn nearest(&self, value: f64) -> f64 {
        round(value as f32, self.precision).into()
    }
}

/// The nearest number of a format.
pub(super) fn round(value: f32, precision: Precision) -> f32 {
    match precision {
        Precision::Float32 => value,
        Precision::Float16 => f16::from_f32(value).to_f32(),
        Precision::BFloat16 => bf16::from_f32(value).to_f32(),
    }
}
