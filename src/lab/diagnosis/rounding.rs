//! Which rounding changes a mean or a std.

use std::ops::Range;

use super::{
    changes::Changes,
    effects::Effects,
    exact::{Exact, exact_summary, parameters, sets, summary},
    fault::Fault,
    measured::Measured,
    moments::{of_float32_moments, of_rounded_moments},
    stages::Stages,
};
use crate::lab::{format::rounded, scenario::Precision, statistics::Summary};

/// The roundings that change a mean or a std of a group, where its results are finite.
pub(super) fn effects(layer: &Measured, group: usize, stages: Stages, input: &[f32]) -> Effects {
    let rows = layer.input.rows() / layer.groups.len();
    let rows = group * rows..(group + 1) * rows;
    let exact = Exact::of(layer.groups[group], layer.eps);
    let with = |with: Exact| {
        let sets = sets(&rows).map(|rows| {
            let with = exact_summary(layer, with, rows.clone());
            let measured = summary(layer.output, layer.after, rows.clone());
            Changes::shown_in(measured, with, exact_summary(layer, exact, rows))
        });
        sets.collect::<Vec<_>>()
    };
    let mut effects = match layer.stepwise {
        Some(_) => of_rounded_moments(layer, &rows, stages, input, exact),
        None => of_float32_moments(layer, stages, input, exact, with),
    };
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
