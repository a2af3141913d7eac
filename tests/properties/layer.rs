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
    strategies::{assert_close, eps, layer, matrix, normalized, pairs, row, std},
};

proptest! {
    #![proptest_config(config())]

    /// LN(a·x + c) = sign(a)·LN(x) at ε = 0.
    #[test]
    fn the_output_ignores_shift_and_scale(
        row in row(),
        size in 0.1_f32..10.0,
        negative in prop::bool::ANY,
        shift in -10_f32..10.0,
    ) {
        let factor = if negative { -size } else { size };
        let transformed: Vec<f32> = row.iter().map(|x| factor * x + shift).collect();
        let expected: Vec<f32> =
            normalized(&row, 0.0).iter().map(|y| factor.signum() * y).collect();
        // Rounding a·x + c to float32 loses this part of the spread.
        let loss = f64::from(10.0 * size + shift.abs()) / (f64::from(size) * std(&row));
        assert_close(pairs(&normalized(&transformed, 0.0), &expected), 1e-6 * (1.0 + loss))?;
    }

    /// The output's mean is 0 and its biased variance is v/(v + ε).
    #[test]
    fn mean_and_variance_match_their_formulas(row in row(), eps in eps()) {
        let outcome = normalization::run(matrix(&[&row]), &layer(eps));
        let after = outcome.after.rows[0];
        let variance = std(&row).powi(2);
        assert_close([(after.mean.to_f64(), 0.0)], 1e-5)?;
        assert_close([(after.std_biased.to_f64().powi(2), variance / (variance + eps))], 1e-5)?;
    }

    /// |x̂| ≤ √(n − 1).
    #[test]
    fn entries_are_at_most_the_root_of_n_minus_1(row in row(), eps in eps()) {
        let most = (row.len() as f64 - 1.0).sqrt();
        for y in normalized(&row, eps) {
            prop_assert!(f64::from(y).abs() <= most * (1.0 + 1e-5), "{y} {most}");
        }
    }

    /// LN(P·x) = P·LN(x) for every permutation P.
    #[test]
    fn permuting_features_permutes_the_output(
        (row, order) in row().prop_flat_map(|row| {
            let order: Vec<usize> = (0..row.len()).collect();
            (Just(row), Just(order).prop_shuffle())
        }),
        eps in eps(),
    ) {
        let permuted = |row: &[f32]| -> Vec<f32> { order.iter().map(|&i| row[i]).collect() };
        let expected = permuted(&normalized(&row, eps));
        assert_close(pairs(&normalized(&permuted(&row), eps), &expected), 1e-5)?;
    }

    /// Float32 suffices for well-conditioned rows.
    #[test]
    fn burn_is_close_to_the_exact_value(row in row(), eps in eps()) {
        let exact = exact::layer_norm(&row, eps).output;
        let measured = normalized(&row, eps);
        prop_assert_eq!(measured.len(), exact.len());
        let pairs = std::iter::zip(&measured, exact).map(|(&y, exact)| (y.into(), exact.to_f64()));
        assert_close(pairs, 1e-5)?;
    }

    /// Under LayerNorm ‖A‖ = √(rows · columns), whatever the scale.
    #[test]
    fn layer_norm_sets_the_frobenius_norm(
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
        assert_close([(squares.sqrt(), expected)], 1e-5 * expected)?;
    }
}
