//! Rows that break float32: what each of the three ways makes of them.

use layernorm_lab::{
    lab::{
        failures::{ALL, Failure, Id, Outcome, run},
        real::Real,
    },
    words::failures as words,
};

fn of(id: Id) -> Outcome {
    let failure = ALL.iter().find(|failure| failure.id == id);
    run(failure.expect("a failure of that id"))
}

/// Computed elsewhere: the variance of `offset + {0, 1, 2, 3}` is 1.25, and
/// in float32 `E[x²] − μ²` is 1 at 4000 and −128 at 40000.
#[test]
fn the_naive_variance_is_what_float32_leaves_of_it() {
    let at_40000 = of(Id::OnesFrom40000);
    assert_eq!(at_40000.exact.variance, Real::Finite(1.25));
    assert_eq!(at_40000.naive.variance, Real::Finite(-128.0));
    assert_eq!(at_40000.naive.output, [Real::Undefined; 4]);
    let at_4000 = Failure {
        row: || vec![4000.0, 4001.0, 4002.0, 4003.0],
        ..ALL[0]
    };
    assert_eq!(run(&at_4000).naive.variance, Real::Finite(1.0));
}

/// Every preset fails in at least one of the two ways but for the zeros, which
/// only ever failed backward.
#[test]
fn every_failure_shows() {
    for failure in &ALL {
        let outcome = run(failure);
        let naive = std::iter::zip(&outcome.naive.output, &outcome.exact.output)
            .any(|(naive, exact)| (naive.to_f64() - exact.to_f64()).abs() > 0.1);
        let burn = outcome.absolute_error.to_f64() > 1e-5;
        let undefined = |values: &[Real]| values.contains(&Real::Undefined);
        let lost = undefined(&outcome.naive.output) || undefined(&outcome.burn);
        assert_eq!(
            naive || burn || lost,
            failure.id != Id::Zeros,
            "{:?}: {outcome:?}",
            failure.id
        );
    }
}

#[test]
fn errors_are_told_at_the_worst_entry() {
    let huge = of(Id::PlusMinus1e20);
    assert_eq!(huge.burn, [Real::Finite(0.0); 4]);
    assert_eq!(huge.absolute_error, Real::Finite(1.0));
    assert_eq!(huge.relative_error, Real::Finite(1.0));
    let zeros = of(Id::ZerosInFloat16);
    assert_eq!(zeros.burn, [Real::Undefined; 8]);
    assert_eq!(zeros.exact.output, [Real::Finite(0.0); 8]);
    assert_eq!(zeros.absolute_error, Real::Infinity);
    let constant = of(Id::Constant1234);
    assert_eq!(constant.relative_error, Real::Finite(0.0));
    let spread = of(Id::ThousandthsFrom10000);
    let worst = spread.worst;
    let off = (spread.burn[worst].to_f64() - spread.exact.output[worst].to_f64()).abs();
    assert_eq!(spread.absolute_error, Real::Finite(off));
    assert!(off > 0.01, "{off}");
}

#[test]
fn an_infinity_takes_the_whole_row_with_it() {
    let outcome = of(Id::OneInfinity);
    assert_eq!(outcome.input[2], Real::Infinity);
    assert_eq!(outcome.burn, [Real::Undefined; 4]);
    assert_eq!(outcome.exact.output, [Real::Undefined; 4]);
}

#[test]
fn names_and_reasons_differ_and_reports_can_be_read() {
    for (index, failure) in ALL.iter().enumerate() {
        for other in &ALL[..index] {
            assert_ne!(other.id, failure.id);
            assert_ne!(words::name(other.id), words::name(failure.id));
            assert_ne!(words::why(other.id), words::why(failure.id));
        }
        assert!(words::why(failure.id).ends_with('.'));
        for report in failure.reports {
            assert!(report.url().starts_with("https://github.com/"));
            assert!(report.url().ends_with(&format!("/issues/{}", report.issue)));
        }
    }
}
