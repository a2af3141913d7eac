//! `layernorm.json`: the gradients for the given upstream gradient.

use layernorm_lab::lab::{gradient, matrix::Matrix};

use super::{
    Report,
    layer_norm::{Case, Values, is_ill_conditioned, layer, matrix, read, record_matrix},
};

/// Allows `|error| ≤ 2e-6·(1 + |value|)`, as for the output.
pub(crate) fn check() -> Report {
    check_kind("layernorm.json, gradients", Kind::Ordinary, 2e-6)
}

/// For one feature, and for two with equal upstream gradients, the exact gradients of x
/// and γ are 0. burn returns 0, and PyTorch a rounding error of up to 5.6e-6.
pub(crate) fn check_few() -> Report {
    check_kind(
        "layernorm.json, gradients, 1 or 2 features",
        Kind::Few,
        6e-6,
    )
}

/// The gradients of rows such as 40000, 40001, 40002, 40003, whose outputs already
/// differ visibly.
pub(crate) fn check_large_offset() -> Report {
    check_kind(
        "layernorm.json, gradients, large offset",
        Kind::IllConditioned,
        5e-3,
    )
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Ordinary,
    Few,
    IllConditioned,
}

fn check_kind(file: &'static str, kind: Kind, tolerance: f64) -> Report {
    let mut report = Report::new(file, "error / (1 + |value|)");
    for case in read() {
        let case_kind = match case.normalized_shape.iter().product() {
            _ if is_ill_conditioned(&case) => Kind::IllConditioned,
            0..=2_usize => Kind::Few,
            _ => Kind::Ordinary,
        };
        if case_kind == kind {
            check_case(&mut report, &case, tolerance);
        }
    }
    report
}

fn check_case(report: &mut Report, case: &Case, tolerance: f64) {
    report.cases += 1;
    let label = case.label();
    let upstream = matrix(&case.upstream);
    let gradient = gradient::run(&matrix(&case.input), &layer(case), &upstream);
    for (what, measured, expected) in [
        ("∂L/∂x", &gradient.input, matrix(&case.grad_input)),
        ("∂L/∂γ", &gradient.gamma, parameter(&case.grad_weight)),
        ("∂L/∂β", &gradient.beta, parameter(&case.grad_bias)),
    ] {
        let label = format!("{label} {what}");
        record_matrix(report, &label, (measured, &expected), tolerance);
    }
}

/// A gradient of γ or β as a matrix.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the file holds float32 numbers"
)]
fn parameter(values: &Values) -> Matrix {
    let row = |values: &Vec<f64>| values.iter().map(|&value| value as f32).collect();
    let rows: Vec<Vec<f32>> = match values {
        Values::Row(values) => vec![row(values)],
        Values::Rows(rows) => rows.iter().map(row).collect(),
    };
    matrix(&rows)
}
