//! The scatter chart: every value before and after the layer.

use layernorm_lab::{
    charts::{figure::Figure, scatter, theme::Theme},
    lab::{
        experiment::run,
        scenario::{CustomMatrix, NormalizedShape, Parameter, Scenario},
    },
};

use crate::{count, outcome};

fn scattered(scenario: &Scenario) -> Figure {
    scatter::figure(&outcome(scenario).normalization, Theme::Light)
}

#[test]
fn the_scatter_chart_has_one_symbol_per_row_and_r_in_its_title() {
    let mut scenario = Scenario::default();
    scenario.activations.rows = 16;
    let figure = scattered(&scenario);
    let traces = figure.data.as_array().unwrap();
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
    let (finite, drawn) = scatter::drawn(&outcome);
    // Row 0 is constant; with ε > 0 its values are finite too.
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
