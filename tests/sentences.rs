//! The live sentences: the right numbers in ordinary cases, an explanation in
//! the others, and never a float's name where a number belongs.

use layernorm_lab::{
    lab::{
        experiment::{Outcome, run},
        failures,
        real::Real,
        scenario::{Divisor, NormalizedShape, Parameter, Precision, Product, Scenario, Table},
    },
    words::{self, arithmetic, number::short, sentence, text},
};
use proptest::prelude::*;

fn outcome(scenario: &Scenario) -> Outcome {
    run(scenario).expect("the scenario is valid")
}

fn seeded(seed: u64) -> Scenario {
    Scenario {
        seed,
        ..Scenario::default()
    }
}

fn with_parameters(gamma: f64, beta: f64) -> Scenario {
    let mut scenario = Scenario::default();
    scenario.layer_norm.gamma = Parameter::uniform(gamma);
    scenario.layer_norm.beta = Parameter::uniform(beta);
    scenario
}

fn why(scenario: &Scenario) -> String {
    sentence::why(&outcome(scenario).growth, &scenario.growth)
}

fn what(scenario: &Scenario) -> String {
    sentence::what(&outcome(scenario).normalization, &scenario.layer_norm)
}

fn statistics(scenario: &Scenario) -> String {
    let outcome = outcome(scenario).normalization;
    sentence::statistics(&outcome, &scenario.layer_norm, scenario.view.std)
}

fn parameters(scenario: &Scenario) -> String {
    sentence::parameters(&outcome(scenario).normalization, scenario.view.std)
}

#[test]
fn seed_42_reads_as_the_notebook_prints_it() {
    // PyTorch's last norms for seed 42: 7.0636e-4 and 4530.0 (growth.json).
    assert_eq!(
        why(&seeded(42)),
        "After 20 multiplications by matrices 1.5× too small the norm fell from 30.22 to \
         7.064×10⁻⁴; 1.5× too large, it rose from 30.03 to 4530."
    );
}

#[test]
fn a_factor_of_one_and_below_is_told_without_too_small_and_too_large() {
    let mut scenario = seeded(0);
    scenario.growth.scale = 1.0;
    let said = why(&scenario);
    assert!(
        said.starts_with("Noise of size 1 should hold the norm, yet"),
        "{said}"
    );
    scenario.growth.scale = 0.5;
    let said = why(&scenario);
    assert!(
        said.contains("by noise of size 2 the norm rose from"),
        "{said}"
    );
}

#[test]
fn layer_norm_after_every_step_holds_both_norms() {
    let mut scenario = seeded(42);
    scenario.growth.layer_norm = true;
    assert!(
        why(&scenario).contains("both norms stay at 30,"),
        "{}",
        why(&scenario)
    );
}

#[test]
fn overflow_and_underflow_name_their_step_and_format() {
    let mut scenario = seeded(6);
    scenario.growth.scale = 3.0;
    scenario.growth.steps = 40;
    scenario.growth.precision = Precision::Float16;
    let growth = outcome(&scenario).growth;
    let large = sentence::chain(&growth.growing, &scenario.growth);
    assert!(
        large.contains("float16, whose largest number is 65 504"),
        "{large}"
    );
    let small = sentence::chain(&growth.shrinking, &scenario.growth);
    assert!(small.contains("exactly 0 since step"), "{small}");
}

#[test]
fn the_expected_line_is_explained_for_each_way_to_multiply() {
    let mut growth = Scenario::default().growth;
    assert!(text::expected(&growth).contains("A typical run lies far below it"));
    growth.product = Product::Matrix;
    growth.size = 12;
    assert!(text::expected(&growth).contains("s·√12 a step"));
    growth.layer_norm = true;
    assert!(text::expected(&growth).contains("√(n·n) = 12:"));
}

#[test]
fn what_burn_gives_of_a_hard_row_is_told_by_how_far_it_is_off() {
    for failure in &failures::ALL {
        let outcome = failures::run(failure);
        let said = words::failures::sentence(&outcome);
        let lost = |values: &[Real]| values.iter().all(|value| *value == Real::Undefined);
        assert_eq!(
            said.contains("has no number for this row either"),
            lost(&outcome.burn) && lost(&outcome.exact.output),
            "{said}"
        );
        assert!(
            !said.contains("−1.342 where exact arithmetic gives −1.342"),
            "{said}"
        );
    }
}

#[test]
fn the_sign_of_gamma_is_told() {
    assert!(what(&with_parameters(1.0, 0.0)).ends_with("its 10 values keep their order."));
    assert!(what(&with_parameters(-2.0, 0.0)).ends_with("stand in the opposite order."));
    assert!(what(&with_parameters(0.0, 1.0)).contains("β everywhere"));
}

#[test]
fn the_std_is_explained_by_its_divisor() {
    let mut scenario = Scenario::default();
    assert_eq!(
        statistics(&scenario),
        "Row std 1.0541 and not 1: LayerNorm divides by n = 10, torch.std by n\u{a0}−\u{a0}1."
    );
    scenario.view.std = Divisor::Biased;
    assert_eq!(
        statistics(&scenario),
        "Row std 1: divided by n, as LayerNorm itself divides."
    );
}

