//! When two numbers are the same.

/// The difference as a part of the expected value; numbers that are no numbers
/// are alike only if they are of one kind.
pub(crate) fn relative_error(measured: f64, expected: f64) -> f64 {
    if measured.total_cmp(&expected).is_eq() || (measured.is_nan() && expected.is_nan()) {
        0.0
    } else if expected == 0.0 || !measured.is_finite() || !expected.is_finite() {
        f64::INFINITY
    } else {
        ((measured - expected) / expected).abs()
    }
}

/// The difference over 1 + the expected value's size.
pub(crate) fn error(measured: f64, expected: f64) -> f64 {
    if measured.is_finite() && expected.is_finite() {
        (measured - expected).abs() / (1.0 + expected.abs())
    } else {
        relative_error(measured, expected)
    }
}

/// Asserts that every number is the expected one, by a measure of error.
pub(crate) fn assert_close(
    what: &str,
    measured: &[f64],
    expected: &[f64],
    (measure, allowed): (fn(f64, f64) -> f64, f64),
) {
    assert_eq!(
        measured.len(),
        expected.len(),
        "{what}: {measured:?} for {expected:?}"
    );
    for (index, (&measured, &expected)) in std::iter::zip(measured, expected).enumerate() {
        let error = measure(measured, expected);
        assert!(
            error <= allowed,
            "{what}, value {index}: {measured} and not {expected}, error {error:e}"
        );
    }
}
