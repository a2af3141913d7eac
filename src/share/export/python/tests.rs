use super::*;
use crate::lab::{
    depth::{self, Draws},
    experiment,
    real::Real,
    scenario::{Divisor, Growth, Precision, Product},
};

fn code_of(step: Step, scenario: &Scenario) -> String {
    let outcome = experiment::run(scenario).expect("the scenario is valid");
    let steps = steps(scenario, &outcome);
    let code = steps.into_iter().find(|(other, _)| *other == step);
    code.expect("every step has code").1
}

#[test]
fn the_default_gives_plain_code() {
    let chains = code_of(Step::Chains, &Scenario::default());
    assert!(
        chains.contains("scale, steps, size = 1.5, 20, 30\n"),
        "{chains}"
    );
    assert!(
        chains.contains("    matrix = matrix * noise\n    return matrix\n"),
        "{chains}"
    );
    assert!(
        !chains.contains("dtype") && !chains.contains("LayerNorm"),
        "{chains}"
    );
    let layer = code_of(Step::Layer, &Scenario::default());
    assert!(!layer.contains("fill_"), "{layer}");
    let setup = code_of(Step::Setup, &Scenario::default());
    assert!(!setup.contains("warnings"), "{setup}");
}

#[test]
fn a_narrow_format_rounds_after_every_operation() {
    let growth = Growth {
        product: Product::Matrix,
        precision: Precision::BFloat16,
        layer_norm: true,
        ..Growth::default()
    };
    assert_eq!(chains::code(&growth).matches(".to(dtype)").count(), 4);
}

#[test]
fn the_lab_imports_the_non_finite_numbers_that_it_uses() {
    let scenario = Scenario::default();
    let mut outcome = experiment::run(&scenario).expect("the default is valid");
    let mut draws = Draws::seeded(0, 8, 64);
    let stack = depth::run(&mut draws, 0, &scenario.depth);
    let points = results::geometry(&scenario, &outcome.normalization);
    let code = |outcome: &Outcome| lab::code(&scenario, outcome, &[], &stack, &points);
    assert!(!code(&outcome).contains("import"));
    outcome.growth.growing.steps[18].norm = Real::NegativeInfinity;
    assert!(code(&outcome).starts_with("from math import inf\n"));
    outcome.growth.growing.steps[19].norm = Real::Undefined;
    assert!(code(&outcome).starts_with("from math import inf, nan\n"));
}

#[test]
fn warnings_are_filtered_where_a_std_divides_by_zero() {
    let filters = |change: fn(&mut Scenario)| {
        let mut scenario = Scenario::default();
        change(&mut scenario);
        code_of(Step::Setup, &scenario).contains("warnings.filterwarnings")
    };
    assert!(filters(|scenario| scenario.activations.rows = 1));
    assert!(filters(|scenario| scenario.activations.features = 1));
    assert!(!filters(|scenario| {
        scenario.activations.rows = 1;
        scenario.view.std = Divisor::Biased;
    }));
    assert!(filters(|scenario| {
        (scenario.activations.rows, scenario.activations.features) = (1, 1);
        scenario.view.std = Divisor::Biased;
    }));
}

#[test]
fn layers_that_pytorch_refuses_are_left_out() {
    let relatives = |rows, features, groups| {
        let mut scenario = Scenario::default();
        (scenario.activations.rows, scenario.activations.features) = (rows, features);
        scenario.relatives.groups = groups;
        let code = code_of(Step::Relatives, &scenario);
        ["BatchNorm1d", "GroupNorm("].map(|name| code.contains(name))
    };
    assert_eq!(relatives(3, 10, 2), [true, true]);
    assert_eq!(relatives(1, 10, 2), [false, true]);
    assert_eq!(relatives(1, 4, 4), [false, false]);
    assert_eq!(relatives(2, 4, 4), [true, true]);
    assert_eq!(relatives(1, 1, 1), [false, false]);
    let mut scenario = Scenario::default();
    scenario.layer_norm.eps = 0.0;
    let code = code_of(Step::Relatives, &scenario);
    assert!(!code.contains("BatchNorm1d") && code.contains("GroupNorm("));
}
