//! The data tables of the charts: the numbers of the figures, and captions that report
//! non-finite norms.

use layernorm_lab::{
    charts::{
        chart_data::{self, ChartData, MAX_VALUES},
        depth,
        growth::{self, ChainKind},
        scatter,
        theme::Theme,
    },
    lab::{
        depth::{Draws, run as run_stack},
        ensemble::Ensemble,
        experiment::{Outcome, run},
        real::Real,
        scenario::{Axis, Depth, Precision, Scenario, Scheme},
    },
};
use serde_json::Value;

fn outcome(scenario: &Scenario) -> Outcome {
    run(scenario).expect("the scenario is valid")
}

fn growing(scenario: &Scenario) -> ChartData {
    let outcome = outcome(scenario).growth;
    chart_data::growth(&outcome.growing, &scenario.growth, &scenario.view, &[])
}

fn column(table: &ChartData, heading: &str) -> Vec<Option<Real>> {
    let index = table.columns.iter().position(|name| *name == heading);
    let index = index.expect("the table has this column") - 1;
    (0..table.rows.len())
        .map(|row| table.get(row, index))
        .collect()
}

fn finite(values: &[Option<Real>]) -> Vec<f64> {
    values
        .iter()
        .filter_map(|value| value.and_then(Real::finite))
        .collect()
}

/// The y values of the traces that match.
fn y_values(data: &Value, matches: impl Fn(&Value) -> bool) -> Vec<f64> {
    data.as_array()
        .expect("a figure has traces")
        .iter()
        .filter(|trace| matches(trace))
        .flat_map(|trace| trace["y"].as_array().expect("a trace has points"))
        .map(|value| value.as_f64().expect("a point is a number"))
        .collect()
}

#[test]
fn the_growth_table_holds_the_plotted_values() {
    let mut scenario = Scenario::default();
    scenario.growth.steps = 6;
    let outcome = outcome(&scenario).growth;
    let mut ensemble = Ensemble::new(0, &scenario.growth);
    ensemble.advance_while(|| true);
    let bands = ensemble.bands();
    for (which, chain, bands) in [
        (ChainKind::Shrinking, &outcome.shrinking, &bands.shrinking),
        (ChainKind::Growing, &outcome.growing, &bands.growing),
    ] {
        let (settings, view) = (&scenario.growth, &scenario.view);
        let figure = growth::figure(chain, which, settings, view, Theme::Light, bands);
        let table = chart_data::growth(chain, settings, view, bands);
        assert_eq!(table.rows[0].0, "1");
        let has = |key: &'static str, value: &'static str| move |trace: &Value| trace[key] == value;
        let norms = finite(&column(&table, "norm"));
        assert_eq!(norms, y_values(&figure.data, has("mode", "markers")));
        let dashed = |trace: &Value| trace["line"]["dash"] == "dash";
        assert_eq!(
            finite(&column(&table, "expected")),
            y_values(&figure.data, dashed)
        );
        let median = finite(&column(&table, "median"));
        assert_eq!(median, y_values(&figure.data, has("name", "median")));
    }
}

#[test]
fn the_table_omits_hidden_traces() {
    let mut scenario = Scenario::default();
    assert_eq!(growing(&scenario).columns, ["step", "norm", "expected"]);
    scenario.view.expected = false;
    assert_eq!(growing(&scenario).columns, ["step", "norm"]);
}

#[test]
fn the_caption_names_the_first_step_with_a_non_finite_norm() {
    let mut scenario = Scenario::default();
    scenario.growth.scale = 3.0;
    scenario.growth.steps = 60;
    scenario.growth.precision = Precision::Float16;
    scenario.view.axis = Axis::Logarithmic;
    let table = growing(&scenario);
    let norms = column(&table, "norm");
    let first = norms.iter().position(|norm| *norm == Some(Real::Infinity));
    let first = first.expect("float16 overflows") + 1;
    assert!(first > 1, "the first step does not overflow");
    let ending = format!("the norm after every step. ∞ from step {first}.");
    assert!(table.caption.ends_with(&ending), "{}", table.caption);
    assert!(
        table.caption.contains("noise of size 3"),
        "{}",
        table.caption
    );
    let outcome = outcome(&scenario).growth;
    let table = chart_data::growth(&outcome.shrinking, &scenario.growth, &scenario.view, &[]);
    assert!(table.caption.contains(" 0 from step "), "{}", table.caption);
}

