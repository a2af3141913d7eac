//! The trials: every claim in many states.

use layernorm_lab::lab::{
    growth,
    normalization::{self, Input},
    scenario::Scenario,
};

use crate::{chains, geometry, gradient, judge::Judge, layer, numbers, rows, states, truth::Truth};

/// How many states of the layer are judged, in two halves that run in parallel.
const LAYER_STATES: u64 = 100_000;

/// How many states of the chains.
const CHAIN_STATES: u64 = 10_000;

fn layer_states(numbers: impl Iterator<Item = u64>) {
    let (mut judge, mut states) = (Judge::default(), 0);
    for number in numbers {
        let scenario: Scenario = states::layer(number);
        judge.set_state(format!("layer state {number}"));
        let precision = scenario.layer_norm.precision;
        let input = Input::of(scenario.seed, &scenario.activations, precision);
        let outcome = normalization::run_measured(input, &scenario.layer_norm);
        let truth = Truth::of(&scenario, &outcome);
        layer::judge(&mut judge, &truth, &outcome, &scenario);
        rows::judge(&mut judge, &truth, &outcome, &scenario);
        numbers::judge(&mut judge, &truth, &outcome, &scenario);
        // Some even and some odd numbers.
        if number % 16 < 2 {
            gradient::judge(&mut judge, &outcome, &scenario);
        }
        if number % 16 < 4 {
            geometry::judge(&mut judge, &outcome, &scenario);
        }
        states += 1;
    }
    judge.close(states);
}

#[test]
fn every_claim_on_the_layer_holds_in_even_states() {
    layer_states((0..LAYER_STATES).step_by(2));
}

#[test]
fn every_claim_on_the_layer_holds_in_odd_states() {
    layer_states((1..LAYER_STATES).step_by(2));
}

#[test]
fn every_claim_on_the_chains_holds() {
    let mut judge = Judge::default();
    for number in 0..CHAIN_STATES {
        let scenario = states::chains(number);
        judge.set_state(format!("chain state {number}"));
        let mut noise = growth::Noise::seeded(scenario.seed);
        let outcome = growth::run(&mut noise, &scenario.growth);
        chains::judge(&mut judge, &outcome, &scenario);
    }
    judge.close(CHAIN_STATES as usize);
}
