//! `layernorm.json`: input, output, correlation and statistics of the layer.

use layernorm_lab::lab::{
    activations::activations,
    matrix::Matrix,
    normalization::run,
    real::Real,
    scenario::{Activations, LayerNorm, NormalizedShape, Override, Parameter},
    statistics::{Statistics, Summary},
};
use serde::Deserialize;

use super::{Report, scaled_error};

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
    /// Identifies the case in messages.
    pub(super) fn label(&self) -> String {
        format!("{:?}{:?} {:?}", self.name, self.seed, self.normalized_shape)
    }
}

/// γ or β: one row, or one row for each row of the input.
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

/// Name of the ill-conditioned case: its numbers are so large that float32 cannot
/// represent their small spread.
const ILL_CONDITIONED: &str = "large offset";

const TOLERANCE: f64 = 2e-6;

pub(super) fn is_ill_conditioned(case: &Case) -> bool {
    case.name.as_deref() == Some(ILL_CONDITIONED)
}

/// Allows `|error| ≤ 2e-6·(1 + |value|)`, for every case except the ill-conditioned one.
pub(crate) fn check() -> Report {
    let mut report = Report::new("layernorm.json", "error / (1 + |value|)");
    for case in read() {
        if !is_ill_conditioned(&case) {
            check_case(&mut report, &case, TOLERANCE);
        }
    }
    report
}

/// Rows such as 40000, 40001, 40002, 40003, where PyTorch and burn differ visibly from
/// each other and from the exact value.
pub(crate) fn check_large_offset() -> Report {
    let mut report = Report::new("layernorm.json, large offset", "error / (1 + |value|)");
    for case in read() {
        if is_ill_conditioned(&case) {
            check_case(&mut report, &case, 5e-3);
        }
    }
    report
}

pub(super) fn read() -> Vec<Case> {
    super::cases(include_str!("layernorm.json"))
}

/// `tolerance` applies to the output and everything computed from it. The input's
/// statistics always use [`TOLERANCE`].
fn check_case(report: &mut Report, case: &Case, tolerance: f64) {
    report.cases += 1;
    let label = case.label();
    let input = matrix(&case.input);
    record_activations(report, case, &input);
    let outcome = run(input, &layer(case));
    let output = (&outcome.output, &matrix(&case.output));
    record_matrix(report, &format!("{label} output"), output, tolerance);
    let error = scaled_error(outcome.correlation.pooled, case.pearson_r, |value| {
        1.0 + value
    });
    report.record(&format!("{label} r"), error, tolerance);
    let before = (&outcome.before, &case.input_statistics);
    record_statistics(report, &format!("{label} before"), before, TOLERANCE);
    let after = (&outcome.after, &case.output_statistics);
    record_statistics(report, &format!("{label} after"), after, tolerance);
}

/// Records the error of every entry of the measured matrix.
pub(super) fn record_matrix(
    report: &mut Report,
    label: &str,
    (measured, expected): (&Matrix, &Matrix),
    tolerance: f64,
) {
    let shape = |matrix: &Matrix| (matrix.rows(), matrix.columns());
    assert_eq!(shape(measured), shape(expected), "{label}");
    let entries = std::iter::zip(measured.values(), expected.values());
    for (index, (&measured, &expected)) in entries.enumerate() {
        let error = scaled_error(measured.into(), expected.into(), |value| 1.0 + value);
        report.record(&format!("{label} {index}"), error, tolerance);
    }
}

/// The lab's own draw of a seeded input must match bit for bit from 16 values on.
fn record_activations(report: &mut Report, case: &Case, input: &Matrix) {
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
        let error = scaled_error(drawn.into(), expected.into(), |value| 1.0 + value);
        report.record(&format!("seed {seed} input"), error, tolerance);
    }
}

fn record_statistics(
    report: &mut Report,
    label: &str,
    (measured, expected): (&Statistics, &Reference),
    tolerance: f64,
) {
    let mean = |summary: &Summary| summary.mean;
    let std = |summary: &Summary| summary.std_unbiased;
    let mut record_lines =
        |what: &str, lines: &[Summary], of: fn(&Summary) -> Real, expected: &[Real]| {
            assert_eq!(lines.len(), expected.len());
            for (index, (line, expected)) in std::iter::zip(lines, expected).enumerate() {
                let error = scaled_error(of(line), *expected, |value| 1.0 + value);
                report.record(&format!("{label} {what} {index}"), error, tolerance);
            }
        };
    record_lines("row mean", &measured.rows, mean, &expected.row_mean);
    record_lines("row std", &measured.rows, std, &expected.row_std);
    record_lines(
        "column mean",
        &measured.columns,
        mean,
        &expected.column_mean,
    );
    record_lines("column std", &measured.columns, std, &expected.column_std);
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
        ..LayerNorm::default()
    }
}

/// A parameter whose every entry is an override.
fn parameter(values: &Values) -> Parameter {
    let row = |(row, values): (u32, &Vec<f64>)| {
        let set = move |(feature, &value)| Override {
            row,
            feature,
            value,
        };
        std::iter::zip(0.., values).map(set).collect::<Vec<_>>()
    };
    Parameter {
        all: f64::NAN,
        overrides: match values {
            Values::Row(values) => row((0, values)),
            Values::Rows(rows) => std::iter::zip(0.., rows).flat_map(row).collect(),
        },
    }
}

pub(super) fn matrix(rows: &[Vec<f32>]) -> Matrix {
    Matrix::new(rows.len(), rows[0].len(), rows.concat())
}
