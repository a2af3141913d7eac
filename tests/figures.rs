//! The figures as plotly.js gets them: titles, axes, points, and what becomes
//! of a norm that no axis can hold.

use layernorm_lab::{
    charts::{
        figure::Figure,
        growth::{self, Which},
        scatter,
        theme::Theme,
    },
    lab::{
        experiment::{Outcome, run},
        scenario::{Axis, NormalizedShape, Parameter, Scenario, Table},
    },
};
use serde_json::Value;
use sha2::{Digest, Sha256};

fn outcome(scenario: &Scenario) -> Outcome {
    run(scenario).expect("the scenario is valid")
}

fn growing(scenario: &Scenario) -> Figure {
    chart(scenario, Which::Growing)
}

fn chart(scenario: &Scenario, which: Which) -> Figure {
    let outcome = outcome(scenario).growth;
    let chain = match which {
        Which::Shrinking => outcome.shrinking,
        Which::Growing => outcome.growing,
    };
    growth::figure(
        &chain,
        which,
        &scenario.growth,
        &scenario.view,
        Theme::Light,
        &[],
    )
}

fn scattered(scenario: &Scenario) -> Figure {
    scatter::figure(&outcome(scenario).normalization, Theme::Light)
}

/// The trace whose markers have this shape.
fn trace<'a>(figure: &'a Figure, symbol: &str) -> &'a Value {
    figure
        .data
        .as_array()
        .into_iter()
        .flatten()
        .find(|trace| trace["marker"]["symbol"] == symbol)
        .unwrap_or_else(|| panic!("no {symbol} in {}", figure.data))
}

fn count(values: &Value) -> usize {
    values.as_array().map_or(0, Vec::len)
}

#[test]
fn the_growth_charts_are_the_lectures() {
    let scenario = Scenario::default();
    for (which, title, symbol, color) in [
        (
            Which::Shrinking,
            "Matrices slightly smaller (factor 1.5)",
            "square",
            "rgb(230,179,179)",
        ),
        (
            Which::Growing,
            "Matrices slightly larger (factor 1.5)",
            "circle",
            "rgb(179,179,230)",
        ),
    ] {
        let figure = chart(&scenario, which);
        assert_eq!(figure.layout["title"]["text"], title);
        assert_eq!(
            figure.layout["xaxis"]["title"]["text"],
            "Multiplication step"
        );
        assert_eq!(figure.layout["yaxis"]["title"]["text"], "Matrix norm");
        let points = trace(&figure, symbol);
        assert_eq!(points["marker"]["color"], color);
        assert_eq!((count(&points["x"]), count(&points["y"])), (20, 20));
        assert_eq!((&points["x"][0], &points["x"][19]), (&1.into(), &20.into()));
    }
}

#[test]
fn the_points_are_the_norms() {
    let scenario = Scenario::default();
    let figure = growing(&scenario);
    let outcome = outcome(&scenario).growth.growing;
    for (drawn, step) in std::iter::zip(
        trace(&figure, "circle")["y"].as_array().unwrap(),
        outcome.steps,
    ) {
        assert_eq!(drawn.as_f64(), step.norm.finite());
    }
}

#[test]
fn the_expected_line_can_be_hidden() {
    let mut scenario = Scenario::default();
    let dashed = |figure: &Figure| {
        let traces = figure.data.as_array().unwrap();
        traces
            .iter()
            .filter(|trace| trace["line"]["dash"] == "dash")
            .count()
    };
    assert_eq!(dashed(&growing(&scenario)), 1);
    scenario.view.expected = false;
    assert_eq!(dashed(&growing(&scenario)), 0);
}

#[test]
fn a_logarithmic_axis_spans_whole_decades_around_all_norms() {
    let mut scenario = Scenario::default();
    scenario.view.axis = Axis::Logarithmic;
    let figure = growing(&scenario);
    assert_eq!(figure.layout["yaxis"]["type"], "log");
    let range = figure.layout["yaxis"]["range"].as_array().unwrap();
    for (end, least, most) in [(&range[0], 0.0, 1.5), (&range[1], 4.9, 6.0)] {
        let end = end.as_f64().unwrap();
        assert!(end.fract() == 0.0 && (least..=most).contains(&end), "{end}");
    }
}

#[test]
fn an_infinite_norm_is_a_labelled_marker_at_the_top_edge() {
    let mut scenario = Scenario::default();
    scenario.growth.scale = 1000.0;
    for axis in [Axis::Linear, Axis::Logarithmic] {
        scenario.view.axis = axis;
        let figure = growing(&scenario);
        let points = trace(&figure, "circle");
        let edge = trace(&figure, "triangle-up");
        assert_eq!(count(&points["y"]) + count(&edge["y"]), 20);
        let first = edge["x"][0].as_u64().unwrap();
        assert_eq!(edge["text"][0], format!("∞ from step {first}"));
        let top = figure.layout["yaxis"]["range"][1].as_f64().unwrap();
        let height = edge["y"][0].as_f64().unwrap();
        let expected = if axis == Axis::Linear {
            top
        } else {
            10_f64.powf(top)
        };
        assert!(
            (height / expected - 1.0).abs() < 1e-9,
            "{height} {expected}"
        );
    }
}

