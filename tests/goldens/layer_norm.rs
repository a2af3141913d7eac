//! `layernorm.json`: input, output, correlation and statistics of the layer.

use layernorm_lab::lab::{
    activations::activations,
    matrix::Matrix,
    normalization::run,
    real::Real,
    scenario::{Activations, LayerNorm, NormalizedShape, Own, Parameter},
    statistics::{Statistics, Summary},
};
use serde::Deserialize;

use super::{Report, difference};

#[derive(Deserialize)]
pub(super) struct Case {
    name: Option<String>,
    seed: Option<u64>,
    std: Option<f64>,
    mean: Option<f64>,
    pub(super) normalized_shape: Vec<usize>,
    eps: f64,
    weight: Values,
    bias: Values,
    pub(super) input: Vec<Vec<f32>>,
    output: Vec<Vec<f32>>,
    pearson_r: Real,
    input_statistics: Reference,
    output_statistics: Reference,
    pub(super) upstream: Vec<Vec<f32>>,
    pub(super) grad_input: Vec<Vec<f32>>,
    pub(super) grad_weight: Values,
    pub(super) grad_bias: Values,
}

impl Case {
    /// Which case it is, for a fault's message.
    pub(super) fn place(&self) -> String {
        format!("{:?}{:?} {:?}", self.name, self.seed, self.normalized_shape)
    }
}

/// γ or β: one row, or one for each row of the input.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum Values {
    Row(Vec<f64>),
    Rows(Vec<Vec<f64>>),
}

#[derive(Deserialize)]
struct Reference {
    row_mean: Vec<Real>,
    row_std: Vec<Real>,
    column_mean: Vec<Real>,
    column_std: Vec<Real>,
}

/// The ill-conditioned case: float32 itself cannot hold the small spread of
/// its large numbers.
const ILL_CONDITIONED: &str = "large offset";

const TOLERANCE: f64 = 2e-6;

pub(super) fn is_ill_conditioned(case: &Case) -> bool {
    case.name.as_deref() == Some(ILL_CONDITIONED)
}

/// `|error| ≤ 2e-6·(1 + |value|)` for every case but the ill-conditioned one.
pub(crate) fn check() -> Report {
    let mut report = Report::new("layernorm.json", "error / (1 + |value|)");
    for case in read() {
        if !is_ill_conditioned(&case) {
            hold(&mut report, &case, TOLERANCE);
        }
    }
    report
}

/// Rows such as 40000, 40001, 40002, 40003, where PyTorch's float32 and
/// burn's differ visibly, and both from the exact value.
pub(crate) fn check_large_offset() -> Report {
    let mut report = Report::new("layernorm.json, large offset", "error / (1 + |value|)");
    for case in read() {
        if is_ill_conditioned(&case) {
            hold(&mut report, &case, 5e-3);
        }
    }
    report
}

pub(super) fn read() -> Vec<Case> {
    super::cases(include_str!("layernorm.json"))
}

/// `tolerance` holds for the output and what follows from it; the input and
/// its statistics always hold to [`TOLERANCE`].
fn hold(report: &mut Report, case: &Case, tolerance: f64) {
    report.cases += 1;
    let place = case.place();
    let input = matrix(&case.input);
    hold_activations(report, case, &input);
    let outcome = run(input, &layer(case));
    let output = (&outcome.output, &matrix(&case.output));
    hold_matrix(report, &format!("{place} output"), output, tolerance);
    let error = difference(outcome.correlation.pooled, case.pearson_r, |value| {
        1.0 + value
    });
    report.hold(&format!("{place} r"), error, tolerance);
    let before = (&outcome.before, &case.input_statistics);
    hold_statistics(report, &format!("{place} before"), before, TOLERANCE);
    let after = (&outcome.after, &case.output_statistics);
    hold_statistics(report, &format!("{place} after"), after, tolerance);
}

/// Every entry of a measured matrix and of the expected one.
pub(super) fn hold_matrix(
    report: &mut Report,
    place: &str,
    (measured, expected): (&Matrix, &Matrix),
    tolerance: f64,
) {
    let shape = |matrix: &Matrix| (matrix.rows(), matrix.columns());
    assert_eq!(shape(measured), shape(expected), "{place}");
    let entries = std::iter::zip(measured.values(), expected.values());
    for (index, (&measured, &expected)) in entries.enumerate() {
        let error = difference(measured.into(), expected.into(), |value| 1.0 + value);
        report.hold(&format!("{place} {index}"), error, tolerance);
    }
}

/// The seeded inputs are drawn by the lab too: bit for bit from 16 values on.
fn hold_activations(report: &mut Report, case: &Case, input: &Matrix) {
    let (Some(seed), Some(std), Some(mean)) = (case.seed, case.std, case.mean) else {
        return;
    };
    let settings = Activations {
        rows: u32::try_from(input.rows()).unwrap(),
        features: u32::try_from(input.columns()).unwrap(),
        mean,
        std,
        ..Activations::default()
    };
    let drawn = activations(seed, &settings);
    let tolerance = if input.values().len() < 16 { 1e-6 } else { 0.0 };
    for (&drawn, &expected) in std::iter::zip(drawn.values(), input.values()) {
        let error = difference(drawn.into(), expected.into(), |value| 1.0 + value);
        report.hold(&format!("seed {seed} input"), error, tolerance);
    }
}

fn hold_statistics(
    report: &mut Report,
    place: &str,
    (measured, expected): (&Statistics, &Reference),
    tolerance: f64,
) {
    let mean = |summary: &Summary| summary.mean;
    let std = |summary: &Summary| summary.std_unbiased;
    let mut all = |what: &str, lines: &[Summary], of: fn(&Summary) -> Real, expected: &[Real]| {
        assert_eq!(lines.len(), expected.len());
        for (index, (line, expected)) in std::iter::zip(lines, expected).enumerate() {
            let error = difference(of(line), *expected, |value| 1.0 + value);
            report.hold(&format!("{place} {what} {index}"), error, tolerance);
        }
    };
    all("row mean", &measured.rows, mean, &expected.row_mean);
    all("row std", &measured.rows, std, &expected.row_std);
    all(
        "column mean",
        &measured.columns,
        mean,
        &expected.column_mean,
    );
    all("column std", &measured.columns, std, &expected.column_std);
}

pub(super) fn layer(case: &Case) -> LayerNorm {
    LayerNorm {
        normalized_shape: if case.normalized_shape.len() == 1 {
            NormalizedShape::Row
        } else {
            NormalizedShape::Whole
        },
        eps: case.eps,
        gamma: parameter(&case.weight),
        beta: parameter(&case.bias),
    }
}

/// Every entry set by hand.
fn parameter(values: &Values) -> Parameter {
    let row = |(row, values): (u32, &Vec<f64>)| {
        let set = move |(feature, &value)| Own {
            row,
            feature,
            value,
        };
        std::iter::zip(0.., values).map(set).collect::<Vec<_>>()
    };
    Parameter {
        all: f64::NAN,
        own: match values {
            Values::Row(values) => row((0, values)),
            Values::Rows(rows) => std::iter::zip(0.., rows).flat_map(row).collect(),
        },
    }
}

pub(super) fn matrix(rows: &[Vec<f32>]) -> Matrix {
    Matrix::new(rows.len(), rows[0].len(), rows.concat())
}
