//! The chart of each finding shows the recording's values before the LayerNorm, normalised,
//! and with γ and β, computed from the file without the lab.

use std::collections::BTreeMap;

use layernorm_lab::{
    charts::{figure::Figure, svg, theme::Theme, transformer as charts},
    lab::{
        matrix::Matrix,
        transformer::{Activations, Finding, Norm, Outcome, Sample, Stages, run},
    },
    share::recording::read,
    words::transformer as words,
};
use serde_json::Value;

use crate::file::{self, Tensor};

fn tensors() -> BTreeMap<String, Tensor> {
    file::parse(&file::bytes()).0
}

/// The results at the place of a finding.
fn outcome(finding: Finding) -> (Outcome, Sample) {
    let recording = read(&file::bytes()).expect("a recording");
    let place = finding.spec().settings;
    let [layer, sample] = recording.choose(place.layer, place.sample);
    let (norm, activations) = recording.get(layer, sample).expect("it ran");
    (run(norm, activations), recording.samples[sample].clone())
}

fn mean_and_std(values: &[f64]) -> (f64, f64) {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let squares = values.iter().map(|value| (value - mean).powi(2));
    (mean, (squares.sum::<f64>() / n).sqrt())
}

fn normalized(row: &[f64]) -> Vec<f64> {
    let (mean, std) = mean_and_std(row);
    row.iter().map(|value| (value - mean) / std).collect()
}

/// x, x̂ and y of a LayerNorm for the first sentence, row by row.
fn matrices(layer: usize) -> [Vec<Vec<f64>>; 3] {
    let tensors = tensors();
    let rows = |name: &str| -> Vec<Vec<f64>> {
        let rows = tensors[&format!("{layer}.0.{name}")].rows();
        rows.map(<[f64]>::to_vec).collect()
    };
    let x = rows("x");
    let normalized = x.iter().map(|row| normalized(row)).collect();
    [x, normalized, rows("y")]
}

#[track_caller]
fn assert_near(actual: f64, expected: f64) {
    // PyTorch's y was recorded in float32.
    assert!(
        (actual - expected).abs() < 1e-5 * expected.abs().max(1.0),
        "{actual}, not {expected}"
    );
}

/// The finding's numbers, the table's rows that the chart has, and its texts.
fn shown(finding: Finding) -> (Stages, Figure, Vec<(String, Vec<f64>)>, String) {
    let (outcome, sample) = outcome(finding);
    let stages = Stages::of(&outcome, Some(finding)).expect("a finding");
    let figure = charts::stages(Some(&stages), &sample, Theme::Light);
    let table = charts::stages_data(Some(&stages), &sample);
    let rows = table.rows.iter().map(|(name, values)| {
        let values = values.iter().map(|value| value.expect("a number").to_f64());
        (name.clone(), values.collect())
    });
    let summary = words::stages_summary(&stages, &sample);
    // The markers of each stage are at the values of the lines.
    for (stage, name) in words::STAGES.iter().enumerate() {
        let trace = traces(&figure).find(|trace| trace["name"] == *name);
        let drawn = numbers(&trace.expect("markers")["y"]);
        let expected: Vec<f64> = stages.lines.iter().map(|line| line.values[stage]).collect();
        assert_eq!(drawn, expected, "{name}");
    }
    (stages.clone(), figure, rows.collect(), summary)
}

fn traces(figure: &Figure) -> impl Iterator<Item = &Value> {
    figure.data.as_array().expect("traces").iter()
}

fn numbers(values: &Value) -> Vec<f64> {
    let values = values.as_array().expect("a list").iter();
    values
        .map(|value| value.as_f64().expect("a number"))
        .collect()
}

fn labels(figure: &Figure) -> Vec<String> {
    let texts = traces(figure).filter(|trace| trace["mode"] == "text");
    texts
        .map(|trace| trace["text"][0].as_str().expect("a text").trim().to_owned())
        .collect()
}

fn title(figure: &Figure) -> &str {
    figure.layout["title"]["text"].as_str().expect("a title")
}

#[test]
fn a_massive_activation_towers_over_the_others_and_is_the_largest_possible_value_after() {
    let (_, figure, rows, summary) = shown(Finding::MassiveActivation);
    let matrices = matrices(2);
    assert_eq!(rows.len(), 3);
    for (stage, matrix) in matrices.iter().enumerate() {
        assert_near(rows[0].1[stage], matrix[0][99]);
        let others = (0..384).filter(|&at| at != 99).map(|at| matrix[0][at]);
        assert_near(
            rows[1].1[stage],
            others.clone().fold(f64::INFINITY, f64::min),
        );
        assert_near(rows[2].1[stage], others.fold(f64::NEG_INFINITY, f64::max));
    }
    assert_eq!(title(&figure), "Feature 100 of [CLS]: before, after");
    assert_eq!(
        labels(&figure),
        ["others", "feature 100: 223.1", "19.56", "8.131"]
    );
    assert_eq!(
        summary,
        "Line: feature 100 of token 1, [CLS]. Band: the other 383 features."
    );
}

