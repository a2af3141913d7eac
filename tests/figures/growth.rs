//! The growth charts: the norms of a shrinking and a growing chain.

use layernorm_lab::{
    charts::{
        figure::Figure,
        growth::{self, ChainKind},
        theme::Theme,
    },
    lab::scenario::Scenario,
};

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
            "Matrices shrink: noise of size 0.667",
            "square",
            "rgb(230,179,179)",
        ),
        (
            ChainKind::Growing,
            "Matrices grow: noise of size 1.5",
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
fn an_infinite_norm_is_a_labelled_marker_at_the_top_edge() {
    let mut scenario = Scenario::default();
    scenario.growth.scale = 1000.0;
    let figure = growing(&scenario);
    let points = trace(&figure, "circle");
    let edge = trace(&figure, "triangle-up");
    assert_eq!(count(&points["y"]) + count(&edge["y"]), 20);
    let first = edge["x"][0].as_u64().unwrap();
    assert_eq!(edge["text"][0], format!("∞ from step {first}"));
    let top = &figure.layout["yaxis"]["range"][1];
    assert_eq!(&edge["y"][0], top);
}

/// Before, a centred label of the last steps crossed the right edge.
#[test]
fn the_label_of_a_late_overflow_is_at_the_left_of_its_marker() {
    let mut scenario = Scenario::default();
    scenario.growth.scale = 1000.0;
    for (steps, place) in [(40, "bottom center"), (14, "bottom left")] {
        scenario.growth.steps = steps;
        let figure = growing(&scenario);
        let edge = trace(&figure, "triangle-up");
        assert_eq!(edge["x"][0], 13, "{steps} steps");
        assert_eq!(edge["textposition"], place, "{steps} steps");
    }
}

#[test]
fn a_norm_of_zero_is_drawn_on_a_linear_axis() {
    let mut scenario = Scenario::default();
    scenario.growth.scale = 1000.0;
    let linear = chart(&scenario, ChainKind::Shrinking);
    let norms = trace(&linear, "square")["y"].as_array().unwrap().clone();
    assert_eq!(norms.len(), 20);
    assert_eq!(norms[19], 0.0);
}

#[test]
fn figures_contain_no_null_coordinates() {
    let mut scenario = Scenario::default();
    scenario.growth.scale = 1000.0;
    scenario.growth.steps = 200;
    for which in [ChainKind::Shrinking, ChainKind::Growing] {
        crate::assert_coordinates_are_numbers(&chart(&scenario, which));
    }
}
