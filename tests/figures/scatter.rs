//! The scatter chart: every value before and after the layer.

use layernorm_lab::{
    charts::{figure::Figure, scatter, svg, theme::Theme},
    lab::{
        experiment::run,
        scenario::{CustomMatrix, NormalizedShape, Parameter, Precision, Scenario},
    },
    words::chart as words,
};

use crate::{count, outcome};
use serde_json::Value;

fn scattered(scenario: &Scenario) -> Figure {
    scatter::figure(&outcome(scenario).normalization, Theme::Light)
}

/// The traces of this mode.
fn of_mode<'a>(figure: &'a Figure, mode: &str) -> Vec<&'a Value> {
    let traces = figure.data.as_array().expect("traces are a list");
    traces
        .iter()
        .filter(|trace| trace["mode"] == mode)
        .collect()
}

fn numbers(values: &Value) -> Vec<f64> {
    let values = values.as_array().expect("a list");
    values.iter().filter_map(Value::as_f64).collect()
}

#[test]
fn the_scatter_chart_has_one_symbol_per_row_and_r_in_its_title() {
    let mut scenario = Scenario::default();
    scenario.activations.rows = 16;
    let figure = scattered(&scenario);
    let traces = of_mode(&figure, "markers");
    assert_eq!(traces.len(), 16);
    let mut symbols: Vec<_> = traces
        .iter()
        .map(|trace| trace["marker"]["symbol"].as_str().unwrap())
        .collect();
    symbols.sort_unstable();
    symbols.dedup();
    assert_eq!(symbols.len(), 16, "every row has its own symbol");
    assert!(
        traces
            .iter()
            .all(|trace| count(&trace["x"]) == 10 && count(&trace["y"]) == 10)
    );
    assert_eq!(figure.layout["xaxis"]["title"]["text"], "Original");
    assert_eq!(figure.layout["yaxis"]["title"]["text"], "After LayerNorm");

    let title = |scenario: &Scenario| scattered(scenario).layout["title"]["text"].clone();
    // PyTorch's r for seed 0 is 0.9137 (layernorm.json).
    assert_eq!(title(&Scenario::default()), "r = 0.91");
    let mut whole = Scenario::default();
    whole.layer_norm.normalized_shape = NormalizedShape::Whole;
    assert_eq!(title(&whole), "r = 1.00");
    let mut zero_gamma = Scenario::default();
    zero_gamma.layer_norm.gamma = Parameter::uniform(0.0);
    assert!(title(&zero_gamma).as_str().unwrap().contains("NaN"));
}

#[test]
fn the_scatter_chart_of_a_large_matrix_draws_an_even_sample() {
    let mut scenario = Scenario::default();
    let rows: Vec<Vec<f64>> = (0..64)
        .map(|row| {
            (0..1024)
                .map(|column| f64::from(row * column % 17))
                .collect()
        })
        .collect();
    scenario.activations.own = CustomMatrix::from_rows(&rows).ok();
    let outcome = run(&scenario).expect("the scenario is valid").normalization;
    let shown = scatter::drawn(&outcome);
    let (finite, drawn) = (shown.finite, shown.points);
    // Row 0 is constant; with ε > 0 its values are finite too.
    assert_eq!((finite, drawn), (65_536, 64 * 31));
    let figure = scatter::figure(&outcome, Theme::Light);
    let traces = of_mode(&figure, "markers");
    let points = traces
        .iter()
        .map(|trace| trace["x"].as_array().map_or(0, Vec::len));
    assert_eq!(points.sum::<usize>(), drawn);
    let hover = &traces[5]["hovertext"][30];
    assert!(
        hover
            .as_str()
            .is_some_and(|hover| hover.starts_with("row 6, feature 991:")),
        "{hover}"
    );
    assert!(
        of_mode(&figure, "text").is_empty(),
        "64 rows have no labels"
    );
    assert_eq!(count(&of_mode(&figure, "lines")[0]["x"]), 0, "and no rugs");
}

/// The note counts the crosses that the chart has.
#[test]
fn a_value_that_was_infinite_before_the_layer_has_no_cross() {
    let mut scenario = Scenario {
        seed: 11,
        ..Scenario::default()
    };
    scenario.activations.rows = 3;
    scenario.activations.features = 5;
    scenario.activations.mean = 60_000.0;
    scenario.activations.std = 20_000.0;
    scenario.layer_norm.precision = Precision::Float16;
    scenario.layer_norm.round_every_step = true;
    let outcome = outcome(&scenario).normalization;
    let shown = scatter::drawn(&outcome);
    let figure = scatter::figure(&outcome, Theme::Light);
    let crosses = of_mode(&figure, "markers")
        .into_iter()
        .filter(|trace| trace["name"] == words::NO_NUMBERS)
        .map(|trace| count(&trace["x"]));
    assert_eq!(crosses.sum::<usize>(), 10);
    assert_eq!((shown.values, shown.crosses, shown.placeless), (15, 10, 5));
    assert_eq!(
        words::not_drawn(shown),
        "15 of 15 values are NaN or ∞ after the layer; crosses at the lower edge mark where 10 \
         of them were. 5 were so before the layer too, and are not drawn."
    );
}

