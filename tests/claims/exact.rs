//! Mean and variance of float32 values without any rounding.
//!
//! A float32 is an integer times a power of two. With a common power all sums are sums of
//! integers.

use num_bigint::BigInt;
use num_traits::{Signed, ToPrimitive, Zero};

/// The exact mean and variance of values, each rounded once to float64.
#[derive(Clone)]
pub struct Exact {
    /// The mean.
    pub mean: f64,
    /// The biased variance.
    pub variance: f64,
    /// The deviation of each value from the exact mean.
    pub deviations: Vec<f64>,
    /// The sum of the magnitudes.
    pub magnitude: f64,
}

/// The power of two of which every float32 is a multiple.
const UNIT: i32 = -149;

impl Exact {
    pub fn of(values: &[f32]) -> Self {
        if values.iter().any(|value| !value.is_finite()) {
            return Self {
                mean: f64::NAN,
                variance: f64::NAN,
                deviations: vec![f64::NAN; values.len()],
                magnitude: f64::NAN,
            };
        }
        let integers: Vec<BigInt> = values.iter().map(|&value| multiple(value)).collect();
        let count = BigInt::from(integers.len());
        let sum: BigInt = integers.iter().sum();
        // n·x − Σx is n times the deviation.
        let scaled: Vec<BigInt> = integers.iter().map(|x| x * &count - &sum).collect();
        let squares: BigInt = scaled.iter().map(|d| d * d).sum();
        let cube = &count * &count * &count;
        Self {
            mean: quotient(&sum, &count, UNIT),
            variance: quotient(&squares, &cube, 2 * UNIT),
            deviations: scaled.iter().map(|d| quotient(d, &count, UNIT)).collect(),
            magnitude: quotient(
                &integers.iter().map(Signed::abs).sum(),
                &BigInt::from(1),
                UNIT,
            ),
        }
    }
}

/// The integer m with `value = m · 2^UNIT`.
fn multiple(value: f32) -> BigInt {
    assert!(value.is_finite());
    let bits = value.to_bits();
    let exponent = (bits >> 23) & 0xff;
    let fraction = bits & 0x7f_ffff;
    let magnitude = if exponent == 0 {
        BigInt::from(fraction)
    } else {
        BigInt::from(fraction | 0x80_0000) << (exponent - 1)
    };
    if value.is_sign_negative() {
        -magnitude
    } else {
        magnitude
    }
}

/// `numerator / denominator · 2^power` as a float64, to within a few last places.
fn quotient(numerator: &BigInt, denominator: &BigInt, power: i32) -> f64 {
    if numerator.is_zero() {
        return 0.0;
    }
    // 80 more bits than the denominator has, so that the quotient keeps its digits.
    let shift = 80_u64 + denominator.bits();
    let digits = (numerator << shift) / denominator;
    // A float64 holds up to 2^1024: first bring the integer into range.
    let excess = digits.bits().saturating_sub(100);
    let head = (&digits >> excess).to_f64().unwrap_or(f64::NAN);
    let exponent = i32::try_from(excess).unwrap() - i32::try_from(shift).unwrap() + power;
    // In two halves, neither of which leaves the range of float64.
    head * 2_f64.powi(exponent / 2) * 2_f64.powi(exponent - exponent / 2)
}

#[test]
fn small_integers_match_hand_calculation() {
    let exact = Exact::of(&[1.0, 2.0, 3.0, 4.0]);
    assert!((exact.mean - 2.5).abs() < 1e-15);
    assert!((exact.variance - 1.25).abs() < 1e-15);
    assert!((exact.deviations[0] + 1.5).abs() < 1e-15);
}

#[test]
fn extremes_are_exact() {
    let exact = Exact::of(&[f32::MAX, -f32::MAX, f32::from_bits(1)]);
    let expected = f64::from(f32::from_bits(1)) / 3.0;
    assert!(
        (exact.mean / expected - 1.0).abs() < 1e-12,
        "{:e}",
        exact.mean
    );
    let expected = 2.0 / 3.0 * f64::from(f32::MAX).powi(2);
    assert!((exact.variance / expected - 1.0).abs() < 1e-12);
}

/// The distance between the float32 numbers at a finite value and above it: 24 binary digits
/// begin at its highest one, and none is below the smallest number.
pub fn distance_between_float32(value: f32) -> f64 {
    let mut power = 127;
    while power > -126 && 2_f64.powi(power) > f64::from(value.abs()) {
        power -= 1;
    }
    2_f64.powi(power - 23)
}
