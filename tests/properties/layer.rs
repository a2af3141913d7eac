//! LayerNorm of one row or one matrix.

use layernorm_lab::lab::{
    activations::activations,
    exact,
    layer::layer_norm,
    normalization,
    scenario::{Activations, LayerNorm, NormalizedShape},
};
use proptest::prelude::*;

use super::{
    config,
    given::{eps, layer, matrix, near, normalized, pairs, row, std},
};

proptest! {
    #![proptest_config(config())]

    /// LN(a·x + c) = sign(a)·LN(x) at ε = 0.
    #[test]
    fn neither_shift_nor_scale_matters(
        row in row(),
        size in 0.1_f32..10.0,
        negative in prop::bool::ANY,
        shift in -10_f32..10.0,
    ) {
        let factor = if negative { -size } else { size };
        let moved: Vec<f32> = row.iter().map(|x| factor * x + shift).collect();
        let turned: Vec<f32> =
            normalized(&row, 0.0).iter().map(|y| factor.signum() * y).collect();
        // What rounding a·x + c to float32 loses of the spread.
        let lost = f64::from(10.0 * size + shift.abs()) / (f64::from(size) * std(&row));
        near(pairs(&normalized(&moved, 0.0), &turned), 1e-6 * (1.0 + lost))?;
    }

    /// The output's mean is 0 and its biased variance is v/(v + ε).
    #[test]
    fn mean_and_variance_are_what_algebra_says(row in row(), eps in eps()) {
        let outcome = normalization::run(matrix(&[&row]), &layer(eps));
        let after = outcome.after.rows[0];
        let variance = std(&row).powi(2);
        near([(after.mean.to_f64(), 0.0)], 1e-5)?;
        near([(after.std_biased.to_f64().powi(2), variance / (variance + eps))], 1e-5)?;
    }

    /// |x̂| ≤ √(n − 1).
    #[test]
    fn no_entry_is_past_the_root_of_n_less_1(row in row(), eps in eps()) {
        let most = (row.len() as f64 - 1.0).sqrt();
        for y in normalized(&row, eps) {
            prop_assert!(f64::from(y).abs() <= most * (1.0 + 1e-5), "{y} {most}");
        }
    }

    /// The order of the features does not matter.
    #[test]
    fn permuted_features_are_permuted_outputs(
        (row, order) in row().prop_flat_map(|row| {
            let order: Vec<usize> = (0..row.len()).collect();
            (Just(row), Just(order).prop_shuffle())
        }),
        eps in eps(),
    ) {
        let permuted = |row: &[f32]| -> Vec<f32> { order.iter().map(|&i| row[i]).collect() };
        let expected = permuted(&normalized(&row, eps));
        near(pairs(&normalized(&permuted(&row), eps), &expected), 1e-5)?;
    }

    /// Float32 is enough where the spread is no smaller than the mean.
    #[test]
    fn burn_is_near_the_exact_value(row in row(), eps in eps()) {
        let exact = exact::layer_norm(&row, eps).output;
        let measured = normalized(&row, eps);
        let pairs = std::iter::zip(&measured, exact).map(|(&y, exact)| (y.into(), exact.to_f64()));
        near(pairs, 1e-5)?;
    }

    /// Under LayerNorm ‖A‖ = √(rows · columns), whatever the scale.
    #[test]
    fn layer_norm_fixes_the_frobenius_norm(
        seed in 0_u64..1000,
        rows in 1_u32..=16,
        features in 8_u32..=64,
        exponent in -12_f64..6.0,
        whole in prop::bool::ANY,
    ) {
        let settings = Activations { rows, features, mean: 0.0, std: 10_f64.powf(exponent), ..Activations::default() };
        let shape = if whole { NormalizedShape::Whole } else { NormalizedShape::Row };
        let layer = LayerNorm { normalized_shape: shape, ..layer(0.0) };
        let output = layer_norm(activations(seed, &settings), &layer);
        let squares: f64 = output.values().iter().map(|&y| f64::from(y).powi(2)).sum();
        let expected = f64::from(rows * features).sqrt();
        near([(squares.sqrt(), expected)], 1e-5 * expected)?;
    }
}
