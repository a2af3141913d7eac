//! LayerNorm's backward pass.

use layernorm_lab::lab::{
    gradient,
    scenario::{LayerNorm, Parameter},
};
use proptest::prelude::*;

use super::{
    config,
    strategies::{assert_close, eps, layer, matrix, normalized, pairs, row_and_gradient},
};

proptest! {
    #![proptest_config(config())]

    /// At ε = 0 the output does not change when the input moves along 1 or along x̂.
    #[test]
    fn the_gradient_is_orthogonal_to_ones_and_to_the_output(
        (row, upstream) in row_and_gradient(),
    ) {
        let gradient = gradient::run(&matrix(&[&row]), &layer(0.0), &matrix(&[&upstream])).input;
        let dot = |direction: &[f32]| -> f64 {
            pairs(gradient.values(), direction).map(|(g, d)| g * d).sum()
        };
        let ones = vec![1.0; row.len()];
        let tolerance = 1e-5 * row.len() as f64;
        assert_close([(dot(&ones), 0.0), (dot(&normalized(&row, 0.0)), 0.0)], tolerance)?;
    }

    /// The gradient agrees with central differences of the formula.
    #[test]
    fn the_gradient_matches_finite_differences(
        (row, upstream) in row_and_gradient(),
        eps in eps(),
        gamma in -3_f64..3.0,
    ) {
        let layer = LayerNorm { gamma: Parameter::uniform(gamma), ..layer(eps) };
        let gradient = gradient::run(&matrix(&[&row]), &layer, &matrix(&[&upstream])).input;
        let row: Vec<f64> = row.iter().copied().map(f64::from).collect();
        // ∑ upstream · LN(x) in double precision.
        let loss = |row: &[f64]| -> f64 {
            let count = row.len() as f64;
            let mean = row.iter().sum::<f64>() / count;
            let variance = row.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / count;
            let root = (variance + eps).sqrt();
            let terms = std::iter::zip(row, &upstream);
            terms.map(|(x, &u)| f64::from(u) * gamma * (x - mean) / root).sum()
        };
        let quotients = (0..row.len()).map(|index| {
            const STEP: f64 = 1e-4;
            let at = |step: f64| {
                let mut row = row.clone();
                row[index] += step;
                loss(&row)
            };
            (at(STEP) - at(-STEP)) / (2.0 * STEP)
        });
        prop_assert_eq!(gradient.values().len(), row.len());
        let measured = gradient.values().iter().copied().map(f64::from);
        assert_close(measured.zip(quotients), 2e-5)?;
    }
}
