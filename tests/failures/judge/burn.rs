//! Judges the reasons of burn's result.

use layernorm_lab::lab::scenario::Precision;
use num_traits::Signed;

use super::{Judge, MAX, ensure, expect_near, expect_step, mean_of};
use crate::{
    text::{expect, holes},
    truth::{fraction, is_float32, spacing, to_f64},
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
        if let Some([largest]) = holes(
            "burn subtracts the mean first and squares only the deviations; in exact arithmetic, the largest is {}",
            text,
        ) {
            let deviations = truth
                .values
                .iter()
                .map(|x| (fraction((*x).into()) - &truth.mean).abs());
            return Some(expect_near(
                largest,
                to_f64(&deviations.max()?),
                to_f64(&truth.mean),
            ));
        }
        if let Some([who, which]) = holes(
            "{}, so the variance is 0, and {} ε keeps burn’s divisor from 0",
            text,
        ) {
            let is_right =
                (which == "only") == (truth.rounded_eps > 0.0) && ["only", "no"].contains(&which);
            return Some(
                self.all_equal(who)
                    .and_then(|()| ensure(is_right, || "ε".to_owned())),
            );
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
            "The variance, {}, is below float32’s smallest normal number, {}: there float32 numbers are {} apart, and a smaller square becomes 0 or that{}",
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
        self.overflow_or_mean(text, kinds)
    }

    /// Judges an overflow, and the mean that burn subtracts.
    fn overflow_or_mean(&self, text: &str, kinds: &str) -> Option<Result<(), String>> {
        let truth = self.truth;
        let count = f64::from(u32::try_from(truth.count()).expect("small"));
        let variance = to_f64(&truth.variance);
        let and_kinds = |claim: Result<(), String>| Some(claim.and_then(|()| self.kinds(kinds)));
        if let Some([sum, most]) = holes(
            "The values add up to {}, beyond float32’s largest number, {}, so burn’s mean is infinite",
            text,
        ) {
            let exact = to_f64(&truth.mean) * count;
            return and_kinds(
                ensure(
                    exact.abs() > MAX && self.burn.iter().all(|y| y.is_nan()),
                    || "it is not".to_owned(),
                )
                .and_then(|()| expect(sum, exact, 4))
                .and_then(|()| expect(most, MAX, 4)),
            );
        }
        if let Some([sum, most]) = holes(
            "Their squares add up to {}, beyond float32’s largest number, {}, so burn’s variance is infinite",
            text,
        ) {
            // Only an infinite divisor turns an exact result of 1 or more into 0.
            let is_lost = std::iter::zip(&self.burn, &truth.exact)
                .any(|(burn, exact)| exact.abs() >= 1.0 && (*burn == 0.0 || burn.is_nan()));
            return and_kinds(
                ensure(variance * count > MAX && is_lost, || "it is not".to_owned())
                    .and_then(|()| expect(sum, variance * count, 4))
                    .and_then(|()| expect(most, MAX, 4)),
            );
        }
        if let Some([mean, kind, apart]) = holes(
            "The exact mean, {}, is {}; float32 numbers are {} apart there",
            text,
        ) {
            let exact = to_f64(&truth.mean);
            let steps = self.steps_off(exact);
            let is_right = match kind {
                // The nearest number is at most half a step away.
                "no float32 number" => !is_float32(&truth.mean) && steps < 0.55,
                "no float32 number, and a rounded sum misses the nearest one" => {
                    !is_float32(&truth.mean) && steps > 0.5
                }
                "a float32 number, but a rounded sum misses it" => is_float32(&truth.mean),
                _ => false,
            };
            return Some(
                ensure(is_right, || "representable?".to_owned())
                    .and_then(|()| expect(mean, exact, 10))
                    .and_then(|()| expect_step(apart, exact)),
            );
        }
        let pattern = "So burn subtracts a rounded mean, and burn’s {} {} instead of 0";
        let [who, shift] = holes(pattern, text)?;
        let (who, shift) = match shift.strip_prefix("have the mean ") {
            Some(shift) => (format!("{who} have the mean"), shift),
            None => (format!("{who} is"), shift.strip_prefix("is ")?),
        };
        let expected = if self.burn.len() == 1 {
            "result is"
        } else {
            "results have the mean"
        };
        Some(
            ensure(who == expected, || "grammar".to_owned())
                .and_then(|()| self.subtracts_another_mean())
                .and_then(|()| expect_near(shift, mean_of(&self.burn), 1.0)),
        )
    }

    /// By how many steps between float32 numbers burn's mean M is off, at least. Its results
    /// have the mean `(μ − M)/R` with `R² = v + ε + (M − μ)²`, but for their rounding.
    fn steps_off(&self, mean: f64) -> f64 {
        let truth = self.truth;
        let unit = match truth.precision {
            Precision::Float32 => 2_f64.powi(-23),
            Precision::Float16 => 2_f64.powi(-10),
            Precision::BFloat16 => 2_f64.powi(-7),
        };
        let size = self.burn.iter().fold(0.0_f64, |most, y| most.max(y.abs()));
        let shift = (mean_of(&self.burn).abs() - 2.0 * unit * size).max(0.0);
        let variance = to_f64(&truth.variance) + f64::from(truth.rounded_eps);
        #[expect(
            clippy::cast_possible_truncation,
            reason = "the nearest float32 is meant"
        )]
        let step = spacing(f64::from(mean as f32));
        shift * (variance / (1.0 - shift * shift)).sqrt() / step
    }

    /// burn's results are `(x − M) / R`, each rounded a few times. With the exact mean for M,
    /// they would sum to 0 but for that rounding.
    fn subtracts_another_mean(&self) -> Result<(), String> {
        let unit = match self.truth.precision {
            Precision::Float32 => 2_f64.powi(-24),
            Precision::Float16 => 2_f64.powi(-11),
            Precision::BFloat16 => 2_f64.powi(-8),
        };
        let sizes: Vec<f64> = self.burn.iter().copied().map(f64::abs).collect();
        let rounding = 3.0 * unit * mean_of(&sizes);
        ensure(mean_of(&self.burn).abs() > rounding, || {
            "only rounding".to_owned()
        })
    }
}
