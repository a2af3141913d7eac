//! The statistics of the result in exact arithmetic, as far as float64 can tell.

use std::{iter::zip, ops::Range};

use super::measured::Measured;
use crate::lab::{
    format::rounded,
    group::{Group, predict},
    matrix::{Matrix, all_equal},
    scenario::Precision,
    statistics::{Moments, Statistics, Summary},
};

/// The numbers of a group that the result is computed from.
#[derive(Clone, Copy)]
pub(super) struct Exact {
    pub(super) mean: f64,
    pub(super) variance: f64,
    pub(super) eps: f64,
}

impl Exact {
    pub(super) fn of(group: Group, eps: f64) -> Self {
        Self {
            mean: group.mean.to_f64(),
            variance: group.variance.to_f64(),
            eps,
        }
    }

    /// `(x − μ)/√(v + ε)·γ + β`, in float64.
    pub(super) fn result(self, x: f32, gamma: f32, beta: f64) -> f64 {
        let root = (self.variance + self.eps).sqrt();
        (f64::from(x) - self.mean) / root * f64::from(gamma) + beta
    }

    /// The result y of x, γ and β, if only the steps after the variance are rounded. In float32
    /// the sum v + ε is as exact as its terms: where it is too small for the format, the squares
    /// are so too.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a narrow format is reached from float32"
    )]
    pub(super) fn result_in_steps(self, format: Precision, [x, gamma, beta]: [f32; 3]) -> f64 {
        let round = |value: f64| f64::from(rounded(value as f32, format));
        let sum = self.variance + self.eps;
        let root = round(match format {
            Precision::Float32 => sum.sqrt(),
            _ => round(sum).sqrt(),
        });
        let normalized = round(round(f64::from(x) - self.mean) / root);
        let scaled = round(normalized * f64::from(gamma));
        scaled + f64::from(beta)
    }
}

/// Each of the rows, and all of them together, if there are several.
pub(super) fn sets(rows: &Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let each = rows.clone().map(|row| row..row + 1);
    each.chain((rows.len() > 1).then(|| rows.clone()))
}

/// The statistics of one row, or of all rows of a matrix together.
pub(super) fn summary(matrix: &Matrix, statistics: &Statistics, rows: Range<usize>) -> Summary {
    if rows.len() == 1 {
        statistics.rows[rows.start]
    } else {
        Summary::of(matrix.values().iter().copied())
    }
}

/// The statistics of `(x − μ)/√(v + ε)·γ + β` for one row, or for all rows together, in
/// float64.
///
/// Where γ and β are uniform, they follow from the statistics of x, and no value is
/// lost beside a large mean. Otherwise, the first β is added to the mean alone: a large
/// one would swallow the spread.
pub(super) fn exact_summary(layer: &Measured, exact: Exact, rows: Range<usize>) -> Summary {
    let (gamma, beta) = (layer.gamma, layer.beta);
    let uniform = |parameter: &Matrix| {
        let values = if rows.len() == 1 {
            parameter.row(rows.start % parameter.rows())
        } else {
            parameter.values()
        };
        let first = values.first().copied().map(f64::from);
        first.filter(|_| all_equal(values))
    };
    if let (Some(gamma), Some(beta)) = (uniform(gamma), uniform(beta)) {
        let before = summary(layer.input, layer.before, rows);
        let group = Group {
            mean: exact.mean.into(),
            variance: exact.variance.into(),
        };
        return predict(before, group, exact.eps, (gamma, beta));
    }
    let first = f64::from(beta.values()[0]);
    let noise = float64_error(layer, exact, rows.clone());
    let shifted = parameters(layer, rows)
        .map(|(x, gamma, beta)| exact.result(x, gamma, f64::from(beta) - first));
    let mut moments = Moments::of(shifted);
    // γ and β may cancel, so that the exact results are equal.
    let std = moments.variance_biased().sqrt();
    if std > 0.0 && std <= noise {
        moments = Moments::of([moments.mean; 2]);
    }
    let summary = Summary::from(&moments);
    Summary {
        mean: (summary.mean.to_f64() + first).into(),
        ..summary
    }
}

/// The most by which float64 rounds the results of [`exact_summary`].
fn float64_error(layer: &Measured, exact: Exact, rows: Range<usize>) -> f64 {
    let root = (exact.variance + exact.eps).sqrt();
    let first = f64::from(layer.beta.values()[0]);
    let group = rows.start % layer.groups.len();
    let mean = layer.groups[group].mean.to_f64();
    // The deviations are exact, so that their mean is the error of μ.
    let size = layer.input.values().len() / layer.groups.len();
    let input = &layer.input.values()[group * size..][..size];
    let of_mean = Moments::of(input.iter().map(|&x| f64::from(x) - mean)).mean;
    let errors = parameters(layer, rows).map(|(x, gamma, beta)| {
        let (gamma, deviation) = (f64::from(gamma).abs() / root, (f64::from(x) - mean).abs());
        let rounded = gamma * deviation + (f64::from(beta) - first).abs();
        // A few roundings, each of at most half a unit in the last place.
        gamma * of_mean.abs() + 2.0 * f64::EPSILON * rounded
    });
    errors.fold(0.0, f64::max)
}

/// x, γ and β of each value of some rows.
pub(super) fn parameters<'a>(
    layer: &'a Measured,
    rows: Range<usize>,
) -> impl Iterator<Item = (f32, f32, f32)> + 'a {
    let (gamma, beta) = (layer.gamma, layer.beta);
    rows.flat_map(move |row| {
        let parameters = zip(gamma.row(row % gamma.rows()), beta.row(row % beta.rows()));
        zip(layer.input.row(row), parameters).map(|(&x, (&gamma, &beta))| (x, gamma, beta))
    })
}

/// Whether any result of some rows, after exact moments and in the layer's number format, differs
/// between two layers and their moments.
pub(super) fn results_differ(
    layers: [&Measured; 2],
    exact: [Exact; 2],
    rows: &Range<usize>,
) -> bool {
    let [one, other] = [0, 1].map(|at| rounded_results(layers[at], exact[at], rows));
    one != other
}

/// The bits of each y of some rows in the layer's number format, after exact moments.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a narrow format is reached from float32"
)]
fn rounded_results(layer: &Measured, exact: Exact, rows: &Range<usize>) -> Vec<u32> {
    let format = layer.step_format();
    let entries = parameters(layer, rows.clone());
    let results = entries.map(|(x, gamma, beta)| exact.result_in_steps(format, [x, gamma, beta]));
    let rounded = results.map(|y| rounded(y as f32, layer.precision).to_bits());
    rounded.collect()
}
