//! Edge cases: one feature, one row, a constant row, ε = 0, overflow. Each has a defined
//! result, and the sentences explain it.

use layernorm_lab::{
    charts::{scatter, theme::Theme},
    lab::{
        experiment::{Outcome, run},
        matrix::Matrix,
        relatives::{self, Relative},
        scenario::{Divisor, NormalizedShape, Parameter, Precision, Product, Scenario},
    },
    words::{arithmetic, relatives as words, sentence},
};
use serde_json::json;

fn outcome(scenario: &Scenario) -> Outcome {
    run(scenario).expect("the scenario is valid")
}

/// The default scenario with other rows, features, std and ε.
fn scenario(rows: u32, features: u32, std: f64, eps: f64) -> Scenario {
    let mut scenario = Scenario::default();
    scenario.activations.rows = rows;
    scenario.activations.features = features;
    scenario.activations.std = std;
    scenario.layer_norm.eps = eps;
    scenario
}

/// The sentences of stations 2, 3 and 4.
fn sentences(scenario: &Scenario) -> [String; 3] {
    let outcome = outcome(scenario).normalization;
    [
        sentence::what(&outcome, &scenario.layer_norm),
        sentence::statistics(&outcome, &scenario.layer_norm, scenario.view.std),
        sentence::parameters(&outcome, &scenario.layer_norm, scenario.view.std),
    ]
}

#[test]
fn an_edit_just_outside_the_matrix_changes_nothing() {
    let mut scenario = Scenario::default();
    let unedited = outcome(&scenario).normalization.input;
    let (rows, features) = scenario.activations.shape();
    scenario.activations.edit(rows, 0, 7.0);
    scenario.activations.edit(0, features, 7.0);
    assert_eq!(outcome(&scenario).normalization.input, unedited);
    scenario.activations.edit(rows - 1, features - 1, 7.0);
    let last = outcome(&scenario).normalization.input;
    assert_eq!(last.get(2, 9), Some(7.0));
}

#[test]
fn an_entry_of_gamma_just_outside_its_shape_changes_nothing() {
    for shape in [NormalizedShape::Row, NormalizedShape::Whole] {
        let mut scenario = Scenario::default();
        scenario.layer_norm.normalized_shape = shape;
        let uniform = outcome(&scenario).normalization.gamma;
        let (rows, features) = match shape {
            NormalizedShape::Row => (1, 10),
            NormalizedShape::Whole => (3, 10),
        };
        assert_eq!((uniform.rows(), uniform.columns()), (rows, features));
        let gamma = &mut scenario.layer_norm.gamma;
        gamma.set(u32::try_from(rows).unwrap(), 0, 7.0);
        gamma.set(0, 10, 7.0);
        assert_eq!(outcome(&scenario).normalization.gamma, uniform);
    }
}

#[test]
fn one_feature_is_its_own_mean() {
    let mut scenario = scenario(3, 1, 2.0, 1e-5);
    let [what, statistics, parameters] = sentences(&scenario);
    assert!(what.contains("A single value is its own mean"), "{what}");
    assert!(statistics.contains("n − 1 = 0"), "{statistics}");
    assert!(parameters.contains("n − 1 = 0"), "{parameters}");
    scenario.view.std = Divisor::Biased;
    let [_, statistics, parameters] = sentences(&scenario);
    assert!(statistics.contains("no spread"), "{statistics}");
    assert!(parameters.contains("its std is 0"), "{parameters}");
    let lines = arithmetic::of_cell(
        &outcome(&scenario).normalization,
        &scenario.layer_norm,
        1,
        0,
    );
    assert!(
        lines[1].what.contains("the single value of row 2"),
        "{lines:?}"
    );
}

#[test]
fn a_constant_row_leaves_only_beta() {
    let mut scenario = scenario(3, 10, 0.0, 1e-5);
    scenario.layer_norm.beta = Parameter::uniform(5.0);
    let [what, statistics, parameters] = sentences(&scenario);
    assert!(what.contains("only β remains"), "{what}");
    assert!(
        statistics.contains("constant before the layer"),
        "{statistics}"
    );
    assert_eq!(
        parameters,
        "Each of the 3 rows has mean 5 and std 0: constant before the layer, it has no spread to scale."
    );
}

