//! The logarithmic axis, and norms that it cannot show.

use layernorm_lab::lab::scenario::{Precision, Product, Scenario};

use super::{chart, labels, lines, numbers, traces};
use crate::{assert_coordinates_are_numbers, count, outcome, trace};

/// A scenario with infinite, undefined and zero norms.
fn extreme() -> Scenario {
    let mut scenario = Scenario::default();
    scenario.growth.scale = 1000.0;
    scenario.growth.steps = 200;
    scenario
}

#[test]
fn the_axis_spans_whole_decades_around_everything_drawn_with_at_most_six_labels() {
    let mut layer_norm = Scenario::default();
    layer_norm.growth.layer_norm = true;
    let mut matrix = Scenario::default();
    matrix.growth.product = Product::Matrix;
    matrix.growth.steps = 60;
    for scenario in [Scenario::default(), layer_norm, matrix, extreme()] {
        let figure = chart(&scenario);
        let axis = &figure.layout["yaxis"];
        assert_eq!(axis["type"], "log");
        let range = numbers(&axis["range"]);
        assert!(range.iter().all(|end| end.fract() == 0.0), "{range:?}");
        // An expected norm may be one that no chain can have, and leave the chart.
        let drawn = traces(&figure, |trace| trace["line"]["dash"] != "dash");
        for trace in drawn {
            for y in numbers(&trace["y"]) {
                let inside = range[0] - 1e-9 <= y.log10() && y.log10() <= range[1] + 1e-9;
                assert!(inside, "{y} in {range:?}");
            }
        }
        let labels = ((range[1] - range[0]) / axis["dtick"].as_f64().unwrap()).floor() + 1.0;
        assert!((2.0..=6.0).contains(&labels), "{labels}");
        assert_coordinates_are_numbers(&figure);
    }
}

/// A norm of 4096 entries of the largest float32 number, and one of the smallest.
#[test]
fn the_axis_is_not_widened_by_expected_norms_that_no_chain_can_have() {
    let scenario = extreme();
    let expected = &outcome(&scenario).growth.growing.expected;
    assert!(expected[200].to_f64() > 1e300 || expected[200].finite().is_none());
    let range = numbers(&chart(&scenario).layout["yaxis"]["range"]);
    let largest = (64.0 * f64::from(f32::MAX)).log10();
    let smallest = f64::from(f32::from_bits(1)).log10();
    assert!((largest..largest + 3.0).contains(&range[1]), "{range:?}");
    assert!(
        (smallest - 3.0..smallest + 3.0).contains(&range[0]),
        "{range:?}"
    );
}

#[test]
fn a_thin_line_ends_before_the_first_norm_that_the_axis_cannot_show() {
    let mut scenario = extreme();
    let free = outcome(&scenario).growth;
    scenario.growth.layer_norm = true;
    let figure = chart(&scenario);
    let all = lines(&figure);
    for (ghost, chain) in all.iter().zip([&free.shrinking, &free.growing]) {
        let shown = chain.steps.iter().take_while(|step| {
            let norm = step.norm.to_f64();
            norm.is_finite() && norm > 0.0
        });
        let shown = shown.count();
        assert!((1..200).contains(&shown));
        assert_eq!(count(&ghost["y"]), shown + 1);
    }
    let ends = labels(&figure);
    assert_eq!(
        ends[2..],
        ["without<br>LayerNorm<br>0", "without<br>LayerNorm<br>∞"]
    );
}

#[test]
fn norms_that_the_axis_cannot_show_are_labelled_markers_in_the_chains_colours() {
    let figure = chart(&extreme());
    let range = numbers(&figure.layout["yaxis"]["range"]);
    for (symbol, points, edge, label, color) in [
        ("triangle-up", "circle", range[1], "∞", "rgb(179,179,230)"),
        ("triangle-down", "square", range[0], "0", "rgb(230,179,179)"),
    ] {
        let marks = trace(&figure, symbol);
        assert_eq!(marks["marker"]["color"], color);
        assert_eq!(
            count(&marks["y"]) + count(&trace(&figure, points)["y"]),
            201
        );
        let first = marks["x"][0].as_u64().unwrap();
        assert_eq!(marks["text"][0], format!("{label} from step {first}"));
        let height = marks["y"][0].as_f64().unwrap();
        assert!((height / 10_f64.powf(edge) - 1.0).abs() < 1e-9, "{height}");
    }
}

/// With a matrix product, both chains overflow: ∞ and then NaN, all at the top.
#[test]
fn each_label_at_an_edge_has_its_own_line() {
    let mut scenario = Scenario::default();
    scenario.growth.product = Product::Matrix;
    scenario.growth.precision = Precision::Float16;
    scenario.growth.steps = 60;
    let figure = chart(&scenario);
    let marked = traces(&figure, |trace| trace["mode"] == "markers+text");
    let mut texts: Vec<String> = Vec::new();
    for trace in marked {
        let text = trace["text"][0].as_str().unwrap();
        assert_eq!(text.matches("<br>").count(), texts.len(), "{text}");
        texts.push(text.replace("\u{a0}", "").replace("<br>", ""));
    }
    let starts: Vec<&str> = texts
        .iter()
        .map(|text| text.split(' ').next().unwrap())
        .collect();
    assert_eq!(starts, ["∞", "NaN", "∞", "NaN"]);
}