#[test]
fn the_table_of_both_chains_holds_the_plotted_values_from_step_0() {
    let mut scenario = Scenario::default();
    scenario.growth.steps = 6;
    let free = outcome(&scenario).growth;
    scenario.growth.layer_norm = true;
    let outcome = outcome(&scenario).growth;
    let mut ensemble = Ensemble::with_runs(5, 0, &scenario.growth);
    ensemble.advance(5);
    let bands = ensemble.bands();
    let (settings, view) = (&scenario.growth, &scenario.view);
    let figure = growth::both(&outcome, Some(&free), settings, view, Theme::Light, &bands);
    let table = chart_data::both_chains(&outcome, Some(&free), settings, view, &bands);
    assert_eq!((table.rows.len(), &*table.rows[0].0), (7, "0"));
    assert_eq!(table.columns.len(), 1 + 2 * (3 + 3));
    for (name, meta) in [("1/s", "shrinking"), ("s", "growing")] {
        let column = |heading: &str| finite(&column(&table, &format!("{heading}, noise {name}")));
        let drawn = |key: &'static str, value: &'static str| {
            y_values(&figure.data, |trace| {
                trace["meta"] == meta && trace[key] == value
            })
        };
        assert_eq!(column("norm"), drawn("mode", "markers"));
        let ghost = |trace: &Value| {
            trace["meta"] == meta
                && trace["mode"] == "lines"
                && trace["hoverinfo"] == "text"
                && trace["name"] != "median"
        };
        assert_eq!(column("without LayerNorm"), y_values(&figure.data, ghost));
        // The band is drawn from step 1 on.
        assert_eq!(column("median")[1..], drawn("name", "median"));
    }
    let dashed = y_values(&figure.data, |trace| trace["line"]["dash"] == "dash");
    assert_eq!(finite(&column(&table, "expected, noise s")), dashed);
    assert!(
        table
            .caption
            .contains("Noise of size 0.667, then LayerNorm: the norm after every step.")
    );
}

#[test]
fn the_scatter_table_lists_the_plotted_points_in_order() {
    let scenario = Scenario::default();
    let outcome = outcome(&scenario).normalization;
    let figure = scatter::figure(&outcome, Theme::Light);
    let table = chart_data::scatter(&outcome);
    assert_eq!(
        finite(&column(&table, "After LayerNorm")),
        y_values(&figure.data, |trace| trace["mode"] == "markers")
    );
    assert_eq!(table.rows[10].0, "row 2, feature 1");
    assert_eq!(table.caption, "All 30 values, before and after the layer.");
}

#[test]
fn the_tables_of_a_stack_hold_the_plotted_values() {
    for scheme in Scheme::ALL {
        let settings = Depth {
            scheme,
            ..Depth::default()
        };
        let stack = run_stack(&mut Draws::seeded(0, 1, 4), 0, &settings);
        for (figure, table, [first, count]) in [
            (
                depth::stream(&stack, &settings, Theme::Light),
                depth::stream_table(&stack, &settings),
                [0, 25],
            ),
            (
                depth::gradients(&stack, &settings, Theme::Light),
                depth::gradients_table(&stack, &settings),
                [1, 24],
            ),
        ] {
            assert_eq!(table.columns, ["layer", "measured", "expected"]);
            assert_eq!(table.rows.len(), count);
            assert_eq!(table.rows[0].0, first.to_string());
            assert_eq!(
                finite(&column(&table, "measured")),
                y_values(&figure.data, |trace| trace["mode"] == "markers")
            );
            // The line of the chosen stack is the strongest.
            assert_eq!(
                finite(&column(&table, "expected")),
                y_values(&figure.data, |trace| trace["line"]["width"] == 1.5)
            );
        }
        let figure = depth::alike(&stack, &settings, Theme::Light);
        let table = depth::alike_table(&stack);
        let drawn =
            |symbol: &str| y_values(&figure.data, |trace| trace["marker"]["symbol"] == symbol);
        assert_eq!(finite(&column(&table, "mean |cos|")), drawn("circle"));
        // The chart has the rank over the largest possible: there are eight rows.
        let ranks = finite(&column(&table, "effective rank"));
        let shares: Vec<f64> = ranks.iter().map(|rank| rank / 8.0).collect();
        assert_eq!((table.rows.len(), shares), (25, drawn("square")));
    }
}

#[test]
fn the_tables_of_a_stack_name_it_in_their_captions() {
    let settings = Depth {
        scheme: Scheme::Peri,
        ..Depth::default()
    };
    let stack = run_stack(&mut Draws::seeded(0, 1, 4), 0, &settings);
    for table in [
        depth::stream_table(&stack, &settings),
        depth::gradients_table(&stack, &settings),
        depth::alike_table(&stack),
    ] {
        assert!(table.caption.contains("Peri-LN"), "{}", table.caption);
    }
}

#[test]
fn the_table_is_limited_to_most_values() {
    let mut scenario = Scenario::default();
    scenario.activations.rows = 16;
    scenario.activations.features = 64;
    let table = chart_data::scatter(&outcome(&scenario).normalization);
    assert_eq!(table.rows.len(), MAX_VALUES.min(16 * 64));
}
