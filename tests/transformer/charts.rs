//! The charts and their tables show the recording's values.

use layernorm_lab::{
    charts::{svg, theme::Theme, transformer as charts},
    lab::{
        matrix::Matrix,
        transformer::{Activations, Norm, Outcome, Sample, run},
    },
    share::recording::read,
};
use serde_json::Value;

use crate::file;

fn outcome(layer: usize, sample: usize) -> (Outcome, Sample) {
    let recording = read(&file::bytes()).expect("a recording");
    let (norm, activations) = recording.get(layer, sample).expect("it ran");
    (run(norm, activations), recording.samples[sample].clone())
}

fn numbers(values: &Value) -> Vec<f64> {
    let values = values.as_array().expect("a list").iter();
    values
        .map(|value| value.as_f64().expect("a number"))
        .collect()
}

fn std(values: impl Iterator<Item = f64>) -> f64 {
    let values: Vec<f64> = values.collect();
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let squares = values.iter().map(|value| (value - mean).powi(2));
    (squares.sum::<f64>() / n).sqrt()
}

#[test]
fn the_chart_of_stds_has_two_points_for_each_token() {
    let (outcome, sample) = outcome(2, 0);
    let (tensors, _) = file::parse(&file::bytes());
    let figure = charts::stds(&outcome, &sample, Theme::Light);
    let table = charts::stds_data(&outcome, &sample);
    for (trace, name) in [(1, "x"), (2, "y")] {
        let trace = &figure.data[trace];
        let expected: Vec<f64> = tensors[&format!("2.0.{name}")]
            .rows()
            .map(|row| std(row.iter().copied()))
            .collect();
        let drawn = numbers(&trace["y"]);
        assert_eq!(drawn.len(), 12);
        let column = usize::from(name == "y");
        for (row, (drawn, expected)) in drawn.iter().zip(&expected).enumerate() {
            assert!((drawn - expected).abs() < 1e-6 * expected, "{name} {row}");
            let listed = table.get(row, column).expect("a number").to_f64();
            assert_eq!(listed.to_bits(), drawn.to_bits());
        }
        assert_eq!(
            numbers(&trace["x"]),
            (1..=12).map(f64::from).collect::<Vec<_>>()
        );
    }
    assert_eq!(table.rows[0].0, "token 1, [CLS]");
    let [x, y] = figure.ranges();
    assert_eq!((x, y), (vec![0.5, 12.5], vec![-1.0, 2.0]));
    let drawing = svg::render(&figure, 440.0, 320.0);
    assert_eq!(drawing.matches("<path transform=\"translate(").count(), 24);
    let summary = charts::stds_summary(&outcome);
    assert!(summary.contains("from 0.7049 to 11.38 before"), "{summary}");
}

#[test]
fn the_chart_of_gamma_and_beta_has_every_entry_in_order() {
    let (outcome, _) = outcome(12, 1);
    let (tensors, _) = file::parse(&file::bytes());
    let figure = charts::parameters(&outcome, Theme::Dark);
    let table = charts::parameters_data(&outcome);
    assert_eq!(table.rows.len(), 384);
    for (trace, column, name) in [(0, 0, "12.gamma"), (2, 2, "12.beta")] {
        let values = &tensors[name].values;
        let mut sorted = values.clone();
        sorted.sort_by(f64::total_cmp);
        assert_eq!(numbers(&figure.data[trace]["y"]), sorted);
        let mut features = Vec::new();
        for (row, value) in sorted.iter().enumerate() {
            let number = |column: usize| table.get(row, column).expect("a number").to_f64();
            assert_eq!(number(column).to_bits(), value.to_bits());
            let feature = number(column + 1) as usize;
            assert_eq!(values[feature - 1].to_bits(), value.to_bits());
            features.push(feature);
        }
        features.sort_unstable();
        assert_eq!(features, (1..=384).collect::<Vec<_>>());
    }
    let summary = charts::parameters_summary(&outcome);
    assert!(summary.contains("median 0.65"), "{summary}");
    assert!(svg::render(&figure, 440.0, 320.0).contains("γ"));
}

/// A table of more rows would be slow, and a name from a file is no markup.
#[test]
fn a_wide_layer_has_a_table_of_its_first_and_last_rows_and_names_are_plain_text() {
    let features = 1000;
    let row = |start: u16| {
        let values = (0..features).map(|index| f32::from(start + index).sin());
        Matrix::new(1, usize::from(features), values.collect())
    };
    let norm = Norm {
        name: String::new(),
        eps: 1e-5,
        gamma: row(0),
        beta: row(7),
        activations: Vec::new(),
    };
    let input = row(11);
    let activations = Activations {
        input,
        output: None,
    };
    let outcome = run(&norm, &activations);
    let table = charts::parameters_data(&outcome);
    assert_eq!(table.rows.len(), 512);
    let names: Vec<&str> = table.rows.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        (names[0], names[255], names[256], names[511]),
        ("1", "256", "745", "1000")
    );
    let sample = Sample {
        text: String::new(),
        tokens: vec!["<b>&".to_owned()],
    };
    let figure = charts::stds(&outcome, &sample, Theme::Light);
    let hover = figure.data[1]["hovertext"][0].as_str().expect("a text");
    assert!(hover.starts_with("token 1, &lt;b&gt;&amp;<br>"), "{hover}");
    // Without results, the page draws empty charts.
    let empty = Outcome::default();
    let stds = charts::stds(&empty, &sample, Theme::Light);
    assert_ne!(stds, charts::parameters(&empty, Theme::Light));
}