#[test]
fn the_y_axis_shows_3_2_on_either_side_unless_a_value_is_beyond() {
    let range = |scenario: &Scenario| {
        let range = numbers(&scattered(scenario).layout["yaxis"]["range"]);
        (range[0], range[1])
    };
    // Below −3.2 are the rugs.
    let usual = range(&Scenario::default());
    assert!(
        (usual.1 - 3.2).abs() < 1e-9 && (-4.0..-3.2).contains(&usual.0),
        "{usual:?}"
    );
    let mut scenario = Scenario::default();
    scenario.activations.mean = -40.0;
    scenario.activations.std = 0.1;
    assert_eq!(range(&scenario), usual);
    scenario.layer_norm.gamma = Parameter::uniform(3.0);
    assert!(range(&scenario).1 > 3.2);
}

/// The numbers with this anchor: those of the x axis are in the middle, those of the y axis at
/// their end.
fn tick_labels<'a>(drawn: &'a str, anchor: &str) -> Vec<&'a str> {
    let anchor = format!("text-anchor=\"{anchor}\"");
    let texts = drawn.split("<text").skip(1);
    texts
        .filter(|text| text.contains(&anchor))
        .filter_map(|text| text.split_once('>')?.1.split("</text>").next())
        .filter(|text| text.starts_with(|first: char| first.is_ascii_digit() || first == '−'))
        .collect()
}

/// Labels that read the same say nothing, also where the values have no spread.
#[test]
fn no_two_labels_of_an_axis_read_the_same() {
    let rows = |value: f64, by: f64| vec![vec![value, value + by, value - by]; 2];
    for value in [0.0, 5.0, 1234.567, -1e6, 16_777_217.0, 1e-20, 3e38] {
        for by in [0.0, 1e-30, 1e-7, 0.001, 1.0, 2e3] {
            let mut scenario = Scenario::default();
            scenario.activations.own = CustomMatrix::from_rows(&rows(value, by)).ok();
            scenario.layer_norm.beta = Parameter::uniform(value.clamp(-1e6, 1e6));
            let drawn = svg::render(&scattered(&scenario), 440.0, 320.0);
            for anchor in ["middle", "end"] {
                let labels = tick_labels(&drawn, anchor);
                assert!(labels.len() > 1, "{value} {by}: {labels:?}");
                for (index, label) in labels.iter().enumerate() {
                    assert!(!labels[..index].contains(label), "{value} {by}: {labels:?}");
                }
            }
        }
    }
}

#[test]
fn a_row_is_labelled_beside_the_right_end_of_its_line() {
    let scenario = Scenario::default();
    let figure = scattered(&scenario);
    let outcome = outcome(&scenario).normalization;
    let labels = of_mode(&figure, "text")[0];
    let names: Vec<&str> = labels["text"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|name| Some(name.as_str()?.trim()))
        .collect();
    let (x, y) = (numbers(&labels["x"]), numbers(&labels["y"]));
    let range = numbers(&figure.layout["xaxis"]["range"]);
    let label_axis = range[1] - range[0];
    for row in 0..3 {
        let name = format!("row {}", row + 1);
        let index = names
            .iter()
            .position(|found| *found == name)
            .expect("a label");
        let values = outcome.input.row(row).iter().copied();
        let largest = values.fold(f32::NEG_INFINITY, f32::max);
        // At the end, or a label's width and a gap before it, where another line passes.
        let before = f64::from(largest) - x[index];
        let width = 0.16 * label_axis;
        assert!(
            before.abs() < 1e-6 || (before / width - 1.15).abs() < 1e-6,
            "{name}"
        );
        let highest = outcome
            .output
            .row(row)
            .iter()
            .copied()
            .fold(f32::NEG_INFINITY, f32::max);
        assert!((y[index] - f64::from(highest)).abs() < 1.0, "{name}");
    }
    // No label covers another.
    let height = 0.045 * 6.98;
    for (one, other) in [(0, 1), (0, 2), (1, 2)] {
        let apart = (y[one] - y[other]).abs() >= height || (x[one] - x[other]).abs() > 1.0;
        assert!(apart, "{names:?} {x:?} {y:?}");
    }
    // Where γ differs, a row's points are on no line.
    let mut scenario = Scenario::default();
    scenario.layer_norm.gamma.overrides = vec![layernorm_lab::lab::scenario::Override {
        row: 0,
        feature: 0,
        value: 2.0,
    }];
    assert_eq!(count(&of_mode(&scattered(&scenario), "text")[0]["x"]), 0);
}

#[test]
fn the_rugs_have_a_stroke_for_each_value_on_each_axis() {
    let figure = scattered(&Scenario::default());
    let rug = of_mode(&figure, "lines")[0];
    // Two ends and a gap for each of 30 values on two axes.
    assert_eq!(count(&rug["x"]), 180);
    let (range, ends) = (
        numbers(&figure.layout["yaxis"]["range"]),
        numbers(&rug["y"]),
    );
    assert!(ends.iter().all(|&y| range[0] <= y && y <= range[1]));
}
