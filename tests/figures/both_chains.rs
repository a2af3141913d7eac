//! The chart of both chains on one logarithmic axis.

use layernorm_lab::{
    charts::{figure::Figure, growth, theme::Theme},
    lab::{
        ensemble::{Bands, Ensemble},
        growth::Outcome,
        scenario::{Precision, Product, Scenario},
    },
};
use serde_json::Value;

use crate::{assert_coordinates_are_numbers, count, outcome, trace};

/// The outcome without LayerNorm, if the scenario has it.
fn without(scenario: &Scenario) -> Option<Outcome> {
    scenario.growth.layer_norm.then(|| {
        let mut free = scenario.clone();
        free.growth.layer_norm = false;
        outcome(&free).growth
    })
}

fn chart_with(scenario: &Scenario, bands: &Bands) -> Figure {
    growth::both(
        &outcome(scenario).growth,
        without(scenario).as_ref(),
        &scenario.growth,
        &scenario.view,
        Theme::Light,
        bands,
    )
}

fn chart(scenario: &Scenario) -> Figure {
    chart_with(scenario, &Bands::default())
}

fn traces(figure: &Figure, matches: impl Fn(&Value) -> bool) -> Vec<&Value> {
    let all = figure.data.as_array().unwrap().iter();
    all.filter(|trace| matches(trace)).collect()
}

fn lines(figure: &Figure) -> Vec<&Value> {
    traces(figure, |trace| {
        trace["mode"] == "lines" && trace["line"]["dash"] != "dash"
    })
}

/// The texts of the labels at the ends of the chains.
fn labels(figure: &Figure) -> Vec<String> {
    let all = traces(figure, |trace| trace["textposition"] == "middle right");
    let text = |trace: &&Value| trace["text"][0].as_str().unwrap().replace('\u{a0}', "");
    all.iter().map(text).collect()
}

fn numbers(values: &Value) -> Vec<f64> {
    let all = values.as_array().unwrap().iter();
    all.map(|value| value.as_f64().unwrap()).collect()
}

/// A scenario with infinite, undefined and zero norms.
fn extreme() -> Scenario {
    let mut scenario = Scenario::default();
    scenario.growth.scale = 1000.0;
    scenario.growth.steps = 200;
    scenario
}

