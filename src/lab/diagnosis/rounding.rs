//! Which rounding changes a mean or a std.

use std::ops::Range;

use super::{
    effects::{CAUSE, Changes, Effects},
    fault::Fault,
    measured::Measured,
    row::{Exact, exact_summary, parameters},
    small_squares::SmallSquares,
    stages::Stages,
};
use crate::lab::{format::rounded, scenario::Precision, statistics::Summary};

/// The roundings that change a mean or a std of a group whose results are finite.
pub(super) fn effects(layer: &Measured, group: usize, stages: Stages, input: &[f32]) -> Effects {
    let rows = layer.input.rows() / layer.groups.len();
    let rows = group * rows..(group + 1) * rows;
    let (mean, variance) = (stages.mean.to_f64(), stages.variance.to_f64());
    let exact = Exact::of(layer.groups[group], layer.eps);
    let with = |with: Exact| {
        let sets = sets(&rows).map(|rows| {
            let with = exact_summary(layer, with, rows.clone());
            Changes::between(with, exact_summary(layer, exact, rows))
        });
        sets.fold(Changes::default(), Changes::or)
    };
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
    if from_both.any() && !from_sum.any() && !from_mean.any() {
        // Each alone is too small. An error of the sum is at least twice as large.
        let is_sum = (mean - nearest).abs() > 0.0;
        let fault = if is_sum {
            Fault::SumRounding
        } else {
            Fault::MeanRounding
        };
        effects.push(fault, from_both);
    } else {
        effects.push(Fault::SumRounding, from_sum);
        effects.push(Fault::MeanRounding, from_mean);
    }
    let about_mean = exact.variance + (mean - exact.mean).powi(2);
    let without_mean = exact.variance + (variance - about_mean);
    let variance = without_mean.max(0.0);
    let changes = with(Exact { variance, ..exact });
    for fault in variance_faults(layer, input, mean, exact) {
        effects.push(fault, changes);
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
    if layer.stepwise.is_some() {
        let each = |x, gamma, beta| later_steps(layer.precision, exact, x, gamma, beta);
        effects.push(Fault::StepRounding, from_results(layer, exact, &rows, each));
    } else if layer.precision != Precision::Float32 {
        let each = |x, gamma, beta: f32| exact.result(x, gamma, beta.into());
        effects.push(
            Fault::FormatRounding,
            from_results(layer, exact, &rows, each),
        );
    }
    if effects.all.is_empty() {
        Effects::of_all(match layer.stepwise {
            Some(_) => Fault::StepRounding,
            None => Fault::ResultRounding,
        })
    } else {
        effects
    }
}

/// What is wrong with the variance if it is visibly off.
fn variance_faults(layer: &Measured, input: &[f32], mean: f64, exact: Exact) -> Vec<Fault> {
    let squares = SmallSquares::of(input, mean, layer.step_format());
    let least = CAUSE * (exact.variance + exact.eps);
    let small = [
        (Fault::VarianceUnderflow, squares.lost),
        (Fault::SubnormalSquares, squares.subnormal),
    ];
    let faults = small.into_iter().filter(|(_, part)| part.abs() > least);
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

/// Each of the rows, and all of them together.
fn sets(rows: &Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let each = rows.clone().map(|row| row..row + 1);
    each.chain([rows.clone()])
}

/// The number of a format that is nearest to a mean.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the mean of float32 numbers is in float32's range"
)]
fn nearest(mean: f64, format: Precision) -> f64 {
    rounded(mean as f32, format).into()
}

/// What changes if each result y is that of a function of x, γ and β, rounded to the layer's
/// format.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a narrow format is reached from float32"
)]
fn from_results(
    layer: &Measured,
    exact: Exact,
    rows: &Range<usize>,
    result: impl Fn(f32, f32, f32) -> f64,
) -> Changes {
    let sets = sets(rows).map(|rows| {
        let results = parameters(layer, rows.clone())
            .map(|(x, gamma, beta)| rounded(result(x, gamma, beta) as f32, layer.precision));
        Changes::between(Summary::of(results), exact_summary(layer, exact, rows))
    });
    sets.fold(Changes::default(), Changes::or)
}

/// y, if only the steps after the variance are rounded.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a narrow format is reached from float32"
)]
fn later_steps(format: Precision, exact: Exact, x: f32, gamma: f32, beta: f32) -> f64 {
    let round = |value: f64| f64::from(rounded(value as f32, format));
    let root = round(round(exact.variance + exact.eps).sqrt());
    let normalized = round(round(f64::from(x) - exact.mean) / root);
    let scaled = round(normalized * f64::from(gamma));
    scaled + f64::from(beta)
}
