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

use super::{Report, scaled_error};

#[derive(Deserialize)]
struct Case {
    name: String,
    eps: f64,
    input: Vec<Real>,
    mean: Real,
    variance: Real,
    output: Vec<Real>,
}

/// Allows a relative error of 1e-14. Every failure that the lab shows must be among the
/// cases.
pub(crate) fn check() -> Report {
    let mut report = Report::new("failures.json", "relative error");
    let cases = super::cases::<Case>(include_str!("failures.json"));
    for failure in &failures::ALL {
        let named = |case: &&Case| case.name == name(failure.id);
        let case = cases
            .iter()
            .find(named)
            .expect("every failure of the lab is among the cases");
        assert_same_input(failure, case);
    }
    for case in cases {
        report.cases += 1;
        let exact = layer_norm(&float32(&case.input), case.eps);
        let mut record = |what: &str, measured: Real, expected: Real| {
            let error = scaled_error(measured, expected, |expected| expected);
            report.record(&format!("{} {what}", case.name), error, 1e-14);
        };
        record("mean", exact.mean, case.mean);
        record("variance", exact.variance, case.variance);
        assert_eq!(exact.output.len(), case.output.len());
        for (measured, expected) in std::iter::zip(exact.output, case.output) {
            record("output", measured, expected);
        }
    }
    report
}

/// The lab's row and ε must be the ones that the exact values were computed from.
fn assert_same_input(failure: &Failure, case: &Case) {
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
