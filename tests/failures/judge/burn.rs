//! Judges the reasons of burn's result.

use layernorm_lab::lab::scenario::Precision;
use num_traits::Signed;

use super::{Judge, MAX, ensure, expect_near, expect_step, mean_of};
use crate::{
    text::{Printed, expect, holes, number},
    truth::{Truth, fraction, is_float32, is_half_way, spacing, to_f64},
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
            "The variance, {}, is below float32’s smallest normal number, {}: there float32 numbers are {} apart, and a square below that becomes 0 or that number{}",
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

    /// Judges what burn makes of equal values.
    fn equal_values(&self, text: &str, kinds: &str) -> Option<Result<(), String>> {
        let truth = self.truth;
        let and_kinds = |claim: Result<(), String>| Some(claim.and_then(|()| self.kinds(kinds)));
        if let Some([who]) = holes("{}, so the variance is 0", text) {
            return Some(self.all_equal(who));
        }
        let (in_text, in_float32) = match text.strip_suffix(" in float32") {
            Some(rest) => (rest, " in float32"),
            None => (text, ""),
        };
        if let Some([misses, eps, divisor]) = holes(
            "burn’s rounded mean misses them by d = {}, and its divisor √(d² + {}) is {}",
            in_text,
        ) {
            // burn's results are all `d/R`, with its divisor R, but for their rounding.
            let d = number_of(misses).copysign(self.burn[0]);
            #[expect(clippy::cast_possible_truncation, reason = "float32 is meant")]
            let d32 = d as f32;
            let root = f64::from((d32 * d32 + truth.rounded_eps).sqrt());
            // The printed d does not tell which of the smallest numbers its square becomes.
            let is_coarse = d.abs() < 1e-19;
            let shown = number_of(divisor);
            let overflows = shown.is_infinite() && d * d * f64::from(count_of(truth)) > MAX;
            let is_root = (shown - root).abs() <= 1e-3 * root || is_coarse || overflows;
            let result = d / shown;
            let is_near = |y: &f64| {
                y.to_bits() == result.to_bits() || (y - result).abs() <= 1e-2 * result.abs() + 3e-45
            };
            let is_in_float32 = (shown == 0.0 || shown.is_infinite()) != in_float32.is_empty();
            let holds = truth.is_constant()
                && d != 0.0
                && (is_root || shown.to_bits() == root.to_bits())
                && self.burn.iter().all(is_near)
                && is_in_float32;
            return and_kinds(
                ensure(holds, || "the divisor".to_owned())
                    .and_then(|()| expect(eps, truth.rounded_eps.into(), 4)),
            );
        }
        if let Some([who, divisor]) = holes("{}, so the variance is 0, and {}", text) {
            let expected = if truth.rounded_eps > 0.0 {
                "only ε keeps burn’s divisor from being 0"
            } else {
                "with this ε so is burn’s divisor"
            };
            // A mean that misses the values gives results that are not 0.
            let hits = self.burn.iter().all(|y| *y == 0.0 || y.is_nan());
            let is_right = divisor == expected && hits;
            return Some(
                self.all_equal(who)
                    .and_then(|()| ensure(is_right, || "ε".to_owned())),
            );
        }
        None
    }

    /// Judges a result that is beyond float32.
    fn overflow(&self, text: &str, kinds: &str) -> Option<Result<(), String>> {
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
            "Their squares add up to {}, beyond float32’s largest number, {}, so burn’s variance is infinite",
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

    /// Judges an overflow, and the mean that burn subtracts.
    fn overflow_or_mean(&self, text: &str, kinds: &str) -> Option<Result<(), String>> {
        let truth = self.truth;
        if let Some(claim) = self.overflow(text, kinds) {
            return Some(claim);
        }
        if let Some([mean, kind, apart]) = holes(
            "The exact mean, {}, is {}; float32 numbers are {} apart there",
            text,
        ) {
            let exact = to_f64(&truth.mean);
            let [steps, most_steps] = self.steps_off(exact);
            let is_half_way = is_half_way(&truth.mean);
            let is_right = match kind {
                // The nearest number is at most half a step away.
                "no float32 number" => !is_float32(&truth.mean) && !is_half_way && steps < 0.55,
                "half way between two float32 numbers" => is_half_way && steps < 0.55,
                "no float32 number, and a rounded sum misses the nearest one" => {
                    !is_float32(&truth.mean) && !is_half_way && most_steps > 0.5
                }
                "half way between two float32 numbers, and a rounded sum misses both" => {
                    is_half_way && most_steps > 1.0
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
        let pattern = "So burn subtracts a rounded mean, {}, and burn’s {} {} instead of {}";
        let [mean, who, shift, exact] = holes(pattern, text)?;
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
                .and_then(|()| self.subtracts(number_of(mean)))
                .and_then(|()| {
                    let is_exact = if truth.exact[0].is_nan() { "NaN" } else { "0" };
                    ensure(exact == is_exact, || "the exact mean".to_owned())
                })
                .and_then(|()| expect_near(shift, mean_of(&self.burn), 1.0)),
        )
    }

    /// By how many steps between float32 numbers burn's mean M is off, at least and at most. Its results
    /// have the mean `(μ − M)/R` with `R² = v + ε + (M − μ)²`, but for their rounding.
    fn steps_off(&self, mean: f64) -> [f64; 2] {
        let truth = self.truth;
        let unit = match truth.precision {
            Precision::Float32 => 2_f64.powi(-23),
            Precision::Float16 => 2_f64.powi(-10),
            Precision::BFloat16 => 2_f64.powi(-7),
        };
        let size = self.burn.iter().fold(0.0_f64, |most, y| most.max(y.abs()));
        let is = mean_of(&self.burn).abs();
        let shifts = [(is - 2.0 * unit * size).max(0.0), is + 2.0 * unit * size];
        let variance = to_f64(&truth.variance) + f64::from(truth.rounded_eps);
        #[expect(
            clippy::cast_possible_truncation,
            reason = "the nearest float32 is meant"
        )]
        let step = spacing(f64::from(mean as f32));
        shifts.map(|shift| {
            let rest = (1.0 - shift * shift).max(0.0);
            shift * (variance / rest).sqrt() / step
        })
    }

    /// Whether M is the mean that burn subtracts: its results then have the mean `(μ − M)/R`
    /// with `R² = v + ε + (M − μ)²`, but for their rounding and that of the printed M.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "M is a float32 number, of which the text has digits enough"
    )]
    fn subtracts(&self, mean: f64) -> Result<(), String> {
        let truth = self.truth;
        let off = to_f64(&(&truth.mean - fraction(f64::from(mean as f32))));
        let variance = to_f64(&truth.variance) + f64::from(truth.rounded_eps);
        let shift = off / (variance + off * off).sqrt();
        let unit = match truth.precision {
            Precision::Float32 => 2_f64.powi(-22),
            Precision::Float16 => 2_f64.powi(-9),
            Precision::BFloat16 => 2_f64.powi(-6),
        };
        let size = self.burn.iter().fold(0.0_f64, |most, y| most.max(y.abs()));
        let is = mean_of(&self.burn);
        // A square below float32's normal numbers has fewer digits.
        let is_coarse = variance + off * off < 1e-36;
        let is_near = (shift - is).abs() <= unit * size + 1e-3 * is.abs() + 1e-7;
        ensure(is_near || is_coarse && shift * is > 0.0, || {
            format!("a mean of {mean} gives {shift}, not {is}")
        })
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
