//! The sentences about the layer: its statistics, parameters and arithmetic.

use layernorm_lab::{
    lab::scenario::{CustomMatrix, Divisor, Parameter, Scenario},
    words::{arithmetic, sentence},
};

use crate::outcome;

fn with_parameters(gamma: f64, beta: f64) -> Scenario {
    let mut scenario = Scenario::default();
    scenario.layer_norm.gamma = Parameter::uniform(gamma);
    scenario.layer_norm.beta = Parameter::uniform(beta);
    scenario
}

fn what(scenario: &Scenario) -> String {
    sentence::what(&outcome(scenario).normalization, &scenario.layer_norm)
}

fn statistics(scenario: &Scenario) -> String {
    let outcome = outcome(scenario).normalization;
    sentence::statistics(&outcome, &scenario.layer_norm, scenario.view.std)
}

fn parameters(scenario: &Scenario) -> String {
    let outcome = outcome(scenario).normalization;
    sentence::parameters(&outcome, &scenario.layer_norm, scenario.view.std)
}

fn with_matrix(rows: &[Vec<f64>]) -> Scenario {
    let mut scenario = Scenario::default();
    scenario.activations.own = CustomMatrix::from_rows(rows).ok();
    scenario
}

#[test]
fn the_sentence_depends_on_the_sign_of_gamma() {
    assert!(what(&with_parameters(1.0, 0.0)).ends_with("its 10 values keep their order."));
    assert!(what(&with_parameters(-2.0, 0.0)).ends_with("its 10 values are in reverse order."));
    assert!(what(&with_parameters(0.0, 1.0)).contains("β everywhere"));
}

#[test]
fn the_std_is_explained_for_each_divisor() {
    let mut scenario = Scenario::default();
    assert_eq!(
        statistics(&scenario),
        "Every row has std 1.0541, not 1: LayerNorm divides by n = 10, torch.std by n\u{a0}−\u{a0}1."
    );
    scenario.view.std = Divisor::Biased;
    assert_eq!(
        statistics(&scenario),
        "Every row has std 1: here it divides by n, as LayerNorm does."
    );
}

#[test]
fn the_parameters_sentence_states_the_predicted_mean_and_std() {
    let sentence = parameters(&with_parameters(3.0, 5.0));
    assert_eq!(
        sentence,
        "Every row now has mean 5 and std 3.1623 = 3·√(10/9)."
    );
    let sentence = parameters(&with_parameters(-2.0, 0.5));
    assert!(
        sentence.contains("mean 0.5 and std 2.1082 = |−2|·√(10/9)"),
        "{sentence}"
    );
}

#[test]
fn zero_divided_by_zero_is_explained() {
    let mut scenario = Scenario::default();
    scenario.activations.std = 0.0;
    scenario.layer_norm.eps = 0.0;
    assert!(what(&scenario).contains("0/0"), "{}", what(&scenario));
}

#[test]
fn the_arithmetic_of_a_cell_matches_a_calculation_by_hand() {
    let mut scenario = with_matrix(&[vec![1.0, 2.0, 3.0, -2.0]]);
    scenario.layer_norm.eps = 0.5;
    scenario.layer_norm.gamma = Parameter::uniform(-2.0);
    let outcome = outcome(&scenario).normalization;
    let steps = arithmetic::of_cell(&outcome, &scenario.layer_norm, 0, 3);
    let formulas: Vec<String> = steps.iter().map(|step| step.formula.text()).collect();
    // μ = 4/4, v = (0 + 1 + 4 + 9)/4, x̂ = −3/2, y = −2·(−3/2).
    assert_eq!(
        formulas,
        [
            "x = −2",
            "μ = (Σ x) / (n) = (1 + 2 + 3 + ( −2 )) / (4) = 1",
            "v = (Σ (x − μ)²) / (n) = (( 1 − 1 )² + … + ( −2 − 1 )²) / (4) = 3.5",
            "x̂ = (−2 − 1) / (√(3.5 + 0.5)) = −1.5",
            "y = ( −2 ) · ( −1.5 ) + 0 = 3",
        ]
    );
    let results: Vec<f64> = steps.iter().map(|step| step.result.to_f64()).collect();
    assert_eq!(results, [-2.0, 1.0, 3.5, -1.5, 3.0]);
    assert!(arithmetic::of_cell(&outcome, &scenario.layer_norm, 1, 0).is_empty());
}

#[test]
fn undefined_points_are_counted() {
    let mut scenario = with_matrix(&[vec![5.0, 5.0, 5.0], vec![1.0, 2.0, 3.0]]);
    scenario.layer_norm.eps = 0.0;
    let sentence = sentence::scatter(&outcome(&scenario).normalization);
    assert!(
        sentence.contains("3 of 6 values are NaN or ∞"),
        "{sentence}"
    );
    scenario.layer_norm.eps = 1e-5;
    let sentence = sentence::scatter(&outcome(&scenario).normalization);
    assert!(!sentence.contains("NaN"), "{sentence}");
}
