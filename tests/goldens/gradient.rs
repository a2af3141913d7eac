//! `layernorm.json`: the gradients for the upstream gradient given.

use layernorm_lab::lab::gradient;

use super::{
    Report,
    layer_norm::{Case, Values, hold_matrix, is_ill_conditioned, layer, matrix, read},
};

/// What a gradient may be off by: the same as the output.
const TOLERANCE: f64 = 2e-6;

/// `|error| ≤ 2e-6·(1 + |value|)` for every case but the ill-conditioned one.
pub(crate) fn check() -> Report {
    let mut report = Report::new("layernorm.json, gradients", "error / (1 + |value|)");
    for case in read() {
        if !is_ill_conditioned(&case) {
            hold(&mut report, &case, TOLERANCE);
        }
    }
    report
}

/// The gradients on rows such as 40000, 40001, 40002, 40003, whose outputs
/// differ visibly already.
pub(crate) fn check_large_offset() -> Report {
    let mut report = Report::new(
        "layernorm.json, gradients, large offset",
        "error / (1 + |value|)",
    );
    for case in read() {
        if is_ill_conditioned(&case) {
            hold(&mut report, &case, 5e-3);
        }
    }
    report
}

fn hold(report: &mut Report, case: &Case, tolerance: f64) {
    report.cases += 1;
    let place = case.place();
    let upstream = matrix(&case.upstream);
    let gradient = gradient::run(&matrix(&case.input), &layer(case), &upstream);
    let mut values = |what: &str, measured, expected| {
        let place = format!("{place} {what}");
        hold_matrix(report, &place, (measured, expected), tolerance);
    };
    values("∂L/∂x", &gradient.input, &matrix(&case.grad_input));
    values("∂L/∂γ", &gradient.gamma, &parameter(&case.grad_weight));
    values("∂L/∂β", &gradient.beta, &parameter(&case.grad_bias));
}

/// A gradient of γ or β in its shape.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the file holds float32 numbers"
)]
fn parameter(values: &Values) -> layernorm_lab::lab::matrix::Matrix {
    let row = |values: &Vec<f64>| values.iter().map(|&value| value as f32).collect();
    let rows: Vec<Vec<f32>> = match values {
        Values::Row(values) => vec![row(values)],
        Values::Rows(rows) => rows.iter().map(row).collect(),
    };
    matrix(&rows)
}
