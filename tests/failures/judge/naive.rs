//! Judges the reasons of the naive result.

use num_traits::Zero;

use super::{Judge, MAX, ensure, expect_distinct, expect_near};
use crate::{
    text::{expect, holes},
    truth::{fraction, is_float32, spacing, to_f64},
};

impl Judge<'_> {
    pub(super) fn naive_reason(&self, text: &str) -> Option<Result<(), String>> {
        let truth = self.truth;
        let naive = &truth.naive;
        let variance = to_f64(&truth.variance);
        let step = spacing(naive.mean_of_squares.into());
        let sum = f64::from(naive.variance + truth.rounded_eps);
        let at = "At E[x²], neighbouring float32 numbers are ";
        if let Some([squares, mean, difference]) =
            holes("In float32, E[x²] − μ² is {} − {} = {}", text)
        {
            return Some(
                expect_distinct(squares, naive.mean_of_squares)
                    .and_then(|()| expect_distinct(mean, naive.square_of_mean))
                    .and_then(|()| expect_distinct(difference, naive.variance)),
            );
        }
        if let Some([what]) = holes(
            "Rounding of {} causes this; another order of summation may give another result",
            text,
        ) {
            // A square in at most 24 binary digits.
            let is_exact = |x: &f32| is_float32(&(fraction((*x).into()) * fraction((*x).into())));
            let expected = if truth.values.iter().all(is_exact) {
                "partial sums"
            } else {
                "the squares or of partial sums"
            };
            return Some(ensure(
                truth.variance.is_zero() && naive.variance != 0.0 && what == expected,
                || "nothing is rounded".to_owned(),
            ));
        }
        if let Some(rest) = text.strip_prefix(at) {
            if let Some([apart]) = holes("{} apart, and the true difference is 0", rest) {
                return Some(
                    expect(apart, step, 4).and_then(|()| {
                        ensure(truth.variance.is_zero(), || "it is not 0".to_owned())
                    }),
                );
            }
            if let Some([apart, v]) = holes("{} apart, more than the whole variance, {}", rest) {
                return Some(
                    expect(apart, step, 4)
                        .and_then(|()| expect(v, variance, 4))
                        .and_then(|()| {
                            ensure(fraction(step) > truth.variance, || "it is not".to_owned())
                        }),
                );
            }
            let [apart, v, times] = holes("{} apart; the variance, {}, is {} times that", rest)?;
            return Some(
                expect(apart, step, 4)
                    .and_then(|()| expect(v, variance, 4))
                    .and_then(|()| expect(times, variance / step, 3)),
            );
        }
        let exact_root = (variance + truth.eps).sqrt();
        if let Some([root]) = holes("√(v + ε) is then {}, right to four digits", text) {
            return Some(
                expect(root, naive.root.into(), 4).and_then(|()| expect(root, exact_root, 4)),
            );
        }
        if let Some([root, right]) = holes("√(v + ε) is then {} instead of {}", text) {
            return Some(
                expect(root, naive.root.into(), 4).and_then(|()| expect(right, exact_root, 4)),
            );
        }
        if let Some(rest) = text.strip_prefix("v + ε is then 0, and so is its root, the divisor") {
            return Some(
                ensure(sum == 0.0, || "it is not 0".to_owned())
                    .and_then(|()| self.kinds(rest.strip_prefix(": ").unwrap_or_default())),
            );
        }
        if let Some([who]) = holes(
            "v + ε is then negative: its root is NaN, and so is {}",
            text,
        ) {
            let is_all = naive.output.iter().all(|y| y.is_nan());
            return Some(
                ensure(sum < 0.0 && is_all, || "it is not".to_owned())
                    .and_then(|()| ensure(who == self.every("naive"), || "grammar".to_owned())),
            );
        }
        if let Some([off, who, moves]) =
            holes("The naive mean is off by {}, which moves {} by {}", text)
        {
            let error = fraction(naive.mean.into()) - &truth.mean;
            let shift = -to_f64(&error) / f64::from(naive.root);
            let mean = to_f64(&truth.mean);
            return Some(
                expect_near(off, to_f64(&error), mean)
                    .and_then(|()| expect_near(moves, shift, mean / f64::from(naive.root)))
                    .and_then(|()| ensure(who == self.every("naive"), || "grammar".to_owned())),
            );
        }
        self.overflow_reason(text)
    }

    /// Judges an overflow on the way to the naive variance.
    fn overflow_reason(&self, text: &str) -> Option<Result<(), String>> {
        let truth = self.truth;
        let naive = &truth.naive;
        if let Some([what, most]) = holes("{} is beyond float32’s largest number, {}", text) {
            let squares = to_f64(&truth.mean_of_squares)
                * f64::from(u32::try_from(truth.count()).expect("small"));
            let holds = match what {
                "The sum of the squares" => {
                    squares > MAX * (1.0 - 1e-6) && naive.mean_of_squares.is_infinite()
                }
                "The square of the mean" => {
                    naive.square_of_mean.is_infinite() && naive.mean_of_squares.is_finite()
                }
                _ => {
                    let [value] = holes("The square of {}", what)?;
                    let is_one =
                        |x: &f32| expect(value, (*x).into(), 4).is_ok() && (x * x).is_infinite();
                    truth.values.iter().any(is_one)
                }
            };
            return Some(
                expect(most, MAX, 4).and_then(|()| ensure(holds, || "it is not".to_owned())),
            );
        }
        let pattern = "In float32, E[x²] is then {} and μ² is {}: the naive variance is {}";
        let [squares, mean, rest] = holes(pattern, text)?;
        let (v, kinds) = rest.split_once(", and ").unwrap_or((rest, ""));
        Some(
            expect(squares, naive.mean_of_squares.into(), 4)
                .and_then(|()| expect(mean, naive.square_of_mean.into(), 4))
                .and_then(|()| expect(v, naive.variance.into(), 4))
                .and_then(|()| self.kinds(kinds)),
        )
    }
}
