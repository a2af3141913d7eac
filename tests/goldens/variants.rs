//! `variants.json`: LayerNorm's relatives on the same matrix.

use layernorm_lab::lab::{
    relatives::{Relative, run},
    scenario::Precision,
    statistics::Statistics,
};
use serde::Deserialize;

use super::{
    Report,
    layer_norm::{matrix, record_matrix},
};

#[derive(Deserialize)]
struct Case {
    seed: u64,
    eps: f64,
    groups: u32,
    input: Vec<Vec<f32>>,
    layer_norm: Vec<Vec<f32>>,
    layer_norm_whole: Vec<Vec<f32>>,
    rms_norm: Vec<Vec<f32>>,
    batch_norm: Vec<Vec<f32>>,
    group_norm: Vec<Vec<f32>>,
}

/// Allows `|error| ≤ 2e-6·(1 + |value|)`.
pub(crate) fn check() -> Report {
    let mut report = Report::new("variants.json", "error / (1 + |value|)");
    for case in super::cases::<Case>(include_str!("variants.json")) {
        report.cases += 1;
        let input = matrix(&case.input);
        for relative in Relative::all(case.groups) {
            let expected = matrix(match relative {
                Relative::LayerNormRow => &case.layer_norm,
                Relative::LayerNormWhole => &case.layer_norm_whole,
                Relative::RmsNorm => &case.rms_norm,
                Relative::BatchNorm => &case.batch_norm,
                Relative::GroupNorm { .. } => &case.group_norm,
            });
            let outcome = run(relative, &input, case.eps, Precision::Float32)
                .expect("the groups divide the columns");
            let label = format!("seed {} {relative:?}", case.seed);
            record_matrix(&mut report, &label, (&outcome.output, &expected), 2e-6);
            assert_eq!(outcome.statistics, Statistics::of(&outcome.output));
        }
    }
    report
}
