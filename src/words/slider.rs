//! The names of a slider's parts, and what a screen reader reads of its value.

use crate::{
    lab::{
        scenario::Scenario,
        setting::Number,
        slider_scale::{self, Beyond},
    },
    words::{
        label,
        number::{exact, for_screen_reader, typed},
        setting,
    },
};

/// Name of the number field beside a slider.
#[must_use]
pub fn field(number: Number) -> String {
    format!("{}, as a number", setting::name(number))
}

/// Name of the button that resets a slider to a value.
#[must_use]
pub fn reset(number: Number, value: f64) -> String {
    format!(
        "{} {} to {}",
        label::RESET,
        setting::name(number),
        typed(value)
    )
}

/// That a value lies beyond the slider's range; `None` if it does not.
#[must_use]
pub fn beyond(number: Number, value: f64) -> Option<String> {
    outside(number, value, |end| exact(end.into()))
}

/// Which end of the slider a value lies beyond, with the end's text.
fn outside(number: Number, value: f64, text: impl Fn(f64) -> String) -> Option<String> {
    let slider = &number.spec().slider;
    Some(match slider_scale::beyond(number, value)? {
        Beyond::Start => format!("before the slider’s start at {}", text(*slider.start())),
        Beyond::End => format!("past the slider’s end at {}", text(*slider.end())),
    })
}

/// The value of a number with its meaning.
#[must_use]
pub fn aria_value_text(number: Number, scenario: &Scenario) -> String {
    let meaning = setting::meaning(number, scenario);
    match outside(number, number.get(scenario), for_screen_reader) {
        Some(outside) => format!("{meaning}, {outside}"),
        None => meaning,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        lab::scenario::{CustomMatrix, NormalizedShape},
        words::formula,
    };

    fn said(number: Number, value: f64) -> String {
        let mut scenario = Scenario::default();
        number.set(&mut scenario, value);
        aria_value_text(number, &scenario)
    }

    #[test]
    fn every_number_has_a_meaning() {
        let scenario = Scenario::default();
        for number in Number::ALL {
            let said = aria_value_text(number, &scenario);
            assert!(said.contains(' '), "{number:?}: {said}");
        }
    }

    #[test]
    fn a_value_is_followed_by_its_meaning() {
        assert_eq!(said(Number::Scale, 2.0), "2: noise of size 0.5 and 2");
        assert_eq!(said(Number::Steps, 1.0), "1 multiplication");
        assert_eq!(said(Number::Size, 30.0), "30 by 30 matrices");
        assert_eq!(
            said(Number::Eps, 1e-5),
            "1 times 10 to the power of minus 5, added to the variance"
        );
        assert_eq!(
            said(Number::Mean, 123_456.0),
            "123500, added to the random numbers, past the slider’s end at 10"
        );
        assert_eq!(
            said(Number::Gamma, -2.0),
            "times minus 2, for every feature"
        );
        assert_eq!(
            said(Number::Groups, 3.0),
            "3 groups; 10 features can only form 2"
        );
    }

    #[test]
    fn groups_are_those_of_the_matrix_in_use() {
        let mut scenario = Scenario::default();
        let mut said = |rows: &[Vec<f64>], groups| {
            scenario.activations.own = CustomMatrix::from_rows(rows).ok();
            scenario.relatives.groups = groups;
            aria_value_text(Number::Groups, &scenario)
        };
        let seven = vec![1.0; 7];
        assert_eq!(
            said(&[seven.clone(), seven], 3),
            "3 groups; 7 features can only form 1"
        );
        assert_eq!(said(&[vec![1.0]], 2), "2 groups; 1 feature can only form 1");
        assert_eq!(said(&[vec![1.0; 4]], 2), "2 groups");
        assert_eq!(said(&[vec![1.0; 4]], 1), "1 group");
    }

    #[test]
    fn only_entries_inside_the_layer_count() {
        let mut scenario = Scenario::default();
        scenario.layer_norm.gamma.set(0, 50, 2.0);
        scenario.layer_norm.gamma.set(1, 3, 2.0);
        let said = |scenario: &Scenario| aria_value_text(Number::Gamma, scenario);
        let shown = |scenario: &Scenario| {
            let layer = &scenario.layer_norm;
            let shape = layer.parameter_shape(scenario.activations.shape());
            formula::parameter("γ", &layer.gamma, shape)
        };
        assert_eq!(said(&scenario), "times 1, for every feature");
        assert_eq!(shown(&scenario), "1");
        scenario.layer_norm.normalized_shape = NormalizedShape::Whole;
        assert_eq!(said(&scenario), "times 1, except 1 entry set by hand");
        assert_eq!(shown(&scenario), "γ");
        scenario.layer_norm.gamma.set(2, 9, 5.0);
        assert_eq!(said(&scenario), "times 1, except 2 entries set by hand");
        scenario.activations.features = 3;
        assert_eq!(said(&scenario), "times 1, for every entry");
    }

    #[test]
    fn the_end_of_a_slider_is_written_and_spoken() {
        assert_eq!(beyond(Number::Eps, 1e-5), None);
        let text = beyond(Number::Eps, 0.0);
        assert_eq!(
            text.as_deref(),
            Some("before the slider’s start at 1×10⁻¹²")
        );
        assert!(said(Number::Eps, 0.0).ends_with("at 1 times 10 to the power of minus 12"));
    }

    #[test]
    fn overrides_are_counted() {
        let mut scenario = Scenario::default();
        scenario.layer_norm.beta.set(0, 3, 2.0);
        assert_eq!(
            aria_value_text(Number::Beta, &scenario),
            "plus 0, except 1 entry set by hand"
        );
    }
}
