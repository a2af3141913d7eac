//! `growth.json`, and the chains of `layer_formats.json`: the norm after every step of both
//! chains.

use layernorm_lab::lab::{
    growth::{ChainStep, Noise, run},
    real::Real,
    scenario::Precision,
};
use serde::Deserialize;

use super::{
    Report,
    chain_case::{ChainCase, Kind},
    scaled_error,
};

#[derive(Deserialize)]
struct Case {
    #[serde(flatten)]
    settings: ChainCase,
    dtype: Precision,
    small: Vec<Reference>,
    large: Vec<Reference>,
}

#[derive(Deserialize)]
struct Reference {
    norm: Real,
    zeros: usize,
    non_finite: usize,
}

/// Allows a relative error of 1e-6 for elementwise products.
pub(crate) fn check_elementwise() -> Report {
    let report = Report::new("growth.json, elementwise products", "relative error");
    check(report, of_kind(Kind::Hadamard), 1e-6)
}

/// Allows a relative error of 1e-3 for matrix products, whose terms are added up in
/// another order.
pub(crate) fn check_matrix() -> Report {
    let report = Report::new("growth.json, matrix products", "relative error");
    check(report, of_kind(Kind::Matmul), 1e-3)
}

/// LayerNorm after every step, in the formats and sizes that growth.json lacks. A narrow
/// format turns a rounding error of float32 into one unit in its last place, and every step
/// adds some.
pub(crate) fn check_layer_norm() -> Report {
    #[derive(Deserialize)]
    struct File {
        chains: Vec<Case>,
    }
    let file: File = serde_json::from_str(include_str!("layer_formats.json"))
        .expect("the golden files are valid JSON");
    let report = Report::new("layer_formats.json, chains", "relative error");
    check(report, file.chains, 1e-4)
}

fn of_kind(kind: Kind) -> Vec<Case> {
    let cases: Vec<Case> = super::cases(include_str!("growth.json"));
    cases
        .into_iter()
        .filter(|case| case.settings.product == kind)
        .collect()
}

/// The counts of zeros and of non-finite entries must be equal too, with one exception:
/// in the step in which a matrix product overflows, the order of summation decides
/// whether a partial sum does, so there the counts may differ by 1 % of the entries.
fn check(mut report: Report, cases: Vec<Case>, tolerance: f64) -> Report {
    for case in cases {
        report.cases += 1;
        let ChainCase { seed, size, .. } = case.settings;
        let settings = case.settings.growth(case.dtype);
        let outcome = run(&mut Noise::seeded(seed), &settings);
        for (chain, reference) in [
            (&outcome.shrinking.steps, &case.small),
            (&outcome.growing.steps, &case.large),
        ] {
            assert_eq!(chain.len(), reference.len());
            for (index, (step, reference)) in std::iter::zip(chain, reference).enumerate() {
                let label = format!("{settings:?} seed {seed} step {}", index + 1);
                let entries = (size * size) as usize;
                let overflowing = (1..entries).contains(&reference.non_finite);
                let slack = match case.settings.product {
                    Kind::Matmul if overflowing => entries / 100,
                    _ => 0,
                };
                compare(&mut report, &label, step, reference, tolerance, slack);
            }
        }
    }
    report
}

fn compare(
    report: &mut Report,
    label: &str,
    step: &ChainStep,
    reference: &Reference,
    tolerance: f64,
    slack: usize,
) {
    let error = scaled_error(step.norm, reference.norm, |expected| expected);
    report.record(label, error, tolerance);
    let non_finite = step.infinite + step.undefined;
    let counted = (step.zeros, non_finite);
    let counts_agree = step.zeros == reference.zeros
        && (non_finite > 0) == (reference.non_finite > 0)
        && non_finite.abs_diff(reference.non_finite) <= slack;
    let error = if counts_agree { 0.0 } else { f64::INFINITY };
    report.record(&format!("{label}: counts {counted:?}"), error, 0.0);
}
