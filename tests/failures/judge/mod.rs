//! Judges every claim of the station's sentences.

mod burn;
mod headline;
mod kinds;
mod naive;

use layernorm_lab::lab::real::Real;
use num_rational::BigRational;

use crate::{
    text::{Printed, expect, number},
    truth::{Truth, spacing, to_f64},
};

const MAX: f64 = f32::MAX as f64;

/// Checks a claim.
pub(crate) fn ensure(holds: bool, message: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(message()) }
}

/// A row's truth and burn's measured results.
pub(crate) struct Judge<'a> {
    pub(crate) truth: &'a Truth,
    pub(crate) burn: Vec<f64>,
}

impl<'a> Judge<'a> {
    pub(crate) fn new(truth: &'a Truth, burn: &[Real]) -> Self {
        let burn = burn.iter().map(|value| value.to_f64()).collect();
        Self { truth, burn }
    }

    /// Who is equal: the subject of a sentence about a constant row.
    fn all_equal(&self, who: &str) -> Result<(), String> {
        let is_single = self.truth.count() == 1;
        ensure(self.truth.is_constant(), || "the values differ".to_owned())?;
        ensure(
            match who {
                "The only value is its own mean" => is_single,
                "All values are equal" => !is_single,
                _ => false,
            },
            || format!("grammar: {who}"),
        )
    }

    /// Whether the sum of equal values is beyond float32. Such a sum only grows, in any order.
    fn sum_overflows(&self) -> bool {
        let size = |x: &f32| f64::from(x.abs());
        self.truth.values.iter().map(size).sum::<f64>() > MAX
    }

    /// One sentence of the reasons.
    pub(crate) fn reason(&self, text: &str) -> Result<(), String> {
        self.naive_reason(text)
            .or_else(|| self.burn_reason(text))
            .unwrap_or_else(|| Err("no claim".to_owned()))
            .map_err(|error| format!("{error}: {text}"))
    }
}

/// As [`expect`] with four digits, for a difference of numbers of this size, which float64
/// gives with fewer than its own digits.
fn expect_near(text: &str, truth: f64, size: f64) -> Result<(), String> {
    let Printed::Finite(printed) = number(text)? else {
        return expect(text, truth, 4);
    };
    ensure(
        (printed - truth).abs() <= 6e-4 * truth.abs() + 1e-15 * size.abs(),
        || format!("{text} is given for {truth:e}"),
    )
}

/// A float32 number with enough digits to tell it from its neighbours.
pub(crate) fn expect_distinct(text: &str, truth: f32) -> Result<(), String> {
    let Printed::Finite(printed) = number(text)? else {
        return expect(text, truth.into(), 4);
    };
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the number is read as float32"
    )]
    let read = printed as f32;
    ensure(
        read.to_bits() == truth.to_bits() || read.abs() + truth.abs() == 0.0,
        || format!("{text} is given for {truth:e}"),
    )
}

/// The spacing at the float32 number nearest to a number.
fn expect_step(text: &str, at: f64) -> Result<(), String> {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the nearest float32 is meant"
    )]
    let nearest = f64::from(at as f32);
    expect(text, spacing(nearest), 4)
}

/// The mean of finite results.
pub(crate) fn mean_of(results: &[f64]) -> f64 {
    let exact: Option<Vec<BigRational>> = results
        .iter()
        .map(|y| BigRational::from_float(*y))
        .collect();
    let exact = exact.expect("the results are finite");
    let count = BigRational::from_integer(results.len().into());
    to_f64(&(exact.iter().sum::<BigRational>() / count))
}
