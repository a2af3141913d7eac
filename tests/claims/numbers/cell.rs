//! The arithmetic of one cell.

use layernorm_lab::{
    lab::{
        normalization::Outcome,
        scenario::{Precision, Scenario},
    },
    words::arithmetic::{self, ArithmeticStep},
};

use crate::{
    judge::{Judge, ROUNDED},
    parse::parse,
    truth::{Format, Truth},
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
    let eps = eps(scenario);
    let root = (group.exact.variance + eps).sqrt();
    let normalized = group.exact.deviations[at] / root;
    let gamma = f64::from(group.gamma[at]);
    let exact = normalized * gamma + f64::from(group.beta[at]);
    written(judge, &steps, eps);
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
    near(steps[3].result.to_f64(), normalized, slack / root, "x̂");
    let burn = group.y[at];
    let last = steps[steps.len() - 1].result.to_f64();
    if steps.len() == 6 {
        near(
            steps[4].result.to_f64(),
            exact,
            gamma.abs() * slack / root,
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

/// ε, in the layer's format if every step is rounded to it.
fn eps(scenario: &Scenario) -> f64 {
    let layer = &scenario.layer_norm;
    let is_rounded = layer.round_every_step && layer.precision != Precision::Float32;
    if is_rounded {
        Format::of(layer.precision).nearest(layer.eps)
    } else {
        layer.eps
    }
}

/// The formula of x̂ has this ε, and a negative number after a sign has brackets.
fn written(judge: &mut Judge, steps: &[ArithmeticStep], eps: f64) {
    let text = steps[3].formula.text();
    let shown = text.rsplit_once("+ ").map_or("", |(_, end)| end);
    let shown = parse(shown.split(')').next().unwrap_or_default());
    // Two infinities have no difference.
    let is_near = shown.to_bits() == eps.to_bits() || (shown - eps).abs() <= ROUNDED * eps;
    judge.claim(is_near, || format!("ε is {eps}, not {shown}: {text}"));
    for step in steps {
        let text = step.formula.text();
        for sign in ["+ −", "− −", "· −"] {
            judge.claim(!text.contains(sign), || format!("“{sign}” in {text}"));
        }
    }
}
