//! The entry with the largest error.

use layernorm_lab::lab::{
    failures::{Outcome, Row, run_row},
    real::Real,
    scenario::Precision,
};

fn outcome(values: &[f32], precision: Precision) -> Outcome {
    run_row(&Row {
        values: values.to_vec(),
        eps: 1e-5,
        precision,
    })
}

fn finite(value: Real) -> f64 {
    value.finite().expect("a number")
}

#[test]
fn the_errors_are_those_of_the_first_entry_with_the_largest_absolute_error() {
    for (values, worst) in [
        // Symmetric values have equal errors.
        (&[1.0, 2.0][..], Some(0)),
        (&[2.0, 1.0, 1.0, 2.0], Some(0)),
        (&[10.0, 11.0, 12.0, 13.5], None),
        (&[0.1, 7.0, -3.0, 2.5, 0.25], None),
    ] {
        let outcome = outcome(values, Precision::BFloat16);
        let error = |index: usize| {
            (finite(outcome.burn[index]) - finite(outcome.exact.output[index])).abs()
        };
        let errors: Vec<f64> = (0..values.len()).map(error).collect();
        let largest = errors.iter().copied().fold(0.0, f64::max);
        assert!(largest > 0.0, "{values:?}: bfloat16 rounds visibly");
        assert_eq!(finite(outcome.absolute_error).to_bits(), largest.to_bits());
        assert_eq!(errors[outcome.worst].to_bits(), largest.to_bits());
        assert!(errors[..outcome.worst].iter().all(|error| *error < largest));
        if let Some(worst) = worst {
            assert_eq!(outcome.worst, worst, "{values:?}");
        }
        // relative · |exact| = absolute
        let size = finite(outcome.exact.output[outcome.worst]).abs();
        let product = finite(outcome.relative_error) * size;
        assert!((product - largest).abs() <= 1e-12 * largest, "{values:?}");
        assert!((size - 1.0).abs() > 1e-6, "a size of 1 shows nothing");
    }
}