#[test]
fn the_lectures_gamma_and_beta_read_as_predicted() {
    let said = parameters(&with_parameters(3.0, 5.0));
    assert_eq!(said, "Every row now has mean 5 and std 3.162 = 3·√(10/9).");
    let said = parameters(&with_parameters(-2.0, 0.5));
    assert!(
        said.contains("mean 0.5 and std 2.108 = |−2|·√(10/9)"),
        "{said}"
    );
}

#[test]
fn nought_by_nought_is_explained() {
    let mut scenario = Scenario::default();
    scenario.activations.std = 0.0;
    scenario.layer_norm.eps = 0.0;
    assert!(what(&scenario).contains("0/0"), "{}", what(&scenario));
}

fn own(rows: &[Vec<f64>]) -> Scenario {
    let mut scenario = Scenario::default();
    scenario.activations.own = Table::from_rows(rows).ok();
    scenario
}

#[test]
fn the_arithmetic_can_be_followed_by_hand() {
    let mut scenario = own(&[vec![1.0, 2.0, 3.0, -2.0]]);
    scenario.layer_norm.eps = 0.5;
    scenario.layer_norm.gamma = Parameter::uniform(-2.0);
    let outcome = outcome(&scenario).normalization;
    let steps = arithmetic::of_cell(&outcome, &scenario.layer_norm, 0, 3);
    let said: Vec<String> = steps.iter().map(|step| step.formula.text()).collect();
    // μ = 4/4, v = (0 + 1 + 4 + 9)/4, x̂ = −3/2, y = −2·(−3/2).
    assert_eq!(
        said,
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
fn points_without_a_place_are_counted() {
    let mut scenario = own(&[vec![5.0, 5.0, 5.0], vec![1.0, 2.0, 3.0]]);
    scenario.layer_norm.eps = 0.0;
    let said = sentence::scatter(&outcome(&scenario).normalization);
    assert!(said.contains("3 of 6 values are no numbers"), "{said}");
    scenario.layer_norm.eps = 1e-5;
    let said = sentence::scatter(&outcome(&scenario).normalization);
    assert!(!said.contains("no numbers"), "{said}");
}

prop_compose! {
    fn any_scenario()(
        seed in any::<u64>(),
        scale in prop_oneof![1.0..3.0, 0.001..1000.0],
        steps in 1_u32..60,
        size in 1_u32..12,
        (matrix, layer_norm, whole, biased) in any::<(bool, bool, bool, bool)>(),
        precision in prop_oneof![
            Just(Precision::Float32), Just(Precision::Float16), Just(Precision::BFloat16)
        ],
        rows in 1_u32..=16,
        features in 1_u32..=64,
        mean in prop_oneof![Just(0.0), -10.0..10.0, -1e6..1e6],
        std in prop_oneof![Just(0.0), 0.0..10.0, 0.0..1e6],
        eps in prop_oneof![Just(0.0), Just(1e-5), 0.0..1e6],
        gamma in prop_oneof![Just(0.0), -5.0..5.0, -1e6..1e6],
        beta in prop_oneof![Just(0.0), -5.0..5.0, -1e6..1e6],
        own in proptest::collection::vec((0_u32..16, 0_u32..64, -9.0..9.0), 0..4),
    ) -> Scenario {
        let mut scenario = seeded(seed);
        scenario.growth.scale = scale;
        scenario.growth.steps = steps;
        scenario.growth.size = size;
        scenario.growth.product = if matrix { Product::Matrix } else { Product::Elementwise };
        scenario.growth.layer_norm = layer_norm;
        scenario.growth.precision = precision;
        scenario.activations.rows = rows;
        scenario.activations.features = features;
        scenario.activations.mean = mean;
        scenario.activations.std = std;
        scenario.layer_norm.eps = eps;
        scenario.layer_norm.normalized_shape =
            if whole { NormalizedShape::Whole } else { NormalizedShape::Row };
        scenario.layer_norm.gamma = Parameter::uniform(gamma);
        scenario.layer_norm.beta = Parameter::uniform(beta);
        for (row, feature, value) in own {
            scenario.layer_norm.gamma.set(row, feature, value);
        }
        scenario.view.std = if biased { Divisor::Biased } else { Divisor::Unbiased };
        scenario
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn every_valid_scenario_is_told_in_words(scenario in any_scenario()) {
        let outcome = outcome(&scenario);
        let growth = &outcome.growth;
        let normalization = &outcome.normalization;
        let mut said = vec![
            sentence::why(growth, &scenario.growth),
            sentence::chain(&growth.shrinking, &scenario.growth),
            sentence::chain(&growth.growing, &scenario.growth),
            sentence::what(normalization, &scenario.layer_norm),
            sentence::statistics(normalization, &scenario.layer_norm, scenario.view.std),
            sentence::parameters(normalization, scenario.view.std),
            sentence::scatter(normalization),
        ];
        said.extend(
            arithmetic::of_cell(normalization, &scenario.layer_norm, 0, 0)
                .into_iter()
                .map(|step| step.what + &step.formula.text() + " = " + &short(step.result)),
        );
        for sentence in said {
            prop_assert!(!sentence.is_empty());
            for wrong in ["NaN", "inf,", "inf ", "null", "None", "0.000 "] {
                prop_assert!(!sentence.contains(wrong), "{}", sentence);
            }
        }
    }
}
