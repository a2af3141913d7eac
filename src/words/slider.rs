//! What a slider says to those who do not see it.

use super::{
    label,
    number::{short, typed},
};
use crate::lab::{
    knob::{self, Knob},
    relatives::nearest_groups,
    scenario::{Parameter, Scenario},
    slide::{self, Beyond},
};

/// Name of the number field beside a slider.
#[must_use]
pub fn field(knob: &Knob) -> String {
    format!("{}, as a number", label::of(knob).name)
}

/// Name of the button that puts a slider back.
#[must_use]
pub fn reset(knob: &Knob) -> String {
    format!(
        "{} {} to {}",
        label::RESET,
        label::of(knob).name,
        typed(knob.default)
    )
}

/// Said of a value that the slider does not reach; `None` where it does.
#[must_use]
pub fn beyond(knob: &Knob, value: f64) -> Option<String> {
    let end = match slide::beyond(knob, value)? {
        Beyond::Start => knob.slider.start(),
        Beyond::End => knob.slider.end(),
    };
    Some(format!(
        "beyond the slider, which ends at {}",
        short((*end).into())
    ))
}

/// The present value with what it counts, multiplies or is added to.
#[must_use]
pub fn spoken(knob: &Knob, scenario: &Scenario) -> String {
    let value = (knob.get)(scenario);
    let number = in_words(value);
    let said = match knob.field {
        field if field == knob::SCALE.field => {
            format!(
                "{number}: noise of size {} and {number}",
                in_words(1.0 / value)
            )
        }
        field if field == knob::STEPS.field => counted(value, &number, "multiplication"),
        field if field == knob::SIZE.field => format!("{number} by {number} matrices"),
        field if field == knob::ROWS.field => counted(value, &number, "row"),
        field if field == knob::FEATURES.field => counted(value, &number, "feature"),
        field if field == knob::MEAN.field => format!("{number}, added to the random numbers"),
        field if field == knob::STD.field => format!("{number} times the random numbers"),
        field if field == knob::EPS.field => format!("{number}, added to the variance"),
        field if field == knob::GAMMA.field => {
            format!("times {number}{}", entries(&scenario.layer_norm.gamma))
        }
        field if field == knob::BETA.field => {
            format!("plus {number}{}", entries(&scenario.layer_norm.beta))
        }
        field if field == knob::GROUPS.field => groups(value, &number, scenario),
        _ => number,
    };
    match beyond(knob, value) {
        Some(beyond) => format!("{said}, {beyond}"),
        None => said,
    }
}

/// Whether one value holds for all entries of γ or β.
fn entries(parameter: &Parameter) -> String {
    match parameter.own.len() {
        0 => ", for every feature".to_owned(),
        1 => ", but for 1 entry set by hand".to_owned(),
        own => format!(", but for {own} entries set by hand"),
    }
}

/// How many groups, and how many are taken where they do not divide the features.
fn groups(value: f64, number: &str, scenario: &Scenario) -> String {
    let features = scenario.activations.features;
    let wanted = scenario.relatives.groups;
    let taken = nearest_groups(features as usize, wanted);
    let said = counted(value, number, "group");
    if taken == wanted {
        said
    } else {
        format!("{said}, of which {features} features can take {taken}")
    }
}

fn counted(value: f64, number: &str, noun: &str) -> String {
    let plural = if (value - 1.0).abs() < f64::EPSILON {
        ""
    } else {
        "s"
    };
    format!("{number} {noun}{plural}")
}

/// A number as it is said: no raised digits, which screen readers skip, and no
/// space within it, which would make it two.
fn in_words(value: f64) -> String {
    let text = short(value.into());
    let Some((mantissa, power)) = text.split_once("×10") else {
        return text.replace('\u{202f}', "");
    };
    let power: String = power
        .chars()
        .map(|raised| match raised {
            '⁻' => '\u{2212}',
            '¹' => '1',
            '²' => '2',
            '³' => '3',
            other => char::from_digit(u32::from(other).wrapping_sub(0x2070), 10).unwrap_or(other),
        })
        .collect();
    format!("{mantissa} times 10 to the power {power}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(knob: &Knob, value: f64) -> String {
        let mut scenario = Scenario::default();
        (knob.set)(&mut scenario, value);
        spoken(knob, &scenario)
    }

    #[test]
    fn every_knob_says_more_than_its_number() {
        let scenario = Scenario::default();
        for knob in knob::ALL {
            let said = spoken(knob, &scenario);
            assert!(said.contains(' '), "{}: {said}", knob.field);
        }
    }

    #[test]
    fn a_value_is_said_with_its_meaning() {
        assert_eq!(said(&knob::SCALE, 2.0), "2: noise of size 0.5 and 2");
        assert_eq!(said(&knob::STEPS, 1.0), "1 multiplication");
        assert_eq!(said(&knob::SIZE, 30.0), "30 by 30 matrices");
        assert_eq!(
            said(&knob::EPS, 1e-5),
            "1 times 10 to the power \u{2212}5, added to the variance"
        );
        assert_eq!(
            said(&knob::MEAN, 123_456.0),
            "123500, added to the random numbers, beyond the slider, which ends at 10"
        );
        assert_eq!(
            said(&knob::GAMMA, -2.0),
            "times \u{2212}2, for every feature"
        );
        assert_eq!(
            said(&knob::GROUPS, 3.0),
            "3 groups, of which 10 features can take 2"
        );
    }

    #[test]
    fn entries_set_by_hand_are_said() {
        let mut scenario = Scenario::default();
        scenario.layer_norm.beta.set(0, 3, 2.0);
        assert_eq!(
            spoken(&knob::BETA, &scenario),
            "plus 0, but for 1 entry set by hand"
        );
    }
}
