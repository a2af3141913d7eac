//! Reads, checks and sets the settings of a scenario.

use super::{
    Setting,
    number::round_to_digits,
    overrides::Overrides,
    table::{Choice, Number, Switch},
};
use crate::lab::{
    invalid::{Given, Invalid},
    scenario::Scenario,
};

impl Number {
    /// The value in a scenario.
    #[must_use]
    pub fn get(self, scenario: &Scenario) -> f64 {
        (self.spec().get)(scenario)
    }

    /// Sets the value, which must have passed [`check`](Self::check).
    pub fn set(self, scenario: &mut Scenario, value: f64) {
        (self.spec().set)(scenario, value);
    }

    /// The value in the default scenario.
    #[must_use]
    pub fn default(self) -> f64 {
        self.get(&Scenario::default())
    }

    /// The value if it is valid.
    ///
    /// # Errors
    /// [`Invalid`] with the field, what it takes and the value.
    pub fn check(self, value: f64) -> Result<f64, Invalid> {
        let spec = self.spec();
        if spec.limits.contains(&value) && (!spec.whole || value.fract() == 0.0) {
            Ok(value)
        } else {
            Err(Invalid {
                field: Some(Setting::Number(self).field().to_owned()),
                expected: spec.expected(),
                given: Given::Value(value.to_string()),
            })
        }
    }

    /// Whether a reset to the default would change nothing.
    #[must_use]
    pub fn is_at_default(self, scenario: &Scenario) -> bool {
        let mut reset = scenario.clone();
        self.set(&mut reset, self.default());
        reset == *scenario
    }

    /// The nearest multiple of the step, without the digits that binary fractions
    /// add: 3.3 and not 3.3000000000000003.
    #[must_use]
    pub fn round_to_step(self, value: f64) -> f64 {
        let step = self.spec().step;
        round_to_digits((value / step).round() * step, 12)
    }

    /// The nearest valid value; the default for NaN.
    #[must_use]
    pub fn repair(self, value: f64) -> f64 {
        let spec = self.spec();
        if value.is_nan() {
            return self.default();
        }
        let inside = value.clamp(*spec.limits.start(), *spec.limits.end());
        if spec.whole { inside.round() } else { inside }
    }
}

impl Choice {
    /// The index of the chosen alternative.
    #[must_use]
    pub fn get(self, scenario: &Scenario) -> usize {
        (self.spec().get)(scenario)
    }

    /// Chooses the alternative of this index.
    ///
    /// # Panics
    /// If no alternative has this index.
    pub fn set(self, scenario: &mut Scenario, index: usize) {
        (self.spec().set)(scenario, index);
    }
}

impl Switch {
    /// Whether it is on.
    #[must_use]
    pub fn get(self, scenario: &Scenario) -> bool {
        (self.spec().get)(scenario)
    }

    /// Turns it on or off.
    pub fn set(self, scenario: &mut Scenario, on: bool) {
        (self.spec().set)(scenario, on);
    }
}

impl Overrides {
    /// The number that sets all entries at once, and whose limits hold for each;
    /// `None` for the matrix and the upstream gradient, whose cells take any finite float32.
    #[must_use]
    pub fn number(self) -> Option<Number> {
        match self {
            Self::Cells | Self::Upstream => None,
            Self::Gamma => Some(Number::Gamma),
            Self::Beta => Some(Number::Beta),
        }
    }
}

#[cfg(test)]
#[expect(
    clippy::float_cmp,
    reason = "a setting returns the very number that it was given"
)]
mod tests {
    use super::*;
    use crate::lab::invalid::Expected;

    #[test]
    fn rounding_to_a_step_adds_no_digits() {
        assert_eq!(Number::Gamma.round_to_step(3.304), 3.3);
        assert_eq!(Number::Gamma.round_to_step(-0.049), 0.0);
        assert_eq!(Number::Scale.round_to_step(1.499_999), 1.5);
    }

    #[test]
    fn an_invalid_value_is_reported_with_its_field_and_limits() {
        let invalid = Number::Steps.check(2.5).unwrap_err();
        assert_eq!(invalid.field.as_deref(), Some("growth.steps"));
        let expected = Expected::Number {
            whole: true,
            least: 1.0,
            most: 500.0,
        };
        assert_eq!(invalid.expected, expected);
        assert_eq!(invalid.given, Given::Value("2.5".to_owned()));
        let invalid = Number::Scale.check(f64::NAN).unwrap_err();
        assert_eq!(invalid.given, Given::Value("NaN".to_owned()));
    }

    #[test]
    fn check_accepts_every_repaired_value() {
        for number in Number::ALL {
            for value in [
                f64::NAN,
                f64::INFINITY,
                f64::NEG_INFINITY,
                1e300,
                -7.3,
                0.4,
                0.0,
            ] {
                let repaired = number.repair(value);
                assert_eq!(number.check(repaired), Ok(repaired), "{number:?} {value}");
            }
        }
    }

    #[test]
    fn each_default_lies_on_its_slider_and_each_slider_in_its_limits() {
        for number in Number::ALL {
            let spec = number.spec();
            assert!(spec.slider.contains(&number.default()), "{number:?}");
            assert!(spec.limits.contains(spec.slider.start()), "{number:?}");
            assert!(spec.limits.contains(spec.slider.end()), "{number:?}");
            assert_eq!(number.check(number.default()), Ok(number.default()));
        }
    }

    #[test]
    fn a_number_is_at_its_default_if_a_reset_would_change_nothing() {
        let mut scenario = Scenario::default();
        for number in Number::ALL {
            assert!(number.is_at_default(&scenario), "{number:?}");
        }
        Number::Steps.set(&mut scenario, 21.0);
        assert!(!Number::Steps.is_at_default(&scenario));
        assert!(Number::Scale.is_at_default(&scenario));
        // A reset of γ also removes the entries that are set one by one.
        scenario.layer_norm.gamma.set(0, 3, 2.0);
        assert!(!Number::Gamma.is_at_default(&scenario));
        assert!(Number::Beta.is_at_default(&scenario));
    }
}