#[test]
fn a_norm_of_zero_is_marked_on_a_logarithmic_axis_and_drawn_on_a_linear_one() {
    let mut scenario = Scenario::default();
    scenario.growth.scale = 1000.0;
    let linear = chart(&scenario, Which::Shrinking);
    assert_eq!(count(&trace(&linear, "square")["y"]), 20);
    scenario.view.axis = Axis::Logarithmic;
    let figure = chart(&scenario, Which::Shrinking);
    let zero = trace(&figure, "triangle-down");
    assert!(
        zero["text"][0]
            .as_str()
            .unwrap()
            .starts_with("0 from step ")
    );
}

#[test]
fn no_figure_holds_a_null_where_a_number_belongs() {
    let mut scenario = Scenario::default();
    scenario.growth.scale = 1000.0;
    scenario.growth.steps = 200;
    for axis in [Axis::Linear, Axis::Logarithmic] {
        scenario.view.axis = axis;
        for which in [Which::Shrinking, Which::Growing] {
            let figure = chart(&scenario, which);
            for trace in figure.data.as_array().unwrap() {
                for values in [&trace["x"], &trace["y"]] {
                    assert!(
                        values.as_array().unwrap().iter().all(Value::is_number),
                        "{values}"
                    );
                }
            }
            let range = &figure.layout["yaxis"]["range"];
            assert!(
                range[0].as_f64().unwrap() < range[1].as_f64().unwrap(),
                "{range}"
            );
        }
    }
}

#[test]
fn the_scatter_has_a_shape_and_a_colour_for_each_row_and_r_in_its_title() {
    let mut scenario = Scenario::default();
    scenario.activations.rows = 16;
    let figure = scattered(&scenario);
    let traces = figure.data.as_array().unwrap();
    assert_eq!(traces.len(), 16);
    let mut looks: Vec<_> = traces
        .iter()
        .map(|trace| trace["marker"]["symbol"].as_str().unwrap())
        .collect();
    looks.sort_unstable();
    looks.dedup();
    assert_eq!(looks.len(), 16, "no two rows have the same shape");
    assert!(
        traces
            .iter()
            .all(|trace| count(&trace["x"]) == 10 && count(&trace["y"]) == 10)
    );
    assert_eq!(figure.layout["xaxis"]["title"]["text"], "Original");
    assert_eq!(figure.layout["yaxis"]["title"]["text"], "Layer norm");

    let title = |scenario: &Scenario| scattered(scenario).layout["title"]["text"].clone();
    // PyTorch's r for seed 0 is 0.9137 (layernorm.json).
    assert_eq!(title(&Scenario::default()), "r = 0.91");
    let mut whole = Scenario::default();
    whole.layer_norm.normalized_shape = NormalizedShape::Whole;
    assert_eq!(title(&whole), "r = 1.00");
    let mut erased = Scenario::default();
    erased.layer_norm.gamma = Parameter::uniform(0.0);
    assert!(title(&erased).as_str().unwrap().contains("undefined"));
}

#[test]
fn nothing_offers_to_send_data_away() {
    let figure = growing(&Scenario::default());
    assert_eq!(figure.config["showSendToCloud"], false);
}

#[test]
fn plotly_is_the_file_that_was_chosen() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/plotly");
    let recorded = std::fs::read_to_string(folder.join("SHA256SUMS")).unwrap();
    let (checksum, name) = recorded.trim().split_once("  ").unwrap();
    let file = std::fs::read(folder.join(name)).unwrap();
    assert_eq!(format!("{:x}", Sha256::digest(file)), checksum);
}

#[test]
fn of_a_large_matrix_some_points_are_drawn_evenly_spread() {
    let mut scenario = Scenario::default();
    let rows: Vec<Vec<f64>> = (0..64)
        .map(|row| {
            (0..1024)
                .map(|column| f64::from(row * column % 17))
                .collect()
        })
        .collect();
    scenario.activations.own = Table::from_rows(&rows).ok();
    let outcome = run(&scenario).expect("the scenario is valid").normalization;
    let (finite, drawn) = scatter::drawn(&outcome);
    // Row 0 is constant, and so all of it is finite with ε > 0.
    assert_eq!((finite, drawn), (65_536, 64 * 31));
    let figure = scatter::figure(&outcome, Theme::Light);
    let traces = figure.data.as_array().expect("traces are a list");
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
    assert_eq!(figure.layout["showlegend"], false);
}
