//! What burn makes of equal values.

use super::{count_of, number_of};
use crate::{
    judge::{Judge, MAX, ensure},
    text::{expect, holes},
};

impl Judge<'_> {
    /// Judges what burn makes of equal values.
    pub(super) fn equal_values(&self, text: &str, kinds: &str) -> Option<Result<(), String>> {
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
            let is_right = divisor == expected && hits && !self.sum_overflows();
            return Some(
                self.all_equal(who)
                    .and_then(|()| ensure(is_right, || "ε".to_owned())),
            );
        }
        None
    }
}
