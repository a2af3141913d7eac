//! The arithmetic of one cell.

use layernorm_lab::{
    lab::{
        gradient, gradient::steps::steps, matrix::Matrix, normalization::Outcome,
        scenario::Scenario,
    },
    words::gradient as words,
};

use crate::judge::Judge;

/// The last result of a cell's arithmetic is burn's, and the one before the exact one.
pub(super) fn cell(
    judge: &mut Judge,
    outcome: &Outcome,
    scenario: &Scenario,
    exact: &[f64],
    (upstream, start): (&Matrix, usize),
    cancellation: f64,
) {
    let at = (scenario.seed as usize) % exact.len();
    let (row, feature) = (
        (start + at) / outcome.input.columns(),
        (start + at) % outcome.input.columns(),
    );
    let layer = &scenario.layer_norm;
    let burn = gradient::run(&outcome.input, layer, upstream);
    let steps = steps(&outcome.input, layer, upstream);
    let list = words::of_cell(outcome, layer, upstream, &steps, &burn, [row, feature]);
    judge.sentences += list.len();
    let divided = list[3].result.to_f64();
    let size = exact.iter().fold(0.0, |most: f64, e| most.max(e.abs()));
    if exact[at].is_nan() {
        judge.claim(divided.is_nan(), || {
            format!("∂L/∂x of a cell is {divided}, not NaN")
        });
    } else if size < f64::from(f32::MAX) {
        // A matrix is float32, whose least number is 1.4e-45. The exact value is a difference
        // of float64 numbers of the size of g/σ.
        let tolerance = 1e-6 * size + 1e-45 + cancellation;
        judge.near(divided, exact[at], tolerance, "∂L/∂x of a cell");
    }
    if let Some(last) = list.get(4) {
        let burn = f64::from(burn.input.values()[start + at]);
        let is_burns = last.result.to_f64() == burn || burn.is_nan();
        judge.claim(is_burns, || format!("{last:?}, burn {burn}"));
    }
}
