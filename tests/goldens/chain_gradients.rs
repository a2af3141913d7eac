//! `chain_gradients.json`: the norm of the gradient at every step of both chains.

use layernorm_lab::lab::{gradient::chains::run, growth::Noise, real::Real, scenario::Precision};
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
    small: Vec<Real>,
    large: Vec<Real>,
}

/// Allows a relative error of 1e-5 for elementwise products.
pub(crate) fn check_elementwise() -> Report {
    let file = "chain_gradients.json, elementwise products";
    check(
        file,
        |case| case.settings.product == Kind::Hadamard && !is_long(case),
        1e-5,
    )
}

/// Float32's rounding errors grow over 60 steps with LayerNorm: PyTorch is up to 1.4e-5 from
/// the same chain in float64, and burn up to 1.9e-5.
pub(crate) fn check_long() -> Report {
    let file = "chain_gradients.json, elementwise, 60 LayerNorms";
    check(
        file,
        |case| case.settings.product == Kind::Hadamard && is_long(case),
        3e-5,
    )
}

/// Allows a relative error of 1e-3 for matrix products, whose terms are added up in
/// another order.
pub(crate) fn check_matrix() -> Report {
    let file = "chain_gradients.json, matrix products";
    check(file, |case| case.settings.product == Kind::Matmul, 1e-3)
}

/// Whether the two norms differ by the order of summation alone: where a matrix product
/// overflows, that order decides whether infinite terms of both signs meet and give NaN.
fn is_order(product: Kind, measured: Real, expected: Real) -> bool {
    product == Kind::Matmul && measured == Real::Undefined && expected.finite().is_none()
}

fn is_long(case: &Case) -> bool {
    case.settings.layernorm && case.settings.steps == 60
}

fn check(file: &'static str, is_checked: impl Fn(&Case) -> bool, tolerance: f64) -> Report {
    let mut report = Report::new(file, "relative error");
    let cases: Vec<Case> = super::cases(include_str!("chain_gradients.json"));
    for case in cases.into_iter().filter(|case| is_checked(case)) {
        report.cases += 1;
        let ChainCase { seed, product, .. } = case.settings;
        // Gradients are float32, whatever the format of the chains.
        let settings = case.settings.growth(Precision::Float16);
        let outcome = run(&mut Noise::seeded(seed), &settings);
        for (measured, expected) in [
            (outcome.shrinking.norms, &case.small),
            (outcome.growing.norms, &case.large),
        ] {
            assert_eq!(measured.len(), expected.len());
            for (index, (measured, expected)) in std::iter::zip(measured, expected).enumerate() {
                let label = format!("{settings:?} seed {seed} A_{index}");
                let error = if is_order(product, measured, *expected) {
                    0.0
                } else {
                    scaled_error(measured, *expected, |expected| expected)
                };
                report.record(&label, error, tolerance);
            }
        }
    }
    report
}
