//! The mean that burn subtracts.

use layernorm_lab::lab::scenario::Precision;

use super::number_of;
use crate::{
    judge::{Judge, ensure, expect_near, expect_step, mean_of},
    text::{expect, holes},
    truth::{fraction, is_float32, is_half_way, spacing, to_f64},
};

impl Judge<'_> {
    /// Judges the mean that burn subtracts.
    pub(super) fn rounded_mean(&self, text: &str) -> Option<Result<(), String>> {
        let truth = self.truth;
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
