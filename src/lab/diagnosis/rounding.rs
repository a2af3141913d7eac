//! Which rounding changes a mean or a std.

use std::{iter::zip, ops::Range};

use super::{
    changes::{CAUSE, Changes},
    effects::Effects,
    exact::{Exact, exact_summary, parameters, summary},
    fault::Fault,
    measured::Measured,
    small_squares::SmallSquares,
    stages::Stages,
};
use crate::lab::{format::rounded, scenario::Precision, statistics::Summary};

/// The roundings that change a mean or a std of a group, where its results are finite.
pub(super) fn effects(layer: &Measured, group: usize, stages: Stages, input: &[f32]) -> Effects {
    let rows = layer.input.rows() / layer.groups.len();
    let rows = group * rows..(group + 1) * rows;
    let (mean, variance) = (stages.mean.to_f64(), stages.variance.to_f64());
    let exact = Exact::of(layer.groups[group], layer.eps);
    let with = |with: Exact| {
        let sets = sets(&rows).map(|rows| {
            let with = exact_summary(layer, with, rows.clone());
            let measured = summary(layer.output, layer.after, rows.clone());
            Changes::shown_in(measured, with, exact_summary(layer, exact, rows))
        });
        sets.collect::<Vec<_>>()
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
    let variance = without_mean.max(0.0);
    let changes = with(Exact { variance, ..exact });
    for fault in variance_faults(layer, input, mean, exact) {
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
    let of_steps = || {
        let after = |x, gamma, beta| exact.result_in_steps(layer.step_format(), [x, gamma, beta]);
        from_results(layer, exact, &rows, after)
    };
    match (&layer.stepwise, layer.precision) {
        (Some(_), _) => effects.push(Fault::StepRounding, of_steps()),
        (None, Precision::Float32) => effects.push(Fault::ResultRounding, of_steps()),
        (None, _) => {
            let [steps, format] = float32_and_format(layer, exact, &rows);
            effects.push(Fault::ResultRounding, steps);
            effects.push(Fault::FormatRounding, format);
        }
    }
    effects
}

/// The last roundings, which explain what no single one does.
pub(super) fn last(layer: &Measured) -> Fault {
    match (&layer.stepwise, layer.precision) {
        (Some(_), _) => Fault::StepRounding,
        (None, Precision::Float32) => Fault::ResultRounding,
        (None, _) => Fault::FormatRounding,
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

/// Each of the rows, and all of them together, if there are several.
fn sets(rows: &Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let each = rows.clone().map(|row| row..row + 1);
    each.chain((rows.len() > 1).then(|| rows.clone()))
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
fn from_results(
    layer: &Measured,
    exact: Exact,
    rows: &Range<usize>,
    result: impl Fn(f32, f32, f32) -> f64,
) -> Vec<Changes> {
    let sets = sets(rows).map(|rows| {
        let results = results(layer, &rows, &result, layer.precision);
        let measured = summary(layer.output, layer.after, rows.clone());
        Changes::shown_in(measured, results, exact_summary(layer, exact, rows))
    });
    sets.collect()
}

/// What float32's steps change in a result that is then rounded to a narrower format, and what
/// this rounding changes.
///
/// The steps change often nothing, because the rounding of the result is larger. Where a result
/// lies half way between two numbers of the format, the least error decides between them, but
/// it is not the cause. Where float32's results have the final statistics already, the rounding
/// that follows is not.
fn float32_and_format(layer: &Measured, exact: Exact, rows: &Range<usize>) -> [Vec<Changes>; 2] {
    let steps = |x, gamma, beta| exact.result_in_steps(Precision::Float32, [x, gamma, beta]);
    let without = |x, gamma, beta: f32| exact.result(x, gamma, beta.into());
    let sets = sets(rows).map(|rows| {
        let [both, format, float32] = [
            results(layer, &rows, &steps, layer.precision),
            results(layer, &rows, &without, layer.precision),
            results(layer, &rows, &steps, Precision::Float32),
        ];
        let measured = summary(layer.output, layer.after, rows.clone());
        let exact = exact_summary(layer, exact, rows);
        let of_steps = Changes::shown_in(measured, float32, exact);
        let remaining = Changes::between(both, float32);
        let is_all = of_steps.without(remaining);
        let decisive = Changes::between(both, format).and(of_steps);
        (
            decisive.or(is_all),
            Changes::shown_in(measured, format, exact).without(is_all),
        )
    });
    let (steps, format) = sets.unzip();
    [steps, format]
}

/// The statistics of results, each rounded to a format.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a narrow format is reached from float32"
)]
fn results(
    layer: &Measured,
    rows: &Range<usize>,
    result: &impl Fn(f32, f32, f32) -> f64,
    format: Precision,
) -> Summary {
    Summary::of(
        parameters(layer, rows.clone())
            .map(|(x, gamma, beta)| rounded(result(x, gamma, beta) as f32, format)),
    )
}
