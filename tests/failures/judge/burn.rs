//! Judges the reasons of burn's result.

mod equal_values;
mod mean;
mod overflow;

use layernorm_lab::lab::scenario::Precision;
use num_traits::Signed;

use super::{Judge, ensure, expect_near};
use crate::{
    text::{Printed, expect, holes, number},
    truth::{Truth, fraction, to_f64},
};

impl Judge<'_> {
    pub(super) fn burn_reason(&self, text: &str) -> Option<Result<(), String>> {
        let truth = self.truth;
        let (text, kinds) = match text.rsplit_once(": ") {
            Some((text, kinds)) if kinds.contains("burn result") => (text, kinds),
            _ => (text, ""),
        };
        let variance = to_f64(&truth.variance);
        let and_kinds = |claim: Result<(), String>| Some(claim.and_then(|()| self.kinds(kinds)));
        if text == "burn subtracts the mean first and squares only the deviations" {
            return Some(Ok(()));
        }
        if let Some([largest]) = holes("In exact arithmetic the largest deviation is {}", text) {
            let (largest, vanishes) = match largest.strip_suffix("; its square is 0 in float32") {
                Some(largest) => (largest, true),
                None => (largest, false),
            };
            let deviations = truth
                .values
                .iter()
                .map(|x| (fraction((*x).into()) - &truth.mean).abs());
            let exact = to_f64(&deviations.max()?);
            // Half of the smallest float32 number, 2⁻¹⁴⁹.
            let is_zero = exact > 0.0 && exact * exact <= 2.0_f64.powi(-150);
            return Some(
                expect_near(largest, exact, to_f64(&truth.mean))
                    .and_then(|()| ensure(vanishes == is_zero, || "its square".to_owned())),
            );
        }
        if let Some(claim) = self.equal_values(text, kinds) {
            return Some(claim);
        }
        if let Some([format, eps, rounded]) = holes("In {}, ε = {} is rounded to {}", text) {
            let name = match truth.precision {
                Precision::Float32 => "float32",
                Precision::Float16 => "float16",
                Precision::BFloat16 => "bfloat16",
            };
            return and_kinds(
                ensure(name == format, || "format".to_owned())
                    .and_then(|()| expect(eps, truth.eps, 4))
                    .and_then(|()| expect(rounded, truth.rounded_eps.into(), 4)),
            );
        }
        if let Some([v, normal, apart, rest]) = holes(
            "The variance, {}, is below float32’s smallest normal number, {}: there float32 numbers are {} apart, and the squares and the variance are rounded to multiples of that{}",
            text,
        ) {
            let holds = truth.variance.is_positive()
                && truth.variance < fraction(2_f64.powi(-126))
                && rest.is_empty();
            return and_kinds(
                ensure(holds, || "it is not".to_owned())
                    .and_then(|()| expect(v, variance, 4))
                    .and_then(|()| expect(normal, 2_f64.powi(-126), 4))
                    .and_then(|()| expect(apart, 2_f64.powi(-149), 4)),
            );
        }
        self.zero_by_zero(text)
            .or_else(|| self.overflow(text, kinds))
            .or_else(|| self.rounded_mean(text))
    }
}

impl Judge<'_> {
    /// Judges which results are 0/0 because burn's mean is rounded.
    fn zero_by_zero(&self, text: &str) -> Option<Result<(), String>> {
        let [mean, what] = holes("burn’s rounded mean, {}, equals {}, which gives 0/0", text)?;
        let of_nan = std::iter::zip(&self.truth.values, &self.burn)
            .filter(|(_, y)| y.is_nan())
            .map(|(x, _)| *x);
        let misses_exact = |x: &f32| fraction((*x).into()) != self.truth.mean;
        let values: Vec<f32> = of_nan.filter(misses_exact).collect();
        let number = match what.split_once(' ') {
            Some(("1", "value")) => 1,
            Some((number, "values")) => number.parse().ok()?,
            _ => return Some(Err(format!("what: {what}"))),
        };
        let equal = values.iter().all(|x| expect(mean, (*x).into(), 4).is_ok());
        let is_right = number == values.len() && equal && !self.truth.is_constant();
        Some(ensure(is_right, || format!("{values:?}")))
    }
}

fn count_of(truth: &Truth) -> u32 {
    u32::try_from(truth.count()).expect("a short row")
}

/// The number that a text shows; NaN if it shows none.
fn number_of(text: &str) -> f64 {
    match number(text) {
        Ok(Printed::Finite(number) | Printed::Infinite(number)) => number,
        _ => f64::NAN,
    }
}
