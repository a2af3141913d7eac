//! LayerNorm that rounds the result of every step to a number format, as an
//! implementation does whose intermediate values are tensors of that format.
//!
//! [`normalize`] takes one row, or all values of a matrix that is normalised as a whole.
//! It computes, and rounds each result once to the nearest value of the format (ties to
//! even; beyond its range ±∞):
//!
//! 1. ε
//! 2. `μ = Σx / n`
//! 3. `d = x − μ`
//! 4. `q = d · d`
//! 5. `v = Σq / n`
//! 6. `v + ε`
//! 7. `√(v + ε)`
//! 8. `x̂ = d / √(v + ε)`
//!
//! [`scale_and_shift`] continues with
//!
//! 9. `γ · x̂`
//! 10. `y = γ · x̂ + β`
//!
//! The sums of steps 2 and 5 run in float32, and only the mean is rounded, as in
//! PyTorch's `mean` of a half-precision tensor. Each of the other operations takes values
//! of the format, computes in float32 and rounds. The result is the one that the exact
//! value would round to, because float32 has more than twice the significant bits of
//! either narrow format.
//!
//! The same in PyTorch, where `A`, `weight` and `bias` are tensors of the format:
//!
//! ```python
//! eps = torch.tensor(eps, dtype=A.dtype)
//! d = A - A.mean(-1, keepdim=True)
//! v = (d * d).mean(-1, keepdim=True)
//! y = d / (v + eps).sqrt() * weight + bias
//! ```
//!
//! `torch.nn.functional.layer_norm` does not do this: it computes in float32 and rounds
//! only the result.

use serde::Serialize;

use crate::lab::{format::rounded, real::Real, scenario::Precision};

/// The values that all entries of a row share, each a number of the format.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Moments {
    /// ε, rounded; 0 if the format has no value near it.
    pub eps: Real,
    /// μ.
    pub mean: Real,
    /// v, the biased variance; infinite if the square of a deviation, or their sum,
    /// exceeds the format.
    pub variance: Real,
    /// `√(v + ε)`.
    pub root: Real,
}

/// Steps 1 to 8. The values must be numbers of the format; without values, the moments
/// are undefined.
#[must_use]
pub fn normalize(values: &[f32], eps: f64, precision: Precision) -> (Moments, Vec<f32>) {
    let round = |value: f32| rounded(value, precision);
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a narrow format is reached from float32"
    )]
    let eps = round(eps as f32);
    let mean = round(mean(values));
    let deviations: Vec<f32> = values.iter().map(|x| round(x - mean)).collect();
    let squares: Vec<f32> = deviations.iter().map(|d| round(d * d)).collect();
    let variance = round(self::mean(&squares));
    let root = round(round(variance + eps).sqrt());
    let moments = Moments {
        eps: eps.into(),
        mean: mean.into(),
        variance: variance.into(),
        root: root.into(),
    };
    let normalized = deviations.iter().map(|d| round(d / root)).collect();
    (moments, normalized)
}

/// Steps 9 and 10, in place. γ and β must be numbers of the format, one for each value.
pub fn scale_and_shift(values: &mut [f32], gamma: &[f32], beta: &[f32], precision: Precision) {
    for ((value, gamma), beta) in values.iter_mut().zip(gamma).zip(beta) {
        let scaled = rounded(gamma * *value, precision);
        *value = rounded(scaled + beta, precision);
    }
}

/// The mean in float32.
#[expect(
    clippy::cast_precision_loss,
    reason = "a matrix has at most 65 536 values"
)]
fn mean(values: &[f32]) -> f32 {
    sum(values) / values.len() as f32
}

/// The sum in float32, by halves: the rounding errors grow with the logarithm of the
/// count, as in PyTorch.
fn sum(values: &[f32]) -> f32 {
    const SEQUENTIAL: usize = 16;
    if values.len() <= SEQUENTIAL {
        return values.iter().sum();
    }
    let (left, right) = values.split_at(values.len() / 2);
    sum(left) + sum(right)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn float16(values: &[f32], eps: f64) -> (Moments, Vec<f32>) {
        normalize(values, eps, Precision::Float16)
    }

    /// A published failure: PyTorch's float32 inside gives ±1.
    #[test]
    fn ten_values_of_1000_overflow_the_variance_of_float16() {
        let values = [1000.0, -1000.0].repeat(5);
        let (moments, normalized) = float16(&values, 1e-5);
        assert_eq!(moments.variance, Real::Infinity);
        assert!(normalized.iter().all(|x| *x == 0.0), "{normalized:?}");
        let (moments, normalized) = normalize(&values, 1e-5, Precision::BFloat16);
        assert_eq!(moments.variance, Real::Finite(999_424.0));
        assert_eq!(normalized, [1.0, -1.0].repeat(5));
    }

    #[test]
    fn an_eps_below_the_smallest_float16_becomes_0() {
        let (moments, normalized) = float16(&[0.0; 8], 1e-12);
        assert_eq!(moments.eps, Real::Finite(0.0));
        assert!(normalized.iter().all(|x| x.is_nan()), "{normalized:?}");
        assert_eq!(float16(&[0.0; 8], 1e-5).1, [0.0; 8]);
    }

    /// PyTorch gives these numbers. In float16 1/3 has 11 bits, and 2048 + 1 is 2048.
    #[test]
    fn each_step_is_rounded() {
        let (moments, normalized) = float16(&[1.0, 0.0, 0.0], 0.0);
        let third = 0.333_251_95;
        assert_eq!(moments.mean, third.into());
        // d = 0.66699, −0.33325, −0.33325; their squares are 0.44482, 0.11108, 0.11108.
        assert_eq!(moments.variance, 0.222_290_04_f32.into());
        assert_eq!(moments.root, 0.471_435_55_f32.into());
        assert_eq!(normalized, [1.415_039_1, -0.707_031_25, -0.707_031_25]);
        let mut values = vec![2048.0, 3.0];
        scale_and_shift(&mut values, &[1.0, third], &[1.0, 0.0], Precision::Float16);
        assert_eq!(values, [2048.0, 1.0]);
    }

    #[test]
    fn no_values_have_no_moments() {
        assert_eq!(float16(&[], 1e-5).0.mean, Real::Undefined);
    }
}
