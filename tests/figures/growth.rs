//! The growth charts: the norms of a shrinking and a growing chain.

use layernorm_lab::{
    charts::{
        figure::Figure,
        growth::{self, ChainKind},
        theme::Theme,
    },
    lab::scenario::{Axis, Scenario},
};
use serde_json::Value;

use crate::{count, outcome, trace};

/// The chart of the growing chain.
pub fn growing(scenario: &Scenario) -> Figure {
    chart(scenario, ChainKind::Growing)
}

fn chart(scenario: &Scenario, which: ChainKind) -> Figure {
    let outcome = outcome(scenario).growth;
    let chain = match which {
        ChainKind::Shrinking => outcome.shrinking,
        ChainKind::Growing => outcome.growing,
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

#[test]
fn a_chain_with_layer_norm_is_green_and_keeps_its_shape() {
    let mut scenario = Scenario::default();
    scenario.growth.layer_norm = true;
    for (which, symbol) in [
        (ChainKind::Shrinking, "square"),
        (ChainKind::Growing, "circle"),
    ] {
        let figure = chart(&scenario, which);
        let marker = &trace(&figure, symbol)["marker"];
        assert_eq!(marker["color"], "rgb(179,230,179)");
    }
}

#[test]
fn the_growth_charts_match_the_lecture() {
    let scenario = Scenario::default();
    for (which, title, symbol, color) in [
        (
            ChainKind::Shrinking,
            "Matrices slightly smaller: noise of size 0.667",
            "square",
            "rgb(230,179,179)",
        ),
        (
            ChainKind::Growing,
            "Matrices slightly larger: noise of size 1.5",
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
fn the_points_are_the_norms_of_the_chain() {
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
    let linear = chart(&scenario, ChainKind::Shrinking);
    assert_eq!(count(&trace(&linear, "square")["y"]), 20);
    scenario.view.axis = Axis::Logarithmic;
    let figure = chart(&scenario, ChainKind::Shrinking);
    let zero = trace(&figure, "triangle-down");
    assert!(
        zero["text"][0]
            .as_str()
            .unwrap()
            .starts_with("0 from step ")
    );
}

#[test]
fn figures_contain_no_null_coordinates() {
    let mut scenario = Scenario::default();
    scenario.growth.scale = 1000.0;
    scenario.growth.steps = 200;
    for axis in [Axis::Linear, Axis::Logarithmic] {
        scenario.view.axis = axis;
        for which in [ChainKind::Shrinking, ChainKind::Growing] {
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
