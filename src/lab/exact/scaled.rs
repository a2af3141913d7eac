//! A row of floats as whole numbers times a common power of 2.

use num_bigint::BigInt;
use num_rational::BigRational;

/// Bits of a float32's fraction.
const FRACTION_BITS: u32 = 23;
/// The power of 2 of the smallest positive float32.
const LEAST_EXPONENT: i32 = -149;

/// One or more finite floats: each is a whole number times `2^exponent`.
pub(super) struct Scaled {
    values: Vec<BigInt>,
    exponent: i32,
}

impl Scaled {
    /// The row as whole numbers; `None` for an empty row, and for a row with an infinity
    /// or a NaN.
    pub(super) fn new(row: &[f32]) -> Option<Self> {
        if row.is_empty() || row.iter().any(|value| !value.is_finite()) {
            return None;
        }
        let parts: Vec<(i32, i32)> = row.iter().copied().map(parts).collect();
        let exponent = parts
            .iter()
            .filter(|(mantissa, _)| *mantissa != 0)
            .map(|(_, exponent)| *exponent)
            .min()
            .unwrap_or(0);
        let values = parts
            .into_iter()
            .map(|(mantissa, own)| BigInt::from(mantissa) << own.abs_diff(exponent))
            .collect();
        Some(Self { values, exponent })
    }

    /// How many values there are.
    pub(super) fn count(&self) -> BigInt {
        BigInt::from(self.values.len())
    }

    /// The sum of the whole numbers.
    pub(super) fn sum(&self) -> BigInt {
        self.values.iter().sum()
    }

    /// Another whole number for each.
    pub(super) fn map(&self, of: impl Fn(&BigInt) -> BigInt) -> Vec<BigInt> {
        self.values.iter().map(of).collect()
    }

    /// A whole number in the row's unit, divided.
    pub(super) fn value(&self, number: BigInt, divisor: &BigInt) -> BigRational {
        fraction(number, divisor, self.exponent)
    }

    /// A whole number in the square of the row's unit, divided.
    pub(super) fn square(&self, number: BigInt, divisor: &BigInt) -> BigRational {
        fraction(number, divisor, 2 * self.exponent)
    }
}

/// `number · 2^exponent / divisor`.
fn fraction(number: BigInt, divisor: &BigInt, exponent: i32) -> BigRational {
    let shift = exponent.unsigned_abs();
    if exponent < 0 {
        BigRational::new(number, divisor << shift)
    } else {
        BigRational::new(number << shift, divisor.clone())
    }
}

/// A finite float's signed mantissa and the power of 2 of its last bit.
fn parts(value: f32) -> (i32, i32) {
    let bits = value.to_bits();
    let exponent = (bits >> FRACTION_BITS & 0xff).cast_signed();
    let fraction = (bits & ((1 << FRACTION_BITS) - 1)).cast_signed();
    let (size, exponent) = match exponent {
        0 => (fraction, LEAST_EXPONENT),
        _ => (fraction | 1 << FRACTION_BITS, exponent - 1 + LEAST_EXPONENT),
    };
    (if value < 0.0 { -size } else { size }, exponent)
}
