//! `layer_formats.json`: the layer and its relatives in float16 and bfloat16.

mod case;
mod units;

use layernorm_lab::lab::{
    matrix::Matrix,
    normalization::Outcome,
    relatives::{self, Relative},
    scenario::Precision,
};

use self::{
    case::{Case, read},
    units::{in_format, record_units, rounded},
};
use super::{Report, scaled_error};

/// The layer as `torch.nn.functional.layer_norm` computes it in float16.
pub(crate) fn check_float16() -> Report {
    let file = "layer_formats.json, layer in float16";
    check_ordinary(file, |report, case| {
        record_layer(report, case, Precision::Float16, false);
    })
}

/// The same in bfloat16.
pub(crate) fn check_bfloat16() -> Report {
    let file = "layer_formats.json, layer in bfloat16";
    check_ordinary(file, |report, case| {
        record_layer(report, case, Precision::BFloat16, false);
    })
}

/// The layer with the result of every step rounded, in both formats. Rounding removes
/// whatever the order of summation changes, so this check needs no well-conditioned rows.
pub(crate) fn check_every_step() -> Report {
    let mut report = in_units("layer_formats.json, every step rounded");
    for case in read() {
        report.cases += 1;
        for precision in [Precision::Float16, Precision::BFloat16] {
            record_layer(&mut report, &case, precision, true);
        }
    }
    report
}

/// The relatives in both formats.
pub(crate) fn check_relatives() -> Report {
    check_ordinary("layer_formats.json, relatives", |report, case| {
        for precision in [Precision::Float16, Precision::BFloat16] {
            for (label, measured, expected) in relatives_of(case, precision) {
                record_units(report, &label, &measured, &expected, precision);
            }
        }
    })
}

/// Rows whose mean is at least 30 times `√(v + ε)`: there PyTorch's result depends on the
/// rounding of `μ / √(v + ε)` to float32.
pub(crate) fn check_offset() -> Report {
    let file = "layer_formats.json, large offset";
    let mut report = Report::new(file, "error / (1 + |value|)");
    for case in read().iter().filter(|case| has_large_offset(case)) {
        report.cases += 1;
        for precision in [Precision::Float16, Precision::BFloat16] {
            let expected = rounded(&case.results(precision).layer_norm, precision);
            let output = case.run(precision, false).output;
            let layer = (case.label(precision), output, expected);
            let all = relatives_of(case, precision).into_iter().chain([layer]);
            for (label, measured, expected) in all {
                let pairs = std::iter::zip(measured.values(), expected.values());
                for (&measured, &expected) in pairs {
                    let error = scaled_error(measured.into(), expected.into(), |v| 1.0 + v);
                    report.record(&label, error, 0.5);
                }
            }
        }
    }
    report
}

fn in_units(file: &'static str) -> Report {
    Report::new(file, "units in the last place")
}

/// Applies a check to every state without a large offset.
fn check_ordinary(file: &'static str, check: impl Fn(&mut Report, &Case)) -> Report {
    let mut report = in_units(file);
    for case in read().iter().filter(|case| !has_large_offset(case)) {
        let values = report.values;
        check(&mut report, case);
        report.cases += usize::from(report.values > values);
    }
    report
}

/// Whether the mean of a row, or of the matrix that is normalised as a whole, is at least
/// 30 times `√(v + ε)` in either format.
fn has_large_offset(case: &Case) -> bool {
    [Precision::Float16, Precision::BFloat16]
        .into_iter()
        .flat_map(|precision| case.run(precision, false).groups)
        .any(|group| {
            let root = (group.variance.to_f64() + case.eps).sqrt();
            group.mean.to_f64().abs() / root >= 30.0
        })
}

fn record_layer(report: &mut Report, case: &Case, precision: Precision, every_step: bool) {
    let outcome = case.run(precision, every_step);
    let results = case.results(precision);
    let expected = if every_step {
        &results.stepwise
    } else {
        &results.layer_norm
    };
    let label = case.label(precision);
    let expected = rounded(expected, precision);
    record_units(report, &label, &outcome.output, &expected, precision);
    assert_in_format(&outcome, case, precision);
}

/// x, γ, β and y must be numbers of the format, and A must be kept.
fn assert_in_format(outcome: &Outcome, case: &Case, precision: Precision) {
    let activations = case.activations();
    assert_eq!(*outcome.activations(), activations);
    assert_eq!(outcome.input, in_format(&activations, precision));
    for matrix in [&outcome.gamma, &outcome.beta, &outcome.output] {
        assert_eq!(*matrix, in_format(matrix, precision), "{}", case.name);
    }
}

/// Each relative's output and PyTorch's.
fn relatives_of(case: &Case, precision: Precision) -> Vec<(String, Matrix, Matrix)> {
    let (Some(groups), Some(results)) = (case.groups, &case.results(precision).relatives) else {
        return Vec::new();
    };
    let input = case.activations();
    let compared = Relative::all(groups).into_iter().filter_map(|relative| {
        let expected = match relative {
            Relative::LayerNormRow => &results.layer_norm_row,
            Relative::LayerNormWhole => &results.layer_norm_whole,
            Relative::RmsNorm => &results.rms_norm,
            Relative::BatchNorm => results.batch_norm.as_ref()?,
            Relative::GroupNorm { .. } => &results.group_norm,
        };
        let outcome = relatives::run(relative, &input, case.eps, precision)
            .expect("the groups divide the columns");
        let label = format!("{}, {relative:?}", case.label(precision));
        Some((label, outcome.output, rounded(expected, precision)))
    });
    compared.collect()
}
