//! Differences in units in the last place of a format.

use half::{bf16, f16};
use layernorm_lab::lab::{matrix::Matrix, real::Real, scenario::Precision};

use super::super::Report;

/// Reference values, of which the file holds the shortest decimal that rounds to each.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the decimals lie next to numbers of the format"
)]
pub(super) fn rounded(rows: &[Vec<Real>], precision: Precision) -> Matrix {
    let values = rows.concat().iter().map(|x| x.to_f64() as f32).collect();
    in_format(&Matrix::new(rows.len(), rows[0].len(), values), precision)
}

/// Each value rounded to the format.
pub(super) fn in_format(matrix: &Matrix, precision: Precision) -> Matrix {
    let values = matrix.values().iter().map(|&value| match precision {
        Precision::Float32 => value,
        Precision::Float16 => f16::from_f32(value).to_f32(),
        Precision::BFloat16 => bf16::from_f32(value).to_f32(),
    });
    Matrix::new(matrix.rows(), matrix.columns(), values.collect())
}

/// Allows one unit in the last place of the format.
///
/// Values that differ by at most 2e-6 of the largest one of the result count as equal:
/// float32 is not more exact, and near 0 a format's units are far smaller.
pub(super) fn record_units(
    report: &mut Report,
    label: &str,
    measured: &Matrix,
    expected: &Matrix,
    precision: Precision,
) {
    assert_eq!(
        (measured.rows(), measured.columns()),
        (expected.rows(), expected.columns()),
        "{label}"
    );
    assert_eq!(*measured, in_format(measured, precision), "{label}");
    let finite = expected.values().iter().filter(|value| value.is_finite());
    let negligible = 2e-6 * finite.fold(0.0, |most: f32, value| most.max(value.abs()));
    let pairs = std::iter::zip(measured.values(), expected.values());
    for (index, (&measured, &expected)) in pairs.enumerate() {
        let error = if (measured - expected).abs() <= negligible {
            0.0
        } else {
            units(measured, expected, precision)
        };
        let label = format!("{label}, {index}: {measured:?} for {expected:?}");
        report.record(&label, error, 1.0);
    }
}

/// How many numbers of the format lie between two of them, plus one; 0 for equal numbers,
/// among them 0 and −0, and two NaNs. Infinite if they differ and one is not finite.
fn units(measured: f32, expected: f32, precision: Precision) -> f64 {
    if Real::from(measured) == Real::from(expected) {
        return 0.0;
    }
    if !(measured.is_finite() && expected.is_finite()) {
        return f64::INFINITY;
    }
    let place = |value: f32| {
        let bits = match precision {
            Precision::Float16 => f16::from_f32(value.abs()).to_bits(),
            Precision::BFloat16 => bf16::from_f32(value.abs()).to_bits(),
            Precision::Float32 => panic!("the file has no results in float32"),
        };
        f64::from(bits) * f64::from(value.signum())
    };
    (place(measured) - place(expected)).abs()
}
