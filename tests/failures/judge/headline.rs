//! Judges the answer in numbers: burn's largest error, and the naive variance.

use super::{Judge, ensure, expect_near};
use crate::{
    text::{count, expect, holes},
    truth::to_f64,
};

impl Judge<'_> {
    /// The answer in numbers: burn's largest error, and the naive variance.
    pub(crate) fn headline(&self, text: &str) -> Result<(), String> {
        let text = text.strip_suffix('.').ok_or("no full stop")?;
        let (burn, naive) = text.split_once("; ").ok_or("one part")?;
        self.burn_part(burn)?;
        let exact = to_f64(&self.truth.variance);
        let measured = self.truth.naive.variance.into();
        if let Some([both]) = holes("the naive variance is {}, like the true one", naive) {
            expect(both, measured, 4)?;
            expect(both, exact, 4)
        } else if let Some([one, other]) =
            holes("the naive variance is {} where the true one is {}", naive)
        {
            ensure(one != other, || "they look the same".to_owned())?;
            expect(one, measured, 4)?;
            expect(other, exact, 4)
        } else {
            Err(format!("no claim: {naive}"))
        }
    }

    fn burn_part(&self, text: &str) -> Result<(), String> {
        let exact = &self.truth.exact;
        let size = exact.iter().fold(0.0_f64, |most, y| most.max(y.abs()));
        let errors: Vec<f64> = std::iter::zip(&self.burn, exact)
            .map(|(burn, exact)| (burn - exact).abs())
            .collect();
        let is_same = |a: f64, b: f64| a.to_bits() == b.to_bits() || a.is_nan() && b.is_nan();
        let at = |place: &str| {
            let place = count(place)?;
            ensure((1..=exact.len()).contains(&place), || {
                "no such value".to_owned()
            })?;
            Ok::<usize, String>(place - 1)
        };
        if let Some((who, rest)) = text.split_once(" and ε is 0: ") {
            self.all_equal(who)?;
            ensure(self.truth.eps == 0.0, || "ε is not 0".to_owned())?;
            let all_nan = self.burn.iter().all(|y| y.is_nan());
            if rest == "exact arithmetic and burn both give 0/0, which is NaN" {
                let is_right = all_nan && !self.sum_overflows();
                return ensure(is_right, || "burn".to_owned());
            }
            if rest
                == "exact arithmetic gives 0/0, which is NaN, and burn gives NaN because its sum overflows"
            {
                let is_right = all_nan && self.sum_overflows();
                return ensure(is_right, || "burn".to_owned());
            }
            let pattern =
                "exact arithmetic gives 0/0, which is NaN, where burn gives {} at value {}";
            let [burn, place] = holes(pattern, rest).ok_or("no claim")?;
            return expect(burn, self.burn[at(place)?], 4);
        }
        let text = self.without_others(text, &errors)?;
        let same = holes("Here burn’s largest error is {}, at value {} ({})", text);
        let other = holes(
            "Here burn’s largest error is {}, at value {}: {} instead of {}",
            text,
        );
        if let Some([error, place, both]) = same {
            let place = at(place)?;
            let largest = errors.iter().copied().fold(0.0, f64::max);
            expect(both, exact[place], 4)?;
            expect(both, self.burn[place], 4)?;
            expect_near(error, largest, size)?;
            return expect_near(error, errors[place], size);
        }
        if let Some([error, place, burn, right]) = other {
            let place = at(place)?;
            ensure(errors.iter().all(|error| error.is_finite()), || {
                "not finite".to_owned()
            })?;
            let largest = errors.iter().copied().fold(0.0, f64::max);
            ensure(burn != right, || "they look the same".to_owned())?;
            expect(burn, self.burn[place], 4)?;
            expect(right, exact[place], 4)?;
            expect_near(error, largest, size)?;
            return expect_near(error, errors[place], size);
        }
        let pattern = "At value {} burn gives {} where exact arithmetic gives {}";
        if let Some([place, burn, right]) = holes(pattern, text) {
            let place = at(place)?;
            ensure(burn != right, || "they look the same".to_owned())?;
            ensure(!self.burn[place].is_finite(), || "it is finite".to_owned())?;
            expect(burn, self.burn[place], 4)?;
            return expect(right, exact[place], 4);
        }
        let is_single = exact.len() == 1;
        match text {
            "Here burn gives 0, which is right" if is_single => {}
            "Here burn gives 0 for every value, which is right" if !is_single => {}
            "Here burn’s results are the exact ones, to 16 digits" => {
                return ensure(
                    std::iter::zip(&self.burn, exact).all(|(&burn, &exact)| {
                        is_same(burn, exact) || (burn - exact).abs() <= 2.3e-16 * exact.abs()
                    }),
                    || "it is not".to_owned(),
                );
            }
            _ => return Err(format!("no claim: {text}")),
        }
        ensure(
            std::iter::zip(&self.burn, exact).all(|(burn, exact)| *burn == 0.0 && *exact == 0.0),
            || "not all are 0".to_owned(),
        )
    }

    /// The text without the part on entries whose error is as large. It has to name or count
    /// all of them, among them those that differ from the entry in the sign only.
    fn without_others<'a>(&self, text: &'a str, errors: &[f64]) -> Result<&'a str, String> {
        let largest = errors.iter().copied().fold(0.0, f64::max);
        let exact = &self.truth.exact;
        let equal = |tolerance: f64| -> Vec<usize> {
            let near = |&index: &usize| {
                let noise = 3e-16 * exact[index].abs();
                errors[index] >= largest * (1.0 - tolerance) - noise
            };
            (0..errors.len()).filter(near).collect()
        };
        let Some((before, others)) = text.split_once(", and as large at ") else {
            let is_claimed = text.starts_with("Here burn’s largest error");
            let sure = self.mirrored(largest, errors);
            ensure(!is_claimed || sure <= 1, || {
                format!("{sure} values have the largest error")
            })?;
            return Ok(text);
        };
        let possible = equal(2e-6);
        let named = others.trim_start_matches(|c: char| !c.is_ascii_digit());
        let is_right = if let Some(number) = named.strip_suffix(" other values") {
            let number = count(number)?;
            number >= 3 && number < possible.len() && number + 1 >= self.mirrored(largest, errors)
        } else {
            let places = named
                .split(" and ")
                .map(count)
                .collect::<Result<Vec<_>, _>>()?;
            let is_plural = others.starts_with("values ");
            is_plural == (places.len() == 2)
                && places.len() < possible.len()
                && places.iter().all(|place| possible.contains(&(place - 1)))
        };
        ensure(is_right, || format!("{possible:?}: {others}"))?;
        Ok(before)
    }

    /// How many entries equal the first one with the largest error but for their sign.
    fn mirrored(&self, largest: f64, errors: &[f64]) -> usize {
        let Some(worst) = errors.iter().position(|error| *error >= largest) else {
            return 0;
        };
        let size = |index: usize| (self.burn[index].abs(), self.truth.exact[index].abs());
        let indices = 0..errors.len();
        indices.filter(|&index| size(index) == size(worst)).count()
    }
}
