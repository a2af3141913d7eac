//! LayerNorm without rounding, to tell what floating point makes of it.
//!
//! A float32 number is a fraction, and so are the mean, the variance and
//! `q = (x − μ)² / (v + ε)` of such numbers. Fractions of integers of any
//! length hold them exactly; only q is rounded, to float64, and then the root
//! taken: the result is within one or two units of float64's last place.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive, Zero};
use serde::Serialize;

use super::real::Real;

/// One row and what LayerNorm makes of it in exact arithmetic, with γ = 1 and
/// β = 0.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Exact {
    /// μ.
    pub mean: Real,
    /// v, the biased variance.
    pub variance: Real,
    /// `(x − μ) / √(v + ε)`.
    pub output: Vec<Real>,
}

/// Normalises one row, with ε as the double that it is.
///
/// Where the formula has no value, everything is undefined: in an empty row,
/// in one that holds an infinity or a NaN, and if ε is no number or `v + ε` is
/// negative. If `v + ε` is 0, the output alone is: it is 0/0.
#[must_use]
pub fn layer_norm(row: &[f32], eps: f64) -> Exact {
    let fractions: Option<Vec<_>> = row.iter().map(|&x| BigRational::from_float(x)).collect();
    match (fractions, BigRational::from_float(eps)) {
        (Some(row), Some(eps)) if !row.is_empty() => normalize(&row, &eps),
        _ => Exact {
            mean: Real::Undefined,
            variance: Real::Undefined,
            output: vec![Real::Undefined; row.len()],
        },
    }
}

fn normalize(row: &[BigRational], eps: &BigRational) -> Exact {
    let mean = mean(row);
    let deviations: Vec<BigRational> = row.iter().map(|x| x - &mean).collect();
    let squares: Vec<BigRational> = deviations.iter().map(|d| d * d).collect();
    let variance = self::mean(&squares);
    let divisor = &variance + eps;
    let output = std::iter::zip(&deviations, &squares)
        .map(|(deviation, square)| {
            if !divisor.is_positive() {
                return Real::Undefined;
            }
            let size = rounded(&(square / &divisor)).sqrt();
            Real::from(if deviation.is_negative() { -size } else { size })
        })
        .collect();
    Exact {
        mean: rounded(&mean).into(),
        variance: rounded(&variance).into(),
        output,
    }
}

/// The mean of at least one fraction.
fn mean(fractions: &[BigRational]) -> BigRational {
    let sum = fractions
        .iter()
        .fold(BigRational::zero(), |sum, fraction| sum + fraction);
    sum / BigInt::from(fractions.len())
}

/// The nearest double.
fn rounded(fraction: &BigRational) -> f64 {
    fraction.to_f64().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_of_small_numbers_is_what_a_pencil_gives() {
        let exact = layer_norm(&[1.0, 2.0, 3.0, 4.0], 0.0);
        assert_eq!(exact.mean, Real::Finite(2.5));
        assert_eq!(exact.variance, Real::Finite(1.25));
        assert_eq!(exact.output[3], Real::Finite(1.8_f64.sqrt()));
        assert_eq!(exact.output[0], Real::Finite(-1.8_f64.sqrt()));
    }

    /// A double could not even hold these numbers' sum.
    #[test]
    fn the_largest_and_the_smallest_float_stay_apart() {
        let smallest = f32::from_bits(1);
        let exact = layer_norm(&[f32::MAX, smallest, -f32::MAX], 0.0);
        assert_eq!(exact.mean, Real::Finite(f64::from(smallest) / 3.0));
        let middle = exact.output[1].finite().unwrap();
        let expected =
            f64::from(smallest) * (2.0 / 3.0) / (f64::from(f32::MAX) * (2.0_f64 / 3.0).sqrt());
        assert!((middle / expected - 1.0).abs() < 1e-15, "{middle:e}");
    }

    #[test]
    fn what_has_no_value_is_undefined() {
        let constant = layer_norm(&[4.0, 4.0], 0.0);
        assert_eq!(constant.variance, Real::Finite(0.0));
        assert_eq!(constant.output, [Real::Undefined; 2]);
        assert_eq!(layer_norm(&[4.0, 4.0], 1e-5).output, [Real::Finite(0.0); 2]);
        for wild in [f32::INFINITY, f32::NEG_INFINITY, f32::NAN] {
            assert_eq!(layer_norm(&[1.0, wild], 1e-5).output, [Real::Undefined; 2]);
        }
        assert_eq!(layer_norm(&[], 1e-5).mean, Real::Undefined);
        assert_eq!(layer_norm(&[1.0], f64::NAN).output, [Real::Undefined]);
    }
}
