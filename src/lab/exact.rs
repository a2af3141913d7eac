//! LayerNorm in exact arithmetic, as a reference for floating-point results.
//!
//! Every finite float is a whole number times a power of 2. In units of the smallest
//! such power, a row consists of whole numbers, and so do its sum and its squared
//! deviations: big integers represent them exactly. Only the results are rounded to
//! float64, and `(x − μ)² / (v + ε)` before its square root, so the output is within two
//! units in the last place of float64.
//!
//! A row of 1024 values takes a few milliseconds.

mod scaled;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive};
use serde::Serialize;

use self::scaled::Scaled;
use crate::lab::real::Real;

/// LayerNorm of one row in exact arithmetic, with γ = 1 and β = 0.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Exact {
    /// μ.
    pub mean: Real,
    /// The float32 number nearest to μ, minus μ; 0 if and only if μ is a float32 number.
    pub mean_rounding: Real,
    /// Whether μ lies half way between two float32 numbers, which then are both the nearest.
    pub is_mean_half_way: bool,
    /// `E[x²]`.
    pub mean_of_squares: Real,
    /// μ².
    pub square_of_mean: Real,
    /// v, the biased variance: `E[x²]` − μ².
    pub variance: Real,
    /// `(x − μ) / √(v + ε)`.
    pub output: Vec<Real>,
}

/// Normalises one row. ε is not rounded to float32.
///
/// All fields are undefined for an empty row, for a row with an infinity or a NaN, and for
/// a non-finite ε. If `v + ε` is 0 or negative, only the output is undefined.
#[must_use]
pub fn layer_norm(row: &[f32], eps: f64) -> Exact {
    match (Scaled::new(row), BigRational::from_float(eps)) {
        (Some(row), Some(eps)) => normalize(&row, &eps),
        _ => Exact {
            mean: Real::Undefined,
            mean_rounding: Real::Undefined,
            is_mean_half_way: false,
            mean_of_squares: Real::Undefined,
            square_of_mean: Real::Undefined,
            variance: Real::Undefined,
            output: vec![Real::Undefined; row.len()],
        },
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "the nearest float32 number is the point"
)]
fn normalize(row: &Scaled, eps: &BigRational) -> Exact {
    let count = row.count();
    let sum = row.sum();
    let mean = row.value(sum.clone(), &count);
    let nearest = rounded(&mean) as f32;
    let mean_rounding = BigRational::from_float(nearest).map(|nearest| nearest - &mean);
    let neighbours = [nearest.next_down(), nearest.next_up()];
    let mut neighbours = neighbours.into_iter().filter_map(BigRational::from_float);
    let is_mean_half_way = mean_rounding
        .as_ref()
        .is_some_and(|error| neighbours.any(|other| &mean - other == *error));
    // n times the deviations: whole numbers, like the values.
    let deviations = row.map(|value| value * &count - &sum);
    let squares: Vec<BigInt> = deviations.iter().map(|value| value * value).collect();
    let in_square_units = |value: BigInt, divisor: &BigInt| row.square(value, divisor);
    let square_count = &count * &count;
    let variance = in_square_units(squares.iter().sum(), &(&square_count * &count));
    let divisor = &variance + eps;
    // (x − μ)² / (v + ε) = square · factor / divisor, with whole numbers.
    let factor = in_square_units(BigInt::from(1), &square_count) / &divisor_or_one(&divisor);
    let output = std::iter::zip(&deviations, &squares)
        .map(|(deviation, square)| {
            if !divisor.is_positive() {
                return Real::Undefined;
            }
            // Not reduced to lowest terms, which would take most of the time.
            let fraction = BigRational::new_raw(square * factor.numer(), factor.denom().clone());
            let size = rounded(&fraction).sqrt();
            Real::from(if deviation.is_negative() { -size } else { size })
        })
        .collect();
    Exact {
        is_mean_half_way,
        mean_rounding: mean_rounding.map_or(Real::Undefined, |error| rounded(&error).into()),
        mean_of_squares: rounded(&in_square_units(row.map(|x| x * x).iter().sum(), &count)).into(),
        square_of_mean: rounded(&(&mean * &mean)).into(),
        mean: rounded(&mean).into(),
        variance: rounded(&variance).into(),
        output,
    }
}

/// The divisor, or 1 where it is not positive and the output is undefined.
fn divisor_or_one(divisor: &BigRational) -> BigRational {
    if divisor.is_positive() {
        divisor.clone()
    } else {
        BigRational::from_integer(BigInt::from(1))
    }
}

/// The nearest float64.
fn rounded(fraction: &BigRational) -> f64 {
    fraction.to_f64().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_of_small_integers_matches_hand_calculation() {
        let exact = layer_norm(&[1.0, 2.0, 3.0, 4.0], 0.0);
        assert_eq!(exact.mean, Real::Finite(2.5));
        assert_eq!(exact.mean_rounding, Real::Finite(0.0));
        assert_eq!(exact.mean_of_squares, Real::Finite(7.5));
        assert_eq!(exact.square_of_mean, Real::Finite(6.25));
        assert_eq!(exact.variance, Real::Finite(1.25));
        assert_eq!(exact.output[3], Real::Finite(1.8_f64.sqrt()));
        assert_eq!(exact.output[0], Real::Finite(-1.8_f64.sqrt()));
    }

    /// float64 cannot represent the sum of these values.
    #[test]
    fn the_largest_and_smallest_floats_are_added_without_rounding() {
        let smallest = f32::from_bits(1);
        let exact = layer_norm(&[f32::MAX, smallest, -f32::MAX], 0.0);
        assert_eq!(exact.mean, Real::Finite(f64::from(smallest) / 3.0));
        assert_eq!(
            exact.mean_rounding,
            Real::Finite(-f64::from(smallest) / 3.0)
        );
        let middle = exact.output[1].finite().unwrap();
        let expected =
            f64::from(smallest) * (2.0 / 3.0) / (f64::from(f32::MAX) * (2.0_f64 / 3.0).sqrt());
        assert!((middle / expected - 1.0).abs() < 1e-15, "{middle:e}");
    }

    #[test]
    fn results_without_a_value_are_undefined() {
        let constant = layer_norm(&[4.0, 4.0], 0.0);
        assert_eq!(constant.variance, Real::Finite(0.0));
        assert_eq!(constant.output, [Real::Undefined; 2]);
        assert_eq!(layer_norm(&[4.0, 4.0], 1e-5).output, [Real::Finite(0.0); 2]);
        for value in [f32::INFINITY, f32::NEG_INFINITY, f32::NAN] {
            assert_eq!(layer_norm(&[1.0, value], 1e-5).output, [Real::Undefined; 2]);
        }
        assert_eq!(layer_norm(&[], 1e-5).mean, Real::Undefined);
        assert_eq!(layer_norm(&[1.0], f64::NAN).output, [Real::Undefined]);
    }
}
