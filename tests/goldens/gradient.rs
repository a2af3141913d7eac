//! `layernorm.json`: the gradients for the upstream gradient given.

use layernorm_lab::lab::{gradient, matrix::Matrix};

use super::{
    Report,
    layer_norm::{Case, Values, hold_matrix, is_ill_conditioned, layer, matrix, read},
};

/// `|error| ≤ 2e-6·(1 + |value|)`, as for the output.
pub(crate) fn check() -> Report {
    check_those("layernorm.json, gradients", Kind::Ordinary, 2e-6)
}

/// Of one value, and of two with the same upstream, the exact gradients of
/// x and γ are 0: burn gives 0, and PyTorch what rounding leaves, 5.6e-6.
pub(crate) fn check_few() -> Report {
    check_those(
        "layernorm.json, gradients, 1 or 2 features",
        Kind::Few,
        6e-6,
    )
}

/// The gradients on rows such as 40000, 40001, 40002, 40003, whose outputs
/// differ visibly already.
pub(crate) fn check_large_offset() -> Report {
    check_those(
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

fn check_those(file: &'static str, kind: Kind, tolerance: f64) -> Report {
    let mut report = Report::new(file, "error / (1 + |value|)");
    for case in read() {
        let of = match case.normalized_shape.iter().product() {
            _ if is_ill_conditioned(&case) => Kind::IllConditioned,
            0..=2_usize => Kind::Few,
            _ => Kind::Ordinary,
        };
        if of == kind {
            hold(&mut report, &case, tolerance);
        }
    }
    report
}

fn hold(report: &mut Report, case: &Case, tolerance: f64) {
    report.cases += 1;
    let place = case.place();
    let upstream = matrix(&case.upstream);
    let gradient = gradient::run(&matrix(&case.input), &layer(case), &upstream);
    for (what, measured, expected) in [
        ("∂L/∂x", &gradient.input, matrix(&case.grad_input)),
        ("∂L/∂γ", &gradient.gamma, parameter(&case.grad_weight)),
        ("∂L/∂β", &gradient.beta, parameter(&case.grad_bias)),
    ] {
        let place = format!("{place} {what}");
        hold_matrix(report, &place, (measured, &expected), tolerance);
    }
}

/// A gradient of γ or β in its shape.
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
