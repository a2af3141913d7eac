//! The entry point of the computation: [`run`] turns a scenario into its outcome.

use serde::Serialize;

use crate::lab::{growth, invalid::Invalid, normalization, scenario::Scenario};

/// Every result of a scenario.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Outcome {
    /// Station 1: both chains of products.
    pub growth: growth::Outcome,
    /// Stations 2 to 4: the layer's input, output and statistics.
    pub normalization: normalization::Outcome,
}

/// Computes the outcome. Each of the two experiments starts from the seed, as if
/// `torch.manual_seed(seed)` preceded it.
///
/// # Errors
/// Returns every field that is out of range.
pub fn run(scenario: &Scenario) -> Result<Outcome, Vec<Invalid>> {
    scenario.validate()?;
    let mut noise = growth::Noise::seeded(scenario.seed);
    let precision = scenario.layer_norm.precision;
    let input = normalization::Input::of(scenario.seed, &scenario.activations, precision);
    Ok(Outcome {
        growth: growth::run(&mut noise, &scenario.growth),
        normalization: normalization::run_measured(input, &scenario.layer_norm),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_scenario_gives_the_same_outcome() {
        let scenario = Scenario::default();
        assert_eq!(run(&scenario), run(&scenario));
    }

    #[test]
    fn a_setting_out_of_range_is_reported_by_name() {
        let mut scenario = Scenario::default();
        scenario.growth.size = 65;
        let errors = run(&scenario).unwrap_err();
        assert_eq!(errors[0].field.as_deref(), Some("growth.size"));
    }

    #[test]
    fn view_settings_do_not_change_the_outcome() {
        let mut scenario = Scenario::default();
        let before = run(&scenario);
        scenario.view.expected = false;
        assert_eq!(run(&scenario), before);
    }
}
