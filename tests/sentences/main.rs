//! The generated sentences: correct numbers in ordinary cases, an explanation in the
//! others, and never `NaN` or `inf` as text.

mod any_scenario;
mod growth;
mod layer_norm;
mod reported;
mod reported_states;
mod state_texts;

use layernorm_lab::lab::{
    experiment::{Outcome, run},
    scenario::Scenario,
};

fn outcome(scenario: &Scenario) -> Outcome {
    run(scenario).expect("the scenario is valid")
}

fn seeded(seed: u64) -> Scenario {
    Scenario {
        seed,
        ..Scenario::default()
    }
}
