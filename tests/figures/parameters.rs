//! Station 4's chart: each feature normalised, and with γ and β.

use layernorm_lab::{
    charts::{chart_data::ChartData, figure::Figure, parameters, theme::Theme},
    lab::{
        example_parameters::example,
        layer,
        matrix::Matrix,
        scenario::{LayerNorm, NormalizedShape, Parameter, Scenario},
    },
    share::link,
    words::parameters_chart as words,
};
use serde_json::Value;

use crate::outcome;

/// The chart, its table, and x̂, of a scenario.
fn chart(scenario: &Scenario) -> (Figure, ChartData, Matrix) {
    let outcome = outcome(scenario).normalization;
    let settings = LayerNorm {
        gamma: Parameter::uniform(1.0),
        beta: Parameter::uniform(0.0),
        ..scenario.layer_norm.clone()
    };
    let normalized = layer::layer_norm(outcome.input.clone(), &settings);
    (
        parameters::features(&normalized, &outcome, Theme::Light),
        parameters::features_data(&normalized, &outcome),
        normalized,
    )
}

fn of_mode<'a>(figure: &'a Figure, mode: &str) -> Vec<&'a Value> {
    let traces = figure.data.as_array().expect("traces").iter();
    traces.filter(|trace| trace["mode"] == mode).collect()
}

fn numbers(values: &Value) -> Vec<f64> {
    let values = values.as_array().expect("a list").iter();
    values.filter_map(Value::as_f64).collect()
}

fn texts(trace: &Value) -> Vec<&str> {
    let texts = trace["text"].as_array().expect("a list").iter();
    texts.filter_map(Value::as_str).collect()
}

/// x̂ and the results, feature by feature, in the order of the marks.
fn by_feature(matrix: &Matrix) -> Vec<f64> {
    let features = 0..matrix.columns();
    let values = features.flat_map(|at| (0..matrix.rows()).map(move |row| (row, at)));
    values
        .map(|(row, at)| f64::from(matrix.get(row, at).expect("a cell")))
        .collect()
}

#[test]
fn with_gamma_1_and_beta_0_the_results_are_level_with_x_hat() {
    let (figure, _, normalized) = chart(&Scenario::default());
    let marks = of_mode(&figure, "markers");
    assert_eq!(marks.len(), 3);
    assert_eq!(numbers(&marks[0]["y"]), by_feature(&normalized));
    assert_eq!(numbers(&marks[1]["y"]), numbers(&marks[0]["y"]));
    // Side by side, x̂ at the left.
    let [left, right] = [0, 1].map(|which| numbers(&marks[which]["x"])[0]);
    assert!(0.5 < left && left < right && right < 1.5);
    let numbers = of_mode(&figure, "text");
    assert_eq!(texts(numbers[0]), ["1"; 10]);
    assert_eq!(texts(numbers[1]), ["0"; 10]);
    assert_eq!(texts(numbers[2]), words::PARAMETERS);
}

#[test]
fn the_example_scales_removes_mirrors_and_shifts_features() {
    let mut scenario = Scenario::default();
    [scenario.layer_norm.gamma, scenario.layer_norm.beta] = example(10);
    assert_eq!(scenario.validate(), Ok(()));
    let (figure, table, normalized) = chart(&scenario);
    let gamma = [2.5, 1.0, 0.0, 1.0, -1.0, 1.0, 1.0, 1.0, 1.0, 1.0];
    let beta = [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 3.0, 0.0, -3.0, 0.0];
    let drawn = numbers(&of_mode(&figure, "markers")[1]["y"]);
    let x = by_feature(&normalized);
    for (index, (drawn, x)) in drawn.iter().zip(&x).enumerate() {
        let feature = index / 3;
        let expected = gamma[feature] * x + beta[feature];
        assert!((drawn - expected).abs() < 1e-6, "{feature}: {drawn}");
    }
    for feature in 0..10 {
        let get = |column| table.get(feature, column).expect("a number").to_f64();
        assert!((get(0) - gamma[feature]).abs() < 1e-9);
        assert!((get(1) - beta[feature]).abs() < 1e-9);
        let of_feature = |values: &[f64]| {
            let values = &values[3 * feature..3 * feature + 3];
            let least = values.iter().copied().fold(f64::INFINITY, f64::min);
            [
                least,
                values.iter().copied().fold(f64::NEG_INFINITY, f64::max),
            ]
        };
        for (columns, values) in [([2, 3], &x), ([4, 5], &drawn)] {
            for (column, expected) in std::iter::zip(columns, of_feature(values)) {
                assert_eq!(get(column).to_bits(), expected.to_bits(), "{feature}");
            }
        }
    }
    let entries = of_mode(&figure, "text");
    assert_eq!(
        texts(entries[0]),
        ["2.5", "1", "0", "1", "−1", "1", "1", "1", "1", "1"]
    );
    // The numbers are above every mark.
    let top = drawn.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let entries = &entries[..3];
    assert!(entries.iter().all(|trace| numbers(&trace["y"])[0] > top));
}

/// The places and the values of the preview, and its texts.
fn preview(figure: &Figure) -> [Vec<f64>; 2] {
    let marks = of_mode(figure, "markers");
    let of_preview = marks.get(2);
    ["x", "y"].map(|axis| of_preview.map_or(Vec::new(), |marks| numbers(&marks[axis])))
}

