//! The arithmetic of one cell.

use layernorm_lab::{
    lab::{
        normalization::Outcome,
        scenario::{Parameter, Scenario},
    },
    words::arithmetic,
};

use crate::{
    judge::{Judge, ROUNDED},
    truth::Truth,
};

/// Judges the arithmetic of one cell: each result follows from the exact mean and
/// variance, and the last one is burn's.
pub(super) fn cell(judge: &mut Judge, truth: &Truth, outcome: &Outcome, scenario: &Scenario) {
    let row = (scenario.seed % truth.rows as u64) as usize;
    let feature = (scenario.seed / 7 % truth.features as u64) as usize;
    let (group, at) = if truth.is_whole {
        (&truth.groups[0], row * truth.features + feature)
    } else {
        (&truth.groups[row], feature)
    };
    let steps = arithmetic::of_cell(outcome, &scenario.layer_norm, row, feature);
    judge.sentences += steps.len();
    let normalized = group.exact.deviations[at] / group.root;
    // Exact arithmetic has no ∞ that only the format makes of γ or β.
    let parameter_row = if truth.is_whole { row } else { 0 };
    let set = |rounded: f32, parameter: &Parameter| {
        if rounded.is_finite() {
            f64::from(rounded)
        } else {
            parameter.at(parameter_row as u32, feature as u32)
        }
    };
    let layer = &scenario.layer_norm;
    let gamma = set(group.gamma[at], &layer.gamma);
    let exact = normalized * gamma + set(group.beta[at], &layer.beta);
    let mut near = |shown: f64, is: f64, slack: f64, what: &str| {
        if is.is_finite() {
            judge.near(shown, is, 1e-6 * is.abs() + slack, what);
        } else {
            judge.claim(!shown.is_finite(), || {
                format!("{what} is {is}, not {shown}")
            });
        }
    };
    // float64 sums of float32 values: 2^-29 of a unit in the last place of the largest.
    let largest = group
        .x
        .iter()
        .fold(0.0, |max: f64, x| max.max(x.abs().into()));
    let slack = largest * 2_f64.powi(-46);
    near(steps[0].result.to_f64(), group.x[at].into(), 0.0, "x");
    near(steps[1].result.to_f64(), group.exact.mean, slack, "μ");
    near(
        steps[2].result.to_f64(),
        group.exact.variance,
        slack * slack,
        "v",
    );
    near(
        steps[3].result.to_f64(),
        normalized,
        slack / group.root,
        "x̂",
    );
    let burn = group.y[at];
    let last = steps[steps.len() - 1].result.to_f64();
    if steps.len() == 6 {
        near(
            steps[4].result.to_f64(),
            exact,
            gamma.abs() * slack / group.root,
            "y",
        );
    }
    let is_burns = last == f64::from(burn) || (last.is_nan() && burn.is_nan());
    judge.claim(is_burns, || {
        format!("the last step gives {last}, burn {burn}")
    });
    // Without a step of its own, burn's result is what the arithmetic gives.
    if steps.len() == 5 && exact.is_finite() {
        judge.near(
            last,
            exact,
            2.0 * ROUNDED * exact.abs() + 1e-6 * slack,
            "y beside burn's",
        );
    }
}
