//! What must hold for every text: a valid scenario, or complete errors.

use layernorm_lab::{
    lab::scenario::{Parameter, Scenario},
    words::invalid,
};
use proptest::prelude::*;

/// Checks the lists of a scenario, whose limits [`Scenario::validate`] must enforce, without
/// calling it.
fn check_lists(scenario: &Scenario) -> Result<(), TestCaseError> {
    let is_float32 = |value: f64| value.is_finite() && value.abs() < 3.402_823_6e38;
    if let Some(matrix) = &scenario.activations.own {
        let matrix = matrix.matrix();
        prop_assert!((1..=64).contains(&matrix.rows()));
        prop_assert!((1..=1024).contains(&matrix.columns()));
        prop_assert_eq!(matrix.values().len(), matrix.rows() * matrix.columns());
        prop_assert!(matrix.values().iter().all(|value| value.is_finite()));
    }
    for edit in &scenario.activations.edits {
        prop_assert!(edit.row < 64 && edit.feature < 1024, "{:?}", edit);
        prop_assert!(is_float32(edit.value), "{:?}", edit);
    }
    let layer = &scenario.layer_norm;
    for Parameter { overrides, .. } in [&layer.gamma, &layer.beta] {
        for entry in overrides {
            prop_assert!(entry.row < 64 && entry.feature < 1024, "{:?}", entry);
            prop_assert!(entry.value.abs() <= 1e6, "{:?}", entry);
        }
    }
    Ok(())
}

/// Parses a text and returns the fields that its errors name.
///
/// # Errors
/// If a parsed scenario is out of range or does not survive a round trip, or if an error
/// message is incomplete.
pub fn invalid_fields(text: &str) -> Result<Vec<String>, TestCaseError> {
    match Scenario::from_json(text) {
        Ok(scenario) => {
            prop_assert_eq!(scenario.validate(), Ok(()));
            check_lists(&scenario)?;
            let written = serde_json::to_string(&scenario).expect("a scenario is JSON");
            prop_assert_eq!(Scenario::from_json(&written), Ok(scenario));
            Ok(Vec::new())
        }
        Err(errors) => {
            prop_assert!(!errors.is_empty());
            for error in &errors {
                let message = invalid::sentence(error);
                let field = error.field.as_deref().unwrap_or("the scenario");
                let problem = message.strip_prefix(field).unwrap_or_default();
                let starts = [
                    " must be ",
                    " must have ",
                    " is missing",
                    " is not a known field",
                ];
                prop_assert!(
                    starts.iter().any(|start| problem.starts_with(start)),
                    "{}",
                    message
                );
                prop_assert!(message.chars().count() < 600, "{}", message);
            }
            let whole = || "the scenario".to_owned();
            Ok(errors
                .into_iter()
                .map(|error| error.field.unwrap_or_else(whole))
                .collect())
        }
    }
}
