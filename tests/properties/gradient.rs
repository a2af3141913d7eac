//! LayerNorm's backward pass.

use layernorm_lab::lab::{
    gradient::{self, steps::steps},
    real::Real,
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

    /// The three parts are orthogonal: their squares sum to ‖g‖². The last step is burn's
    /// result.
    #[test]
    fn the_parts_of_the_gradient_sum_to_it_and_the_last_step_is_burns(
        (row, upstream) in row_and_gradient(),
        eps in eps(),
        gamma in -3_f64..3.0,
    ) {
        let layer = LayerNorm { gamma: Parameter::uniform(gamma), ..layer(eps) };
        let (row, upstream) = (matrix(&[&row]), matrix(&[&upstream]));
        let steps = steps(&row, &layer, &upstream);
        let squares = steps.groups[0].squares;
        let sum: f64 = [squares.ones, squares.normalized, squares.rest]
            .map(Real::to_f64)
            .iter()
            .sum();
        let total = squares.total.to_f64();
        assert_close([(sum, total)], 1e-12 * total)?;
        let burn = gradient::run(&row, &layer, &upstream);
        assert_close(pairs(burn.input.values(), steps.divided.values()), 2e-5)?;
        let comparison = steps.compare(&burn)[0];
        prop_assert_eq!(comparison.non_finite, 0);
        prop_assert!(comparison.difference.to_f64() <= 2e-5);
    }
}
