//! Random inputs, and helpers that compare numbers.

use layernorm_lab::lab::{
    exact,
    layer::layer_norm,
    matrix::Matrix,
    scenario::{Growth, LayerNorm, Precision, Product},
};
use proptest::{collection::vec, prelude::*};

pub(crate) fn layer(eps: f64) -> LayerNorm {
    LayerNorm {
        eps,
        ..LayerNorm::default()
    }
}

pub(crate) fn matrix(rows: &[&[f32]]) -> Matrix {
    Matrix::new(rows.len(), rows[0].len(), rows.concat())
}

pub(crate) fn normalized(row: &[f32], eps: f64) -> Vec<f32> {
    layer_norm(matrix(&[row]), &layer(eps)).into_values()
}

pub(crate) fn std(row: &[f32]) -> f64 {
    exact::layer_norm(row, 0.0).variance.to_f64().sqrt()
}

/// A well-conditioned row: 2 to 64 values between −10 and 10, with a std above 0.5.
pub(crate) fn row() -> impl Strategy<Value = Vec<f32>> {
    vec(-10_f32..10.0, 2..=64).prop_filter("the row has a spread", |row| std(row) > 0.5)
}

/// A row and an upstream gradient of the same length.
pub(crate) fn row_and_gradient() -> impl Strategy<Value = (Vec<f32>, Vec<f32>)> {
    row().prop_flat_map(|row| {
        let gradient = vec(-1_f32..1.0, row.len());
        (Just(row), gradient)
    })
}

pub(crate) fn eps() -> impl Strategy<Value = f64> {
    (-12_f64..2.0).prop_map(|exponent| 10_f64.powf(exponent))
}

pub(crate) fn growth() -> impl Strategy<Value = Growth> {
    let formats = [Precision::Float32, Precision::Float16, Precision::BFloat16];
    (
        -3_f64..3.0,
        1_u32..40,
        1_u32..9,
        prop::bool::ANY,
        prop::bool::ANY,
        prop::sample::select(formats.to_vec()),
    )
        .prop_map(
            |(exponent, steps, size, matrix, layer_norm, precision)| Growth {
                scale: 10_f64.powf(exponent).clamp(1e-3, 1e3),
                steps,
                size,
                product: if matrix {
                    Product::Matrix
                } else {
                    Product::Elementwise
                },
                layer_norm,
                precision,
            },
        )
}

/// Fails unless every `(measured, expected)` pair agrees within the absolute tolerance.
pub(crate) fn assert_close(
    pairs: impl IntoIterator<Item = (f64, f64)>,
    tolerance: f64,
) -> Result<(), TestCaseError> {
    for (index, (measured, expected)) in pairs.into_iter().enumerate() {
        prop_assert!(
            (measured - expected).abs() <= tolerance,
            "{index}: {measured} is not {expected} (allowed {tolerance:e})"
        );
    }
    Ok(())
}

/// The pairs of two lists.
///
/// # Panics
/// If one list is longer: its end would not be compared.
pub(crate) fn pairs<'a>(a: &'a [f32], b: &'a [f32]) -> impl Iterator<Item = (f64, f64)> + 'a {
    assert_eq!(a.len(), b.len());
    std::iter::zip(a, b).map(|(&a, &b)| (a.into(), b.into()))
}
