//! Sums, deviations and squares beyond float32.

use super::count_of;
use crate::{
    judge::{Judge, MAX, ensure},
    text::{expect, holes},
    truth::{fraction, to_f64},
};

impl Judge<'_> {
    /// Judges a result that is beyond float32.
    pub(super) fn overflow(&self, text: &str, kinds: &str) -> Option<Result<(), String>> {
        let truth = self.truth;
        let count = f64::from(count_of(truth));
        let variance = to_f64(&truth.variance);
        let and_kinds = |claim: Result<(), String>| Some(claim.and_then(|()| self.kinds(kinds)));
        let size: f64 = truth.values.iter().map(|x| f64::from(*x).abs()).sum();
        let all_nan = self.burn.iter().all(|y| y.is_nan());
        let is_mean = |mean: &str| ["∞", "−∞", "NaN"].contains(&mean);
        if let Some([sum, most, mean]) = holes(
            "The values add up to {}, beyond float32’s largest number, {}, so burn’s mean is {}",
            text,
        ) {
            let exact = to_f64(&truth.mean) * count;
            return and_kinds(
                ensure(exact.abs() > MAX && all_nan && is_mean(mean), || {
                    "it is not".to_owned()
                })
                .and_then(|()| expect(sum, exact, 4))
                .and_then(|()| expect(most, MAX, 4)),
            );
        }
        if let Some([most, mean]) = holes(
            "While burn adds up the values, their sum exceeds float32’s largest number, {}, so burn’s mean is {}",
            text,
        ) {
            let exact = to_f64(&truth.mean) * count;
            return and_kinds(
                ensure(
                    exact.abs() <= MAX && size > MAX && all_nan && is_mean(mean),
                    || "it is not".to_owned(),
                )
                .and_then(|()| expect(most, MAX, 4)),
            );
        }
        if let Some([most]) = holes(
            "A deviation beyond float32’s largest number, {}, is infinite, and so is burn’s variance: ∞/∞ is NaN, and every other result is 0",
            text,
        ) {
            let is_right = std::iter::zip(&truth.values, &self.burn).all(|(x, y)| {
                let deviation = to_f64(&(fraction((*x).into()) - &truth.mean)).abs();
                if deviation > 1.000_001 * MAX {
                    y.is_nan()
                } else {
                    *y == 0.0 || deviation > 0.999_999 * MAX
                }
            });
            let some_nan = self.burn.iter().any(|y| y.is_nan());
            return and_kinds(
                ensure(is_right && some_nan && !all_nan, || "it is not".to_owned())
                    .and_then(|()| expect(most, MAX, 4)),
            );
        }
        if let Some([sum, most]) = holes(
            "The squares of the deviations add up to {}, beyond float32’s largest number, {}, so burn’s variance is infinite",
            text,
        ) {
            // Only an infinite divisor turns an exact result of 1 or more into 0.
            let is_lost = std::iter::zip(&self.burn, &truth.exact)
                .any(|(burn, exact)| exact.abs() >= 1.0 && *burn == 0.0)
                && self.burn.iter().all(|y| *y == 0.0);
            return and_kinds(
                ensure(variance * count > MAX && is_lost, || "it is not".to_owned())
                    .and_then(|()| expect(sum, variance * count, 4))
                    .and_then(|()| expect(most, MAX, 4)),
            );
        }
        None
    }
}
