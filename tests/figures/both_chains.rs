//! The chart of both chains on one logarithmic axis.

mod axis;

use layernorm_lab::{
    charts::{figure::Figure, growth, theme::Theme},
    lab::{
        ensemble::{Bands, Ensemble},
        growth::Outcome,
        scenario::Scenario,
    },
};
use serde_json::Value;

use crate::{outcome, trace};

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

/// A label that ends at a point needs space at its left: at the first step, the axis cuts it.
#[test]
fn no_label_of_the_expected_line_reaches_beyond_the_axis() {
    for steps in [1, 2, 3, 7, 20, 100] {
        for (scale, size) in [(1000.0, 1), (1.5, 30), (0.001, 2), (1.0, 8)] {
            let mut scenario = Scenario::default();
            scenario.growth.steps = steps;
            scenario.growth.scale = scale;
            scenario.growth.size = size;
            let figure = chart(&scenario);
            let is_left = |trace: &Value| {
                ["top left", "bottom left"]
                    .map(Value::from)
                    .contains(&trace["textposition"])
            };
            let labels = traces(&figure, is_left);
            for label in labels {
                let steps: Vec<f64> = numbers(&label["x"]);
                assert!(
                    steps.iter().all(|step| *step >= 1.0),
                    "{scenario:?}: {label}"
                );
            }
        }
    }
}

fn numbers(values: &Value) -> Vec<f64> {
    let all = values.as_array().unwrap().iter();
    all.map(|value| value.as_f64().unwrap()).collect()
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
    // One label where both norms read the same.
    assert_eq!(all[..2], ["with<br>LayerNorm<br>30", ""]);
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
