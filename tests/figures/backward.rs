//! The growth charts backward: the gradients from the last matrix to the first.

use layernorm_lab::{
    charts::{
        chart_data,
        growth::{self, ChainKind},
        theme::Theme,
    },
    lab::{
        ensemble::Bands,
        gradient::chains,
        growth::{Noise, Outcome},
        scenario::{Direction, Growth, Product, View},
    },
    words::sentence,
};

use crate::trace;

/// The gradients without and with LayerNorm, as the chains that the charts draw.
fn gradients(settings: &Growth) -> [Outcome; 2] {
    [false, true].map(|layer_norm| {
        let settings = Growth {
            layer_norm,
            ..settings.clone()
        };
        let outcome = chains::run(&mut Noise::seeded(0), &settings);
        growth::backward(&outcome, settings.scale)
    })
}

fn settings() -> Growth {
    Growth {
        product: Product::Matrix,
        layer_norm: true,
        ..Growth::default()
    }
}

fn view() -> View {
    View {
        direction: Direction::Backward,
        expected: false,
        ..View::default()
    }
}

/// `chain_gradients.json`, matrix products of seed 0: without LayerNorm the growing chain's
/// first gradient is 1.0e18 times the last, with LayerNorm 1.79 times.
#[test]
fn the_chart_of_both_chains_goes_from_the_last_gradient_to_the_first() {
    let [without, with] = gradients(&settings());
    let figure = growth::both(
        &with,
        Some(&without),
        &settings(),
        &view(),
        Theme::Light,
        &Bands::default(),
    );
    let ratio = |values: &serde_json::Value| {
        let values = values.as_array().unwrap();
        let end = |index: usize| values[index].as_f64().unwrap();
        end(values.len() - 1) / end(0)
    };
    assert!((ratio(&trace(&figure, "circle")["y"]) - 1.7886).abs() < 1e-3);
    let lines = figure.data.as_array().unwrap().iter();
    let line = lines
        .filter(|trace| trace["mode"] == "lines")
        .nth(1)
        .unwrap();
    assert!(
        (ratio(&line["y"]) / 1.0e18 - 1.0).abs() < 0.05,
        "{}",
        ratio(&line["y"])
    );
    let [x, y] = ["xaxis", "yaxis"].map(|axis| figure.layout[axis]["title"]["text"].clone());
    assert_eq!(x, "Steps back from the last matrix");
    assert_eq!(y, "Gradient norm ‖∂L/∂A‖");
    let hover = &trace(&figure, "circle")["hovertext"];
    let last = hover.as_array().unwrap().last().unwrap().as_str().unwrap();
    assert!(last.contains("20 steps back: gradient norm"), "{last}");
    crate::assert_coordinates_are_numbers(&figure);
}

#[test]
fn a_linear_chart_and_its_table_show_the_gradients_of_one_chain() {
    let [without, _] = gradients(&settings());
    let mut settings = settings();
    settings.layer_norm = false;
    let chain = &without.shrinking;
    let (kind, theme) = (ChainKind::Shrinking, Theme::Light);
    let figure = growth::figure(chain, kind, &settings, &view(), theme, &[]);
    let drawn = trace(&figure, "square")["y"].as_array().unwrap().clone();
    let table = chart_data::growth(chain, &settings, &view(), &[]);
    assert_eq!(table.columns, ["steps back", "norm"]);
    assert!(table.caption.contains("∂L/∂A"), "{}", table.caption);
    for (row, drawn) in drawn.iter().enumerate() {
        let norm = chain.steps[row].norm;
        assert_eq!(drawn.as_f64(), norm.finite());
        assert_eq!(table.get(row, 0), Some(norm));
    }
    let summary = sentence::backward_chain(chain);
    assert!(summary.contains("at the last matrix"), "{summary}");
}

#[test]
fn the_sentences_say_from_where_on_a_gradient_is_lost() {
    let mut settings = settings();
    (settings.layer_norm, settings.steps, settings.scale) = (false, 60, 10.0);
    let [without, _] = gradients(&settings);
    let summary = sentence::backward_chains(&without, None);
    assert!(
        summary.contains("to ∞ at the first, from ") || summary.contains("to NaN"),
        "{summary}"
    );
    assert!(summary.contains("steps back on"), "{summary}");
}
