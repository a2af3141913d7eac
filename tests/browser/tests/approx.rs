//! Approximate equality of numbers.

/// The difference relative to the expected value. Infinities and NaN equal only themselves.
pub(crate) fn relative_error(measured: f64, expected: f64) -> f64 {
    if measured.total_cmp(&expected).is_eq() || (measured.is_nan() && expected.is_nan()) {
        0.0
    } else if expected == 0.0 || !measured.is_finite() || !expected.is_finite() {
        f64::INFINITY
    } else {
        ((measured - expected) / expected).abs()
    }
}

/// The difference divided by 1 + |expected|. Infinities and NaN equal only themselves.
pub(crate) fn scaled_error(measured: f64, expected: f64) -> f64 {
    if measured.is_finite() && expected.is_finite() {
        (measured - expected).abs() / (1.0 + expected.abs())
    } else {
        relative_error(measured, expected)
    }
}

/// Asserts that each error, by this measure, is at most `tolerance`.
pub(crate) fn assert_close(
    what: &str,
    measured: &[f64],
    expected: &[f64],
    (error, tolerance): (fn(f64, f64) -> f64, f64),
) {
    assert_eq!(
        measured.len(),
        expected.len(),
        "{what}: {measured:?} for {expected:?}"
    );
    for (index, (&measured, &expected)) in std::iter::zip(measured, expected).enumerate() {
        let error = error(measured, expected);
        assert!(
            error <= tolerance,
            "{what}, value {index}: {measured} and not {expected}, error {error:e}"
        );
    }
}