#[test]
fn zero_spread_with_zero_epsilon_is_undefined() {
    let scenario = scenario(3, 10, 0.0, 0.0);
    let [what, statistics, parameters] = sentences(&scenario);
    assert!(
        what.contains("0/0") && what.contains("A larger ε"),
        "{what}"
    );
    assert!(
        statistics.contains("NaN or ∞, as station 2 explains"),
        "{statistics}"
    );
    assert!(parameters.contains("holds NaN or ∞"), "{parameters}");
    let outcome = outcome(&scenario).normalization;
    let summary = sentence::scatter(&outcome);
    assert!(
        summary.contains("30 of 30 values are NaN or ∞"),
        "{summary}"
    );
    // The chart shows all of them as crosses at the edge.
    let figure = json!(scatter::figure(&outcome, Theme::Light));
    let traces = figure["data"].as_array().expect("a list of traces");
    // Rugs and lines, which show no value of their own, have no tooltip.
    let points = |trace: &serde_json::Value| match &trace["hoverinfo"] {
        info if info == "skip" => 0,
        _ => trace["x"].as_array().map_or(0, Vec::len),
    };
    let undefined = traces.last().expect("there are traces");
    assert_eq!(undefined["name"], "NaN or ∞ after the layer");
    assert_eq!(
        (points(undefined), traces.iter().map(points).sum::<usize>()),
        (30, 30)
    );
    // A gap in a line is null, and no marker is.
    let markers = traces.iter().filter(|trace| trace["mode"] == "markers");
    for trace in markers {
        assert!(!trace.to_string().contains("null"), "{trace}");
    }
}

#[test]
fn zero_epsilon_with_spread_is_ordinary() {
    let [what, statistics, _] = sentences(&scenario(3, 10, 2.0, 0.0));
    assert!(what.contains("keep their order"), "{what}");
    assert!(statistics.contains("1.0541, not 1"), "{statistics}");
}

#[test]
fn a_large_epsilon_is_explained_for_both_divisors() {
    let mut scenario = scenario(3, 10, 2.0, 1.0);
    let [_, statistics, _] = sentences(&scenario);
    assert!(
        statistics.contains("× 1.0541: ε in the divisor"),
        "{statistics}"
    );
    scenario.view.std = Divisor::Biased;
    let [_, statistics, _] = sentences(&scenario);
    assert!(statistics.contains(": ε is not negligible"), "{statistics}");
}

#[test]
fn batch_norm_of_one_row_and_uneven_groups_are_explained() {
    let input = Matrix::new(1, 3, vec![1.0, 2.0, 4.0]);
    let sentence = |relative, eps, requested_groups| {
        words::shared(
            &relatives::run(relative, &input, eps, Precision::Float32).unwrap(),
            requested_groups,
            eps,
        )
    };
    let alone = sentence(Relative::BatchNorm, 1e-5, 1);
    assert_eq!(
        alone,
        "each value is its own mean, so it becomes 0; PyTorch refuses a batch of one in training"
    );
    assert_eq!(
        sentence(Relative::BatchNorm, 0.0, 1),
        "each value is its own mean: 0/0 gives NaN, since ε is 0; \
         PyTorch refuses a batch of one in training"
    );
    let groups = |groups, requested| sentence(Relative::GroupNorm { groups }, 1e-5, requested);
    assert_eq!(groups(1, 1), "3 neighbours in a row share them");
    assert_eq!(
        groups(1, 2),
        "3 neighbours in a row share them; 3 features do not split into 2 equal groups"
    );
    assert_eq!(
        groups(3, 3),
        "each value is its own mean, so it becomes 0; \
         PyTorch refuses groups of one value in a batch of one"
    );
}

#[test]
fn a_one_value_chain_with_layer_norm_has_norm_zero() {
    let mut scenario = Scenario::default();
    scenario.growth.size = 1;
    scenario.growth.layer_norm = true;
    let growth = outcome(&scenario).growth;
    let why = sentence::why(&growth, &scenario.growth);
    assert!(why.contains("both norms are 0: a single value"), "{why}");
    let chain = sentence::chain(&growth.growing, &scenario.growth);
    assert!(
        chain.ends_with("a single value is its own mean."),
        "{chain}"
    );
}

#[test]
fn infinite_undefined_and_zero_entries_are_stated() {
    let mut scenario = Scenario::default();
    scenario.growth.precision = Precision::Float16;
    scenario.growth.scale = 3.0;
    scenario.growth.steps = 40;
    for product in [Product::Elementwise, Product::Matrix] {
        scenario.growth.product = product;
        let growth = outcome(&scenario).growth;
        for chain in [&growth.growing, &growth.shrinking] {
            let last = chain.steps.last().expect("there are steps");
            let sentence = sentence::chain(chain, &scenario.growth);
            for (count, kind) in [
                (last.infinite, "infinite"),
                (last.undefined, "NaN"),
                (last.zeros, "exactly 0"),
            ] {
                let verb = if count == 1 { "is" } else { "are" };
                let first = format!("{count} of 900 entries {verb} {kind}");
                let following = format!(", {count} {kind}");
                let all =
                    count == 900 && kind == "exactly 0" && sentence.contains("all 900 entries");
                let is_stated = all || sentence.contains(&first) || sentence.contains(&following);
                assert_eq!(is_stated, count > 0, "{count} {kind}: {sentence}");
            }
        }
    }
}
