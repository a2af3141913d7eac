//! The limiting cases: one feature, one row, a constant row, ε = 0, overflow.
//! Each is defined, and the words say what it is and why.

use layernorm_lab::{
    charts::{scatter, theme::Theme},
    lab::{
        experiment::{Outcome, run},
        matrix::Matrix,
        relatives::{self, Relative},
        scenario::{Divisor, Parameter, Precision, Product, Scenario},
    },
    words::{arithmetic, relatives as words, sentence},
};
use serde_json::json;

fn outcome(scenario: &Scenario) -> Outcome {
    run(scenario).expect("the scenario is valid")
}

/// The default with so many rows and features, this std and this ε.
fn sized(rows: u32, features: u32, std: f64, eps: f64) -> Scenario {
    let mut scenario = Scenario::default();
    scenario.activations.rows = rows;
    scenario.activations.features = features;
    scenario.activations.std = std;
    scenario.layer_norm.eps = eps;
    scenario
}

/// What stations 2, 3 and 4 say.
fn said(scenario: &Scenario) -> [String; 3] {
    let outcome = outcome(scenario).normalization;
    [
        sentence::what(&outcome, &scenario.layer_norm),
        sentence::statistics(&outcome, &scenario.layer_norm, scenario.view.std),
        sentence::parameters(&outcome, scenario.view.std),
    ]
}

#[test]
fn one_feature() {
    let mut scenario = sized(3, 1, 2.0, 1e-5);
    let [what, statistics, parameters] = said(&scenario);
    assert!(what.contains("A single value is its own mean"), "{what}");
    assert!(statistics.contains("n − 1 = 0"), "{statistics}");
    assert!(parameters.contains("n − 1 = 0"), "{parameters}");
    scenario.view.std = Divisor::Biased;
    let [_, statistics, parameters] = said(&scenario);
    assert!(statistics.contains("no spread"), "{statistics}");
    assert!(parameters.contains("mean 0 and std 0"), "{parameters}");
    let lines = arithmetic::of_cell(
        &outcome(&scenario).normalization,
        &scenario.layer_norm,
        1,
        0,
    );
    assert!(
        lines[1].what.contains("the one value of row 2"),
        "{lines:?}"
    );
}

#[test]
fn a_constant_row() {
    let mut scenario = sized(3, 10, 0.0, 1e-5);
    scenario.layer_norm.beta = Parameter::uniform(5.0);
    let [what, statistics, parameters] = said(&scenario);
    assert!(what.contains("nothing is left of it but β"), "{what}");
    assert!(statistics.contains("the row is constant"), "{statistics}");
    assert_eq!(
        parameters,
        "Every row now has mean 5 and std 0: a constant row has no spread for γ to stretch."
    );
}

#[test]
fn no_spread_and_no_epsilon() {
    let scenario = sized(3, 10, 0.0, 0.0);
    let [what, statistics, parameters] = said(&scenario);
    assert!(what.contains("0/0") && what.contains("Raise ε"), "{what}");
    assert!(statistics.contains("no numbers any more"), "{statistics}");
    assert!(
        parameters.starts_with("0/0 left no numbers"),
        "{parameters}"
    );
    let outcome = outcome(&scenario).normalization;
    let spoken = sentence::scatter(&outcome);
    assert!(
        spoken.contains("30 of 30 values are no numbers"),
        "{spoken}"
    );
    // On the chart they are crosses at the edge, all of them.
    let figure = json!(scatter::figure(&outcome, Theme::Light));
    let traces = figure["data"].as_array().expect("a list of traces");
    let points = |trace: &serde_json::Value| trace["x"].as_array().map_or(0, Vec::len);
    let lost = traces.last().expect("there are traces");
    assert_eq!(lost["name"], "no number after the layer");
    assert_eq!(
        (points(lost), traces.iter().map(points).sum::<usize>()),
        (30, 30)
    );
    assert!(!figure.to_string().contains("null"), "{figure}");
}

#[test]
fn no_epsilon_alone_is_no_trouble() {
    let [what, statistics, _] = said(&sized(3, 10, 2.0, 0.0));
    assert!(what.contains("keep their order"), "{what}");
    assert!(statistics.contains("1.0541 and not 1"), "{statistics}");
}

#[test]
fn an_epsilon_that_weighs_is_told_with_both_divisors() {
    let mut scenario = sized(3, 10, 2.0, 1.0);
    let [_, statistics, _] = said(&scenario);
    assert!(
        statistics.contains("and not 1.054: ε weighs"),
        "{statistics}"
    );
    scenario.view.std = Divisor::Biased;
    let [_, statistics, _] = said(&scenario);
    assert!(statistics.contains("and not 1: ε weighs"), "{statistics}");
}

#[test]
fn one_row_is_no_batch() {
    let input = Matrix::new(1, 3, vec![1.0, 2.0, 4.0]);
    let said = |relative, eps, wanted| {
        words::shared(&relatives::run(relative, &input, eps).unwrap(), wanted)
    };
    let alone = said(Relative::BatchNorm, 1e-5, 1);
    assert_eq!(alone, "one row is no batch: each value is its own mean");
    assert!(said(Relative::BatchNorm, 0.0, 1).ends_with("0/0 where there is no spread and ε is 0"));
    let groups = |groups, wanted| said(Relative::GroupNorm { groups }, 1e-5, wanted);
    assert_eq!(groups(1, 1), "3 neighbours of a row share them");
    assert_eq!(
        groups(1, 2),
        "3 neighbours of a row share them; 2 groups do not divide 3"
    );
    assert_eq!(groups(3, 3), "each value is alone, and its own mean");
}

#[test]
fn a_chain_of_one_value_under_layer_norm_is_its_own_mean() {
    let mut scenario = Scenario::default();
    scenario.growth.size = 1;
    scenario.growth.layer_norm = true;
    let growth = outcome(&scenario).growth;
    let why = sentence::why(&growth, &scenario.growth);
    assert!(
        why.contains("both norms are 0: a row of one value"),
        "{why}"
    );
    let chain = sentence::chain(&growth.growing, &scenario.growth);
    assert!(
        chain.ends_with("a row of one value is its own mean."),
        "{chain}"
    );
}

#[test]
fn infinite_undefined_and_zero_entries_are_counted() {
    let mut scenario = Scenario::default();
    scenario.growth.precision = Precision::Float16;
    scenario.growth.scale = 3.0;
    scenario.growth.steps = 40;
    for product in [Product::Elementwise, Product::Matrix] {
        scenario.growth.product = product;
        let growth = outcome(&scenario).growth;
        for chain in [&growth.growing, &growth.shrinking] {
            let last = chain.steps.last().expect("there are steps");
            let told = sentence::chain(chain, &scenario.growth);
            for (count, kind) in [
                (last.infinite, "infinite"),
                (last.undefined, "no numbers"),
                (last.zeros, "exactly 0"),
            ] {
                let one = format!("{count} of 900 entries are {kind}");
                let further = format!(", {count} {kind}");
                let all = count == 900 && kind == "exactly 0" && told.contains("every one");
                let is_told = all || told.contains(&one) || told.contains(&further);
                assert_eq!(is_told, count > 0, "{count} {kind}: {told}");
            }
        }
    }
}