#[test]
fn an_outlier_feature_is_below_the_others_in_most_tokens_at_every_stage() {
    let (stages, figure, rows, summary) = shown(Finding::OutlierFeature);
    let matrices = matrices(8);
    // All tokens but [CLS].
    let tokens: Vec<usize> = stages.lines.iter().map(|line| line.at).collect();
    assert_eq!(tokens, (1..12).collect::<Vec<_>>());
    for (stage, matrix) in matrices.iter().enumerate() {
        for &token in &tokens {
            assert_near(rows[token - 1].1[stage], matrix[token][223]);
        }
        let others = || {
            let rows = tokens.iter().map(|&token| &matrix[token]);
            rows.flat_map(|row| (0..384).filter(|&at| at != 223).map(|at| row[at]))
        };
        assert_near(rows[11].1[stage], others().fold(f64::INFINITY, f64::min));
        assert_near(
            rows[12].1[stage],
            others().fold(f64::NEG_INFINITY, f64::max),
        );
    }
    assert_eq!(title(&figure), "Feature 224 of each token: before, after");
    assert_eq!(
        labels(&figure),
        ["others", "feature 224 in 11 of 12 tokens"]
    );
    assert!(
        summary.starts_with("Lines: feature 224 of the tokens"),
        "{summary}"
    );
}

#[test]
fn the_features_that_gamma_removes_are_the_largest_before_and_0_after() {
    let (_, figure, rows, summary) = shown(Finding::SwitchedOff);
    let matrices = matrices(12);
    let size = |stage: usize, at: usize| {
        let values = matrices[stage].iter().map(|row| row[at].abs());
        values.sum::<f64>() / matrices[stage].len() as f64
    };
    let removed = [127, 223, 319];
    let kept = || (0..384).filter(|at| !removed.contains(at));
    for stage in 0..3 {
        for (row, &at) in removed.iter().enumerate() {
            assert_near(rows[row].1[stage], size(stage, at));
        }
        let least = kept()
            .map(|at| size(stage, at))
            .fold(f64::INFINITY, f64::min);
        let most = kept().map(|at| size(stage, at)).fold(0.0, f64::max);
        assert_near(rows[3].1[stage], least);
        assert_near(rows[4].1[stage], most);
        // The lines are above the band until γ, and below it after.
        for row in &rows[..3] {
            assert!(if stage < 2 {
                row.1[stage] > most
            } else {
                row.1[stage] < least
            });
        }
    }
    assert_eq!(title(&figure), "The features that γ removes: before, after");
    assert_eq!(labels(&figure), ["others", "features 128, 224 and 320"]);
    assert!(
        summary.starts_with("Lines: features with γ = 0, rounded"),
        "{summary}"
    );
}

#[test]
fn the_stds_are_1_when_normalised_and_differ_with_gamma_and_beta() {
    let (_, figure, rows, summary) = shown(Finding::OutputStds);
    let matrices = matrices(3);
    assert_eq!(rows.len(), 12);
    for (stage, matrix) in matrices.iter().enumerate() {
        for (row, values) in matrix.iter().enumerate() {
            assert_near(rows[row].1[stage], mean_and_std(values).1);
        }
    }
    assert!(rows.iter().all(|row| (row.1[1] - 1.0).abs() < 1e-5));
    assert_eq!(title(&figure), "Each token’s std: before, after");
    assert_eq!(labels(&figure), ["0.4167", "1", "[CLS]: 1.548"]);
    assert_eq!(
        summary,
        "A line per token. With γ and β, the stds are from 0.6568 to 1.548."
    );
}

#[test]
fn elsewhere_the_chart_shows_the_value_farthest_from_the_mean_of_its_row() {
    let (outcome, _) = outcome(Finding::OutputStds);
    let stages = Stages::of(&outcome, None).expect("a value");
    let [x, normalized, _] = matrices(3);
    let sizes = normalized.iter().enumerate().flat_map(|(row, values)| {
        let values = values.iter().enumerate();
        values.map(move |(feature, value)| (row, feature, value.abs()))
    });
    let (row, feature, _) = sizes
        .max_by(|one, other| one.2.total_cmp(&other.2))
        .expect("a value");
    assert_eq!((stages.lines.len(), stages.lines[0].at), (1, row));
    assert_near(stages.lines[0].values[0], x[row][feature]);
}

#[test]
fn without_a_spread_there_is_nothing_to_draw() {
    let norm = Norm {
        name: String::new(),
        eps: 1e-5,
        gamma: Matrix::new(1, 2, vec![1.0; 2]),
        beta: Matrix::new(1, 2, vec![0.0; 2]),
        activations: Vec::new(),
    };
    let input = Matrix::new(1, 2, vec![3.0; 2]);
    let outcome = run(
        &norm,
        &Activations {
            input,
            output: None,
        },
    );
    assert_eq!(Stages::of(&outcome, None), None);
    let figure = charts::stages(None, &Sample::default(), Theme::Dark);
    assert_eq!(traces(&figure).count(), 0);
    assert_eq!(title(&figure), words::NO_STAGES);
    assert!(
        charts::stages_data(None, &Sample::default())
            .rows
            .is_empty()
    );
}

#[test]
fn the_static_picture_names_the_stages_on_its_axis() {
    let (_, figure, _, _) = shown(Finding::MassiveActivation);
    let drawing = svg::render(&figure, 440.0, 320.0);
    for stage in words::STAGE_TICKS {
        assert!(drawing.contains(&format!(">{stage}</text>")), "{stage}");
    }
    assert!(drawing.contains("feature 100: 223.1"));
}