#[test]
fn both_chains_start_at_step_0_with_the_lectures_marks() {
    let scenario = Scenario::default();
    let (figure, growth) = (chart(&scenario), outcome(&scenario).growth);
    for (symbol, color, name, chain) in [
        ("square", "rgb(230,179,179)", "shrinking", &growth.shrinking),
        ("circle", "rgb(179,179,230)", "growing", &growth.growing),
    ] {
        let points = trace(&figure, symbol);
        assert_eq!(points["marker"]["color"], color);
        assert_eq!(points["meta"], name);
        let steps: Vec<f64> = (0..=20).map(f64::from).collect();
        assert_eq!(numbers(&points["x"]), steps);
        let norms = std::iter::once(&chain.start).chain(&chain.steps);
        let norms: Vec<f64> = norms.map(|step| step.norm.to_f64()).collect();
        assert_eq!(numbers(&points["y"]), norms);
    }
    assert_eq!(
        figure.layout["title"]["text"],
        "Both chains: noise of size 0.667 and 1.5"
    );
    for (axis, title) in [("xaxis", "Multiplication step"), ("yaxis", "Matrix norm")] {
        assert_eq!(figure.layout[axis]["title"]["text"], title);
    }
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

/// PyTorch's first and last norms of seed 42 are 30.22 and 7.0636e-4, 30.03 and 4530.0
/// (growth.json): 42 780 times smaller, 150.8 times larger.
#[test]
fn the_label_at_the_end_of_a_chain_states_pytorchs_norm_and_its_change() {
    let scenario = Scenario {
        seed: 42,
        ..Scenario::default()
    };
    assert_eq!(
        labels(&chart(&scenario)),
        [
            "noise 0.667<br>7.064×10⁻⁴<br>42\u{202f}800×<br>smaller",
            "noise 1.5<br>4530<br>151×<br>larger",
        ]
    );
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
fn with_layer_norm_thin_lines_show_the_same_chains_without_it() {
    let mut scenario = Scenario::default();
    let free = outcome(&scenario).growth;
    assert!(lines(&chart(&scenario)).is_empty());
    scenario.growth.layer_norm = true;
    let figure = chart(&scenario);
    let ghosts = lines(&figure);
    assert_eq!(ghosts.len(), 2);
    for (ghost, chain) in ghosts.iter().zip([&free.shrinking, &free.growing]) {
        assert!(ghost["line"]["width"].as_f64().unwrap() < 2.0);
        let norms = std::iter::once(&chain.start).chain(&chain.steps);
        let norms: Vec<f64> = norms.map(|step| step.norm.to_f64()).collect();
        assert_eq!(numbers(&ghost["y"]), norms);
    }
    for symbol in ["square", "circle"] {
        let points = trace(&figure, symbol);
        assert_eq!(points["marker"]["color"], "rgb(179,230,179)");
        let norms = numbers(&points["y"]);
        assert!(norms[1..].iter().all(|norm| (norm - 30.0).abs() < 0.01));
    }
    let ends = [&free.shrinking, &free.growing].map(|chain| chain.steps[19].norm.to_f64());
    assert!(ends[0] < 1e-3 && ends[1] > 1e3, "{ends:?}");
    let all = labels(&figure);
    assert_eq!(all[..2], ["noise 0.667<br>30", "noise 1.5<br>30"]);
    assert!(
        all[2].starts_with("without<br>LayerNorm<br>2.522×10⁻⁴"),
        "{all:?}"
    );
    assert!(
        all[3].starts_with("without<br>LayerNorm<br>2042"),
        "{all:?}"
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

#[test]
fn the_expected_lines_can_be_hidden_and_coincide_with_layer_norm() {
    let mut scenario = Scenario::default();
    let dashed = |scenario: &Scenario| {
        let figure = chart(scenario);
        let all = traces(&figure, |trace| trace["line"]["dash"] == "dash");
        all.iter()
            .map(|line| numbers(&line["y"]))
            .collect::<Vec<_>>()
    };
    let lines = dashed(&scenario);
    assert_eq!(lines.len(), 2);
    for (line, factor) in lines.iter().zip([1.0 / 1.5, 1.5_f64]) {
        for (step, norm) in (0..).zip(line) {
            assert!((norm / (30.0 * factor.powi(step)) - 1.0).abs() < 1e-9);
        }
    }
    scenario.growth.layer_norm = true;
    assert_eq!(dashed(&scenario), [vec![30.0; 21]]);
    scenario.view.expected = false;
    assert!(dashed(&scenario).is_empty());
}

#[test]
fn the_bands_of_both_chains_are_drawn() {
    let mut scenario = Scenario::default();
    scenario.growth.steps = 4;
    let mut ensemble = Ensemble::with_runs(9, 0, &scenario.growth);
    ensemble.advance(9);
    let bands = ensemble.bands();
    let figure = chart_with(&scenario, &bands);
    let medians = traces(&figure, |trace| trace["name"] == "median");
    for (median, bands) in medians.iter().zip([&bands.shrinking, &bands.growing]) {
        let expected: Vec<f64> = bands[1..].iter().map(|band| band.median.to_f64()).collect();
        assert_eq!(numbers(&median["y"]), expected);
    }
    assert_eq!(medians.len(), 2);
    let fills = traces(&figure, |trace| trace["fill"] == "tonexty");
    assert_eq!(fills.len(), 2);
}

/// A quick update needs the same traces before and after.
#[test]
fn a_drag_of_the_scale_keeps_the_traces() {
    let kinds = |scale: f64| {
        let mut scenario = Scenario::default();
        scenario.growth.layer_norm = true;
        scenario.growth.scale = scale;
        let figure = chart(&scenario);
        let all = figure.data.as_array().unwrap().iter();
        all.map(|trace| (trace["mode"].clone(), trace["meta"].clone()))
            .collect::<Vec<_>>()
    };
    assert_eq!(kinds(1.2), kinds(2.5));
}
