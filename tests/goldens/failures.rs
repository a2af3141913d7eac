//! `failures.json`: exact values, computed with 200 digits by `failures.py`.

use layernorm_lab::{
    lab::{
        exact::layer_norm,
        failures::{self, Failure},
        real::Real,
    },
    words::failures::name,
};
use serde::Deserialize;

use super::{Report, difference};

#[derive(Deserialize)]
struct Case {
    name: String,
    eps: f64,
    input: Vec<Real>,
    mean: Real,
    variance: Real,
    output: Vec<Real>,
}

/// Relative error 1e-14, far below the 1e-6 that a reader could see. Every
/// failure that the lab shows is among the cases.
pub(crate) fn check() -> Report {
    let mut report = Report::new("failures.json", "relative error");
    let cases = super::cases::<Case>(include_str!("failures.json"));
    for failure in &failures::ALL {
        let named = |case: &&Case| case.name == name(failure.id);
        let case = cases.iter().find(named).expect("every failure is a case");
        stated_alike(failure, case);
    }
    for case in cases {
        report.cases += 1;
        let exact = layer_norm(&float32(&case.input), case.eps);
        let mut hold = |what: &str, measured: Real, expected: Real| {
            let error = difference(measured, expected, |expected| expected);
            report.hold(&format!("{} {what}", case.name), error, 1e-14);
        };
        hold("mean", exact.mean, case.mean);
        hold("variance", exact.variance, case.variance);
        assert_eq!(exact.output.len(), case.output.len());
        for (measured, expected) in std::iter::zip(exact.output, case.output) {
            hold("output", measured, expected);
        }
    }
    report
}

/// The lab's row is the one that the exact values are of.
fn stated_alike(failure: &Failure, case: &Case) {
    let outcome = failures::run(failure);
    assert_eq!(outcome.input, case.input, "{}", case.name);
    assert_eq!(Real::from(failure.eps), Real::from(case.eps));
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "the file holds float32 numbers"
)]
fn float32(values: &[Real]) -> Vec<f32> {
    values.iter().map(|value| value.to_f64() as f32).collect()
}
