//! Each chart's table against its figure: the same numbers, and a word where a
//! norm left them.

use layernorm_lab::{
    charts::{
        growth::{self, Which},
        scatter,
        table::{self, MOST_VALUES, Table},
        theme::Theme,
    },
    lab::{
        ensemble::Ensemble,
        experiment::{Outcome, run},
        real::Real,
        scenario::{Axis, Precision, Scenario},
    },
};
use serde_json::Value;

fn outcome(scenario: &Scenario) -> Outcome {
    run(scenario).expect("the scenario is valid")
}

fn growing(scenario: &Scenario) -> Table {
    let outcome = outcome(scenario).growth;
    table::growth(
        &outcome.growing,
        Which::Growing,
        &scenario.growth,
        &scenario.view,
        &[],
    )
}

fn column(table: &Table, heading: &str) -> Vec<Option<Real>> {
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

/// Up, for every point of the traces that pass.
fn drawn(data: &Value, passes: impl Fn(&Value) -> bool) -> Vec<f64> {
    data.as_array()
        .expect("a figure has traces")
        .iter()
        .filter(|trace| passes(trace))
        .flat_map(|trace| trace["y"].as_array().expect("a trace has points"))
        .map(|value| value.as_f64().expect("a point is a number"))
        .collect()
}

#[test]
fn a_growth_table_holds_what_its_chart_draws() {
    let mut scenario = Scenario::default();
    scenario.growth.steps = 6;
    let outcome = outcome(&scenario).growth;
    let mut ensemble = Ensemble::new(0, &scenario.growth);
    ensemble.advance_while(|| true);
    let bands = ensemble.bands();
    for (which, chain, bands) in [
        (Which::Shrinking, &outcome.shrinking, &bands.shrinking),
        (Which::Growing, &outcome.growing, &bands.growing),
    ] {
        let (settings, view) = (&scenario.growth, &scenario.view);
        let figure = growth::figure(chain, which, settings, view, Theme::Light, bands);
        let table = table::growth(chain, which, settings, view, bands);
        assert_eq!(table.rows[0].0, "1");
        let has = |name: &'static str, what: &'static str| move |trace: &Value| trace[name] == what;
        let norms = finite(&column(&table, "norm"));
        assert_eq!(norms, drawn(&figure.data, has("mode", "markers")));
        let dashed = |trace: &Value| trace["line"]["dash"] == "dash";
        assert_eq!(
            finite(&column(&table, "expected")),
            drawn(&figure.data, dashed)
        );
        let median = finite(&column(&table, "median"));
        assert_eq!(median, drawn(&figure.data, has("name", "median")));
    }
}

#[test]
fn what_the_chart_hides_the_table_leaves_out() {
    let mut scenario = Scenario::default();
    assert_eq!(growing(&scenario).columns, ["step", "norm", "expected"]);
    scenario.view.expected = false;
    assert_eq!(growing(&scenario).columns, ["step", "norm"]);
}

#[test]
fn a_norm_that_left_the_numbers_is_in_the_table_and_its_first_step_in_the_caption() {
    let mut scenario = Scenario::default();
    scenario.growth.scale = 3.0;
    scenario.growth.steps = 60;
    scenario.growth.precision = Precision::Float16;
    scenario.view.axis = Axis::Logarithmic;
    let table = growing(&scenario);
    let norms = column(&table, "norm");
    let first = norms.iter().position(|norm| *norm == Some(Real::Infinity));
    let first = first.expect("float16 overflows") + 1;
    assert!(first > 1, "it does so on the way");
    let said = format!("the norm after every step. ∞ from step {first}.");
    assert!(table.caption.ends_with(&said), "{}", table.caption);
    assert!(table.caption.contains("factor 3"), "{}", table.caption);
    let outcome = outcome(&scenario).growth;
    let table = table::growth(
        &outcome.shrinking,
        Which::Shrinking,
        &scenario.growth,
        &scenario.view,
        &[],
    );
    assert!(table.caption.contains(" 0 from step "), "{}", table.caption);
}

#[test]
fn the_scatters_table_holds_its_points_in_their_order() {
    let scenario = Scenario::default();
    let outcome = outcome(&scenario).normalization;
    let figure = scatter::figure(&outcome, Theme::Light);
    let table = table::scatter(&outcome);
    assert_eq!(
        finite(&column(&table, "Layer norm")),
        drawn(&figure.data, |_| true)
    );
    assert_eq!(table.rows[10].0, "row 2, feature 1");
    assert_eq!(table.caption, "All 30 values, before and after the layer.");
}

#[test]
fn the_largest_table_is_one_that_a_page_can_hold() {
    let mut scenario = Scenario::default();
    scenario.activations.rows = 16;
    scenario.activations.features = 64;
    let table = table::scatter(&outcome(&scenario).normalization);
    assert_eq!(table.rows.len(), MOST_VALUES.min(16 * 64));
}
