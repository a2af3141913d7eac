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

    /// A typed value if it is valid. A setting without negative values takes −0 as 0.
    #[must_use]
    pub fn accept(self, typed: f64) -> Option<f64> {
        let value = self.check(typed).ok()?;
        let is_unsigned = *self.spec().limits.start() >= 0.0;
        Some(if is_unsigned { value.abs() } else { value })
    }

    /// Resets the value to that of a start; for γ and β, the entries that are set one by one
    /// too.
    pub fn reset(self, start: &Scenario, scenario: &mut Scenario) {
        Setting::Number(self).copy(start, scenario);
        for of in Overrides::ALL {
            if of.number() == Some(self) {
                Setting::Overrides(of).copy(start, scenario);
            }
        }
    }

    /// Whether a reset to the value of a start would change nothing.
    #[must_use]
    pub fn is_at(self, start: &Scenario, scenario: &Scenario) -> bool {
        let mut reset = scenario.clone();
        self.reset(start, &mut reset);
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

impl Setting {
    /// Copies the setting from one scenario to another. Setting all entries of γ or β removes
    /// their overrides, so copy those afterwards.
    pub fn copy(self, from: &Scenario, to: &mut Scenario) {
        match self {
            Self::Seed => to.seed = from.seed,
            Self::Number(number) => number.set(to, number.get(from)),
            Self::Choice(choice) => choice.set(to, choice.get(from)),
            Self::Switch(switch) => switch.set(to, switch.get(from)),
            Self::CustomMatrix => to.activations.own.clone_from(&from.activations.own),
            Self::Overrides(of) => *(of.spec().get_mut)(to) = (of.spec().get)(from).to_vec(),
        }
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
    fn a_setting_without_negative_values_takes_no_negative_zero() {
        let bits = |number: Number, typed: f64| number.accept(typed).map(f64::to_bits);
        assert_eq!(bits(Number::Eps, -0.0), Some(0));
        assert_eq!(bits(Number::Eps, -1.0), None);
        assert_eq!(bits(Number::Beta, -0.0), Some((-0.0_f64).to_bits()));
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
    fn a_number_is_at_its_start_if_a_reset_would_change_nothing() {
        let start = Scenario::default();
        let mut scenario = Scenario::default();
        for number in Number::ALL {
            assert!(number.is_at(&start, &scenario), "{number:?}");
        }
        Number::Steps.set(&mut scenario, 21.0);
        assert!(!Number::Steps.is_at(&start, &scenario));
        assert!(Number::Scale.is_at(&start, &scenario));
        // A reset of γ also resets the entries that are set one by one.
        scenario.layer_norm.gamma.set(0, 3, 2.0);
        assert!(!Number::Gamma.is_at(&start, &scenario));
        assert!(Number::Beta.is_at(&start, &scenario));
        let lesson = scenario.clone();
        Number::Gamma.set(&mut scenario, 5.0);
        Number::Gamma.reset(&lesson, &mut scenario);
        assert_eq!(scenario, lesson);
    }

    #[test]
    fn copying_every_setting_copies_the_scenario() {
        let mut from = Scenario::default();
        for number in Number::ALL {
            number.set(&mut from, *number.spec().limits.end());
        }
        for choice in Choice::ALL {
            choice.set(&mut from, choice.spec().link_values.len() - 1);
        }
        for switch in Switch::ALL {
            let is_on = switch.get(&from);
            switch.set(&mut from, !is_on);
        }
        from.seed = 7;
        from.layer_norm.gamma.set(0, 3, 2.0);
        from.activations.edit(0, 0, 2.0);
        let mut to = Scenario::default();
        for setting in Setting::ALL {
            setting.copy(&from, &mut to);
        }
        assert_eq!(to, from);
    }
}
