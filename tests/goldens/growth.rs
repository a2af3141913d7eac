//! `growth.json`: the norm after every step of both chains.

use layernorm_lab::lab::{
    growth::{Noise, Step, run},
    real::Real,
    scenario::{Growth, Precision, Product},
};
use serde::Deserialize;

use super::{Report, difference};

#[derive(Deserialize)]
struct Case {
    seed: u64,
    size: u32,
    scale: f64,
    steps: u32,
    product: Kind,
    layernorm: bool,
    dtype: Precision,
    small: Vec<Reference>,
    large: Vec<Reference>,
}

#[derive(Clone, Copy, Deserialize, PartialEq)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Hadamard,
    Matmul,
}

#[derive(Deserialize)]
struct Reference {
    norm: Real,
    zeros: usize,
    non_finite: usize,
}

/// Relative error 1e-6 for the elementwise product in any format.
pub(crate) fn check_elementwise() -> Report {
    let report = Report::new("growth.json, elementwise products", "relative error");
    check(report, Kind::Hadamard, 1e-6)
}

/// Relative error 1e-3 for the matrix product, whose sums are added up in
/// another order.
pub(crate) fn check_matrix() -> Report {
    let report = Report::new("growth.json, matrix products", "relative error");
    check(report, Kind::Matmul, 1e-3)
}

/// Zeros and what is not finite are counted alike. In a matrix product the sums
/// of a step that is overflowing may do so on the way or not, by their order:
/// there the count may be off by 1 % of the entries, and only there.
fn check(mut report: Report, kind: Kind, tolerance: f64) -> Report {
    for case in super::cases::<Case>(include_str!("growth.json")) {
        if case.product != kind {
            continue;
        }
        report.cases += 1;
        let settings = Growth {
            scale: case.scale,
            steps: case.steps,
            size: case.size,
            product: match case.product {
                Kind::Hadamard => Product::Elementwise,
                Kind::Matmul => Product::Matrix,
            },
            layer_norm: case.layernorm,
            precision: case.dtype,
        };
        let outcome = run(&mut Noise::seeded(case.seed), &settings);
        for (chain, reference) in [
            (&outcome.shrinking.steps, &case.small),
            (&outcome.growing.steps, &case.large),
        ] {
            assert_eq!(chain.len(), reference.len());
            for (index, (step, reference)) in std::iter::zip(chain, reference).enumerate() {
                let place = format!("{settings:?} seed {} step {}", case.seed, index + 1);
                let entries = (case.size * case.size) as usize;
                let overflowing = (1..entries).contains(&reference.non_finite);
                let slack = match kind {
                    Kind::Matmul if overflowing => entries / 100,
                    _ => 0,
                };
                compare(&mut report, &place, step, reference, tolerance, slack);
            }
        }
    }
    report
}

fn compare(
    report: &mut Report,
    place: &str,
    step: &Step,
    reference: &Reference,
    tolerance: f64,
    slack: usize,
) {
    let error = difference(step.norm, reference.norm, |expected| expected);
    report.hold(place, error, tolerance);
    let non_finite = step.infinite + step.undefined;
    let counted = (step.zeros, non_finite);
    let alike = step.zeros == reference.zeros
        && (non_finite > 0) == (reference.non_finite > 0)
        && non_finite.abs_diff(reference.non_finite) <= slack;
    let error = if alike { 0.0 } else { f64::INFINITY };
    report.hold(&format!("{place}: counts {counted:?}"), error, 0.0);
}
