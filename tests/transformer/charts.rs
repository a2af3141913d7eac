//! The charts and their tables show the recording's values.

use layernorm_lab::{
    charts::{svg, theme::Theme, transformer as charts},
    lab::{
        matrix::Matrix,
        transformer::{Activations, Norm, Outcome, Sample, largest_by_norm, run},
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
fn the_chart_of_the_largest_values_has_a_point_for_each_token_of_each_layer() {
    let recording = read(&file::bytes()).expect("a recording");
    let (tensors, _) = file::parse(&file::bytes());
    let by_norm = largest_by_norm(&recording, 0);
    let sample = &recording.samples[0];
    let figure = charts::largest(&by_norm, 2, sample, Theme::Light);
    let table = charts::largest_data(&by_norm, &recording);
    assert_eq!((by_norm.len(), table.rows.len()), (13, 13));
    for layer in 0..13 {
        let magnitudes = tensors[&format!("{layer}.0.x")]
            .rows()
            .map(|row| row.iter().map(|value| value.abs()).fold(0.0, f64::max));
        let mut expected: Vec<f64> = magnitudes.collect();
        expected.sort_by(f64::total_cmp);
        // The chosen LayerNorm has a trace of its own.
        let trace = &figure.data[usize::from(layer == 2)];
        let points = numbers(&trace["x"]).into_iter().zip(numbers(&trace["y"]));
        let mut drawn: Vec<f64> = points
            .filter(|&(x, _)| x.to_bits() == f64::from(layer + 1).to_bits())
            .map(|(_, y)| y)
            .collect();
        drawn.sort_by(f64::total_cmp);
        assert_eq!(drawn, expected, "{layer}");
        let listed = |column| {
            table
                .get(layer as usize, column)
                .expect("a number")
                .to_f64()
        };
        assert_eq!(listed(0).to_bits(), expected[11].to_bits());
        let median = f64::midpoint(expected[5], expected[6]);
        assert!((listed(3) - median).abs() < 1e-12 * median);
        let [row, feature] = [1, 2].map(|column| listed(column) as usize - 1);
        let input = tensors[&format!("{layer}.0.x")]
            .rows()
            .nth(row)
            .expect("a row");
        assert_eq!(input[feature].abs().to_bits(), expected[11].to_bits());
    }
    assert_eq!(figure.data[2]["text"][0], " [CLS]: 223.1 ");
    assert_eq!(figure.ranges()[0], [0.5, 13.5]);
    let summary = |layer| charts::largest_summary(&by_norm, layer, sample);
    assert_eq!(
        summary(2),
        "Filled: the chosen LayerNorm. Its largest |x| is 223.1, in token 1, [CLS]; the median of all tokens is 4.053."
    );
    assert!(
        summary(6).ends_with(" LayerNorm 3 has the largest of all, 223.1."),
        "{}",
        summary(6)
    );
    let drawing = svg::render(&figure, 440.0, 320.0);
    assert_eq!(
        drawing.matches("<path transform=\"translate(").count(),
        13 * 12
    );
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

/// The mean |x| of every feature of a recorded input.
fn sizes(layer: usize, sample: usize) -> Vec<f64> {
    let (tensors, _) = file::parse(&file::bytes());
    let input = &tensors[&format!("{layer}.{sample}.x")];
    let rows: Vec<&[f64]> = input.rows().collect();
    let size = |feature: usize| rows.iter().map(|row| row[feature].abs()).sum::<f64>();
    (0..384)
        .map(|feature| size(feature) / rows.len() as f64)
        .collect()
}

#[test]
fn the_chart_of_gamma_by_size_has_a_point_for_each_feature_and_names_the_largest() {
    for (layer, sample) in [(0, 0), (8, 1), (12, 0), (12, 1)] {
        let (outcome, _) = outcome(layer, sample);
        let (tensors, _) = file::parse(&file::bytes());
        let gamma = &tensors[&format!("{layer}.gamma")].values;
        let sizes = sizes(layer, sample);
        let mut order: Vec<usize> = (0..384).collect();
        order.sort_by(|&a, &b| sizes[b].total_cmp(&sizes[a]));
        let figure = charts::gamma_by_size(&outcome, Theme::Light);
        let table = charts::gamma_by_size_data(&outcome);
        let [x, y] = ["x", "y"].map(|axis| numbers(&figure.data[0][axis]));
        assert_eq!((x.len(), table.rows.len()), (384, 384));
        for (row, &feature) in order.iter().enumerate() {
            assert!((x[row] - sizes[feature]).abs() < 1e-9 * x[row]);
            assert_eq!(y[row].to_bits(), gamma[feature].to_bits());
            assert_eq!(table.rows[row].0, (feature + 1).to_string());
            let listed = [0, 1].map(|column| table.get(row, column).expect("a number").to_f64());
            assert_eq!(listed, [x[row], y[row]]);
        }
        let mut names = order[..3].iter().map(|feature| (feature + 1).to_string());
        let names: [String; 3] = std::array::from_fn(|_| names.next().expect("three names"));
        let summary = charts::gamma_by_size_summary(&outcome);
        let start = format!("Features {}, {} and {} have", names[0], names[1], names[2]);
        assert!(summary.starts_with(&start), "{summary}");
        let labels = figure.data[1]["text"].as_array().expect("labels");
        assert_eq!(labels, &[Value::from(format!("feature {}", names[0]))]);
    }
    let switched_off = charts::gamma_by_size_summary(&outcome(12, 1).0);
    assert!(switched_off.contains("×10⁻"), "{switched_off}");
}

/// Names only features whose mean |x| is larger than that of all others.
#[test]
fn features_of_one_size_are_not_named_and_those_of_size_0_have_no_point() {
    let matrix = |values: &[f32]| Matrix::new(1, values.len(), values.to_vec());
    let summary_and_points = |input: &[f32]| {
        let norm = Norm {
            name: String::new(),
            eps: 1e-5,
            gamma: matrix(&vec![2.0; input.len()]),
            beta: matrix(&vec![0.0; input.len()]),
            activations: Vec::new(),
        };
        let activations = Activations {
            input: matrix(input),
            output: None,
        };
        let outcome = run(&norm, &activations);
        let figure = charts::gamma_by_size(&outcome, Theme::Light);
        let points = numbers(&figure.data[0]["x"]).len();
        (charts::gamma_by_size_summary(&outcome), points)
    };
    for (input, summary, points) in [
        (
            &[1.0, -5.0, 1.0, 1.0][..],
            "Feature 2 has the largest mean |x|; its γ is 2. The median γ is 2.",
            4,
        ),
        (
            &[4.0, 0.0, -4.0],
            "Features 1 and 3 have the largest mean |x|; their γ are 2 and 2. The median γ is 2. A feature whose x is always 0 has no point.",
            2,
        ),
        (
            &[3.0, -3.0, 3.0, 3.0, 0.0, 0.0],
            "More than three features share the largest mean |x|. The median γ is 2. Features whose x is always 0 have no point.",
            4,
        ),
    ] {
        let found = summary_and_points(input);
        assert_eq!(found, (summary.to_owned(), points));
    }
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
    assert!(
        hover.starts_with("token 1, “&lt;b&gt;&amp;”<br>"),
        "{hover}"
    );
    // Without results, the page draws empty charts.
    let empty = Outcome::default();
    let stds = charts::stds(&empty, &sample, Theme::Light);
    assert_ne!(stds, charts::parameters(&empty, Theme::Light));
    assert_ne!(stds, charts::gamma_by_size(&empty, Theme::Light));
    assert_eq!(charts::gamma_by_size_data(&outcome).rows.len(), 512);
}
