//! Whether every value of a scenario is in its range.

use crate::lab::{
    invalid::{Expected, Given, Invalid},
    scenario::{CustomMatrix, Override, Scenario, to_float32},
    setting::{Number, Overrides},
};

impl Scenario {
    /// Whether every field is in its range.
    ///
    /// # Errors
    /// Each field that is not, with what it takes and what it holds.
    pub fn validate(&self) -> Result<(), Vec<Invalid>> {
        let numbers = Number::ALL.into_iter();
        let mut invalid: Vec<Invalid> = numbers
            .filter_map(|number| number.check(number.get(self)).err())
            .collect();
        for overrides in Overrides::ALL {
            invalid.extend(invalid_overrides(overrides, self));
        }
        if invalid.is_empty() {
            Ok(())
        } else {
            Err(invalid)
        }
    }
}

/// The last row and the last feature that an override may name, both counted from 0.
pub(in crate::lab) const LAST: [usize; 2] =
    [CustomMatrix::MAX_ROWS - 1, CustomMatrix::MAX_FEATURES - 1];

/// What is wrong with a list of overrides.
fn invalid_overrides(overrides: Overrides, scenario: &Scenario) -> Vec<Invalid> {
    let spec = overrides.spec();
    let mut invalid = Vec::new();
    for (index, entry) in (spec.get)(scenario).iter().enumerate() {
        let mut report = |name: &str, expected, given: String| {
            invalid.push(Invalid {
                field: Some(format!("{}[{index}].{name}", spec.path)),
                expected,
                given: Given::Value(given),
            });
        };
        let Override {
            row,
            feature,
            value,
        } = *entry;
        for ((name, place), last) in std::iter::zip([("row", row), ("feature", feature)], LAST) {
            if place as usize > last {
                report(name, Expected::UpTo(last as u64), place.to_string());
            }
        }
        let is_valid = match overrides.number() {
            Some(number) => number.check(value).is_ok(),
            None => to_float32(value).is_some(),
        };
        if !is_valid {
            report("value", expected_override(overrides), value.to_string());
        }
    }
    invalid
}

/// What a value of a list of overrides takes.
pub(in crate::lab) fn expected_override(of: Overrides) -> Expected {
    of.number()
        .map_or(Expected::Float32, |number| number.spec().expected())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_invalid_field_is_reported() {
        let mut scenario = Scenario::default();
        scenario.growth.scale = f64::NAN;
        scenario.growth.steps = 0;
        scenario.activations.rows = 99;
        scenario.layer_norm.eps = -1.0;
        scenario.layer_norm.gamma.all = f64::INFINITY;
        scenario.layer_norm.beta.overrides.push(Override {
            row: 0,
            feature: 1024,
            value: 1.0,
        });
        let wrong = scenario.validate().unwrap_err();
        let fields: Vec<_> = wrong
            .iter()
            .filter_map(|invalid| invalid.field.as_deref())
            .collect();
        assert_eq!(
            fields,
            [
                "growth.scale",
                "growth.steps",
                "activations.rows",
                "layer_norm.eps",
                "layer_norm.gamma",
                "layer_norm.beta.own[0].feature"
            ]
        );
    }
}