#[test]
fn gamma_1_and_beta_0_preview_the_example() {
    let (figure, ..) = chart(&Scenario::default());
    let mut scenario = Scenario::default();
    [scenario.layer_norm.gamma, scenario.layer_norm.beta] = example(10);
    let (of_example, ..) = chart(&scenario);
    let results = &of_mode(&of_example, "markers")[1];
    let [places, values] = ["x", "y"].map(|axis| numbers(&results[axis]));
    // The features with entries of their own, three rows each, to the right of the results.
    let own = [1.0, 3.0, 5.0, 7.0, 9.0];
    let of_own = std::iter::zip(places, values);
    let of_own = of_own.filter(|(place, _)| own.contains(&place.round()));
    let (places, values): (Vec<f64>, Vec<f64>) = of_own.unzip();
    let [shown_places, shown] = preview(&figure);
    assert_eq!(shown.len(), 15);
    for (shown, expected) in std::iter::zip(&shown, values) {
        assert!((shown - expected).abs() < 1e-6, "{shown} is not {expected}");
    }
    assert!(std::iter::zip(shown_places, places).all(|(shown, result)| shown > result + 0.1));
    let labels = of_mode(&figure, "text");
    let labels = texts(labels[labels.len() - 1]);
    assert_eq!(labels, ["γ 2.5", "γ 0", "γ −1", "β 3", "β −3"]);
    // The axis holds all of it.
    let range = numbers(&figure.layout["yaxis"]["range"]);
    assert!(shown.iter().all(|y| range[0] < *y && *y < range[1]));
    assert_eq!(preview(&of_example), [[0.0; 0], [0.0; 0]]);
    scenario.layer_norm.gamma = Parameter::uniform(1.0);
    scenario.layer_norm.beta = Parameter::uniform(0.01);
    assert_eq!(preview(&chart(&scenario).0), [[0.0; 0], [0.0; 0]]);
}

#[test]
fn many_features_have_lines_alone() {
    let mut scenario = Scenario::default();
    scenario.activations.features = 40;
    scenario.activations.rows = 16;
    let (figure, table, normalized) = chart(&scenario);
    assert!(of_mode(&figure, "markers").is_empty() && of_mode(&figure, "text").is_empty());
    // The lines are narrow areas with four corners each.
    let lines = of_mode(&figure, "none");
    assert_eq!(lines.len(), 2);
    for line in &lines {
        assert_eq!(line["fill"], "toself");
        assert_eq!(numbers(&line["y"]).len(), 4 * 40);
    }
    // x̂ is at the left of the feature's place, as the caption says.
    assert!(numbers(&lines[0]["x"])[..4].iter().all(|&x| x < 1.0));
    assert!(numbers(&lines[1]["x"])[..4].iter().all(|&x| x > 1.0));
    // From the smallest to the largest x̂ of the feature.
    let values = by_feature(&normalized);
    let corners = numbers(&lines[0]["y"]);
    for (values, corners) in std::iter::zip(values.chunks(16), corners.chunks(4)) {
        let least = values.iter().copied().fold(f64::INFINITY, f64::min);
        let most = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        assert_eq!(corners, [least, least, most, most]);
    }
    assert_eq!(table.rows.len(), 40);
}

#[test]
fn a_line_over_equal_values_is_visible() {
    let mut scenario = Scenario::default();
    scenario.activations.features = 40;
    scenario.activations.rows = 16;
    scenario.activations.std = 0.0;
    let (figure, _, normalized) = chart(&scenario);
    assert!(by_feature(&normalized).iter().all(|&value| value == 0.0));
    for line in of_mode(&figure, "none") {
        for corners in numbers(&line["y"]).chunks(4) {
            assert!(corners[0] < 0.0 && corners[2] > 0.0, "{corners:?}");
        }
    }
}

#[test]
fn a_gamma_of_every_cell_has_no_number_above_a_feature() {
    let mut scenario = Scenario::default();
    scenario.layer_norm.normalized_shape = NormalizedShape::Whole;
    let (figure, _, _) = chart(&scenario);
    assert!(of_mode(&figure, "text").is_empty());
    assert_eq!(of_mode(&figure, "markers").len(), 2);
}

/// The title of the chart of a scenario that a link describes.
fn title(link: &str) -> String {
    let read = link::read(&format!("v=1&{link}")).expect("a link");
    assert!(read.diagnostics.is_empty(), "{link}");
    let (figure, _, _) = chart(&read.link.scenario);
    let title = figure.layout["title"]["text"].as_str().expect("a title");
    title.to_owned()
}

#[test]
fn the_title_says_where_nothing_changes() {
    // With equal values x̂ is 0, which no γ changes; 0 · ∞ and ∞ − ∞ stay NaN.
    let equal = [
        "gamma=0.5&own=4,4,4",
        "own=3e38,3e38,3e38&gamma=2",
        "features=20",
    ];
    for link in equal {
        assert!(title(link).contains("change nothing"), "{link}");
    }
    for link in ["rows=3", "layer-format=float16", "own=4"] {
        assert!(title(link).starts_with("Nothing changes yet"), "{link}");
    }
    let different = ["gammas=3:2", "beta=0.01", "gamma=2", "own=4,4,4&beta=1"];
    for link in different {
        assert_eq!(title(link), words::FEATURES, "{link}");
    }
}
