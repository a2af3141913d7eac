//! What the rounding of the moments μ, v and ε changes in the results.

use std::{iter::zip, ops::Range};

use super::{
    changes::{CAUSE, Changes},
    effects::Effects,
    every_step::EveryStep,
    exact::{Exact, sets},
    fault::Fault,
    measured::Measured,
    small_squares::SmallSquares,
    stages::Stages,
};
use crate::lab::{format::rounded, scenario::Precision};

/// What float32's rounding of the moments changes.
pub(super) fn of_float32_moments(
    layer: &Measured,
    stages: Stages,
    input: &[f32],
    exact: Exact,
    with: impl Fn(Exact) -> Vec<Changes>,
) -> Effects {
    let (mean, variance) = (stages.mean.to_f64(), stages.variance.to_f64());
    // The layer takes the variance about its own mean, which adds the mean's error.
    let with_mean = |mean: f64| {
        with(Exact {
            mean,
            variance: exact.variance + (mean - exact.mean).powi(2),
            ..exact
        })
    };
    let mut effects = Effects::default();
    let nearest = nearest(exact.mean, layer.step_format());
    let from_sum = with_mean(exact.mean + (mean - nearest));
    let from_mean = with_mean(nearest);
    let from_both = with_mean(mean);
    // Where each alone is too small: an error of the sum is at least twice as large.
    let is_sum = (mean - nearest).abs() > 0.0;
    let merged = |alone: Vec<Changes>, is_larger: bool| {
        let sets = zip(alone, zip(&from_both, zip(&from_sum, &from_mean)));
        let sets = sets.map(|(alone, (both, (sum, mean)))| {
            if is_larger {
                alone.or(both.without(sum.or(*mean)))
            } else {
                alone
            }
        });
        sets.collect::<Vec<_>>()
    };
    effects.push(Fault::SumRounding, merged(from_sum.clone(), is_sum));
    effects.push(Fault::MeanRounding, merged(from_mean.clone(), !is_sum));
    let about_mean = exact.variance + (mean - exact.mean).powi(2);
    let without_mean = exact.variance + (variance - about_mean);
    let changes = with(Exact {
        variance: without_mean.max(0.0),
        ..exact
    });
    for fault in variance_faults(layer, input, mean, exact, variance - about_mean) {
        effects.push(fault, changes.clone());
    }
    let eps = f64::from(stages.eps);
    if rounding_of_eps_shows(layer, stages, input) {
        let fault = if eps == 0.0 {
            Fault::EpsUnderflow
        } else {
            Fault::EpsRounding
        };
        effects.push(fault, with(Exact { eps, ..exact }));
    }
    effects
}

/// What the rounding of each moment changes in a layer that rounds every step.
pub(super) fn of_rounded_moments(
    layer: &Measured,
    rows: &Range<usize>,
    stages: Stages,
    input: &[f32],
    exact: Exact,
) -> Effects {
    let layer_steps = EveryStep::of(layer, input, stages);
    let mut effects = Effects::default();
    let mut push = |fault: Fault, moments| {
        let sets = sets(rows).map(|rows| layer_steps.changes(moments, &rows));
        effects.push(fault, sets.collect());
    };
    let computed = layer_steps.computed();
    let (mean, variance) = (stages.mean.to_f64(), stages.variance.to_f64());
    let nearest = nearest(exact.mean, layer.step_format());
    let with_nearest = layer_steps.with_mean(nearest);
    if (mean - nearest).abs() > 0.0 {
        push(Fault::SumRounding, [computed, with_nearest]);
    }
    push(
        Fault::MeanRounding,
        [with_nearest, layer_steps.with_mean(exact.mean)],
    );
    let error = variance - exact.variance - (mean - exact.mean).powi(2);
    for fault in variance_faults(layer, input, mean, exact, error) {
        let without = layer_steps.without_rounding_of_variance(exact);
        push(fault, [computed, without]);
    }
    let fault = if stages.eps == 0.0 {
        Fault::EpsUnderflow
    } else {
        Fault::EpsRounding
    };
    push(fault, [computed, layer_steps.without_rounding_of_eps()]);
    effects
}

/// What is wrong with a variance that is off by this much: squares that are lost or have few
/// digits, and the rounding of their mean.
fn variance_faults(
    layer: &Measured,
    input: &[f32],
    mean: f64,
    exact: Exact,
    error: f64,
) -> Vec<Fault> {
    let squares = SmallSquares::of(input, mean, layer.step_format());
    let least = CAUSE * (exact.variance + exact.eps);
    let parts = [
        (Fault::VarianceUnderflow, squares.lost),
        (Fault::SubnormalSquares, squares.subnormal),
        (
            Fault::VarianceRounding,
            error + squares.lost + squares.subnormal,
        ),
    ];
    let faults = parts.into_iter().filter(|(_, part)| part.abs() > least);
    let faults: Vec<Fault> = faults.map(|(fault, _)| fault).collect();
    if faults.is_empty() {
        vec![Fault::VarianceRounding]
    } else {
        faults
    }
}

/// Whether any x̂ would be another number if ε were not rounded before it is added.
///
/// The rounding of the sum v + ε, or of its root, may undo that of ε. So it is asked with
/// that of the sum and without it.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a narrow format is reached from float32"
)]
fn rounding_of_eps_shows(layer: &Measured, stages: Stages, input: &[f32]) -> bool {
    let format = layer.step_format();
    let round = |value: f64| f64::from(rounded(value as f32, format));
    let (mean, variance) = (stages.mean.to_f64(), stages.variance.to_f64());
    let roots = [layer.eps, stages.eps.into()].map(|eps| {
        let sum: f64 = variance + eps;
        [sum, round(sum)].map(|sum| round(sum.sqrt()))
    });
    let [as_set, as_rounded] = roots;
    input.iter().any(|&x| {
        let deviation = round(f64::from(x) - mean);
        let normalized = |roots: [f64; 2]| roots.map(|root| round(deviation / root).to_bits());
        normalized(as_set) != normalized(as_rounded)
    })
}

/// The number of a format that is nearest to a mean.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the mean of float32 numbers is in float32's range"
)]
fn nearest(mean: f64, format: Precision) -> f64 {
    rounded(mean as f32, format).into()
}
