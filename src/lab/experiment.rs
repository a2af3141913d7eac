//! The lab's one door: a scenario goes in, its outcome comes out.

use serde::Serialize;

use super::{
    activations::activations,
    growth, normalization,
    scenario::{Invalid, Scenario},
};

/// Everything that follows from a scenario.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Outcome {
    /// Station 1: the instability chains.
    pub growth: growth::Outcome,
    /// Stations 2 to 4: the layer at work.
    pub normalization: normalization::Outcome,
}

/// Computes the outcome. Both experiments start from the seed, as if
/// `torch.manual_seed` stood before each.
///
/// # Errors
/// Every field that is out of its range; nothing is computed then.
pub fn run(scenario: &Scenario) -> Result<Outcome, Vec<Invalid>> {
    scenario.validate()?;
    let mut noise = growth::Noise::seeded(scenario.seed);
    let input = activations(scenario.seed, &scenario.activations);
    Ok(Outcome {
        growth: growth::run(&mut noise, &scenario.growth),
        normalization: normalization::run(input, &scenario.layer_norm),
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
    fn a_scenario_out_of_range_is_refused_by_name() {
        let mut scenario = Scenario::default();
        scenario.growth.size = 65;
        let refused = run(&scenario).unwrap_err();
        assert_eq!(refused[0].field, "growth.size");
    }

    #[test]
    fn the_view_changes_no_result() {
        let mut scenario = Scenario::default();
        let before = run(&scenario);
        scenario.view.expected = false;
        assert_eq!(run(&scenario), before);
    }
}
