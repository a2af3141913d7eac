//! The stage of the computation at which float32's result and the exact one part.
//!
//! In float32 the stages are those of the layer on burn's `ndarray` backend: the mean, the squared
//! deviations from it, their mean. The `flex` backend updates a running mean instead
//! (Welford's algorithm), and fails on other inputs; before the lab moves to it, the
//! stages here have to follow.

use std::ops::Range;

use serde::Serialize;

use super::{
    measured::{Measured, VISIBLE},
    row::{Exact, exact_results, exact_summary},
};
use crate::lab::{
    format::{rounded, smallest_normal},
    matrix::Matrix,
    real::Real,
    scenario::Precision,
    statistics::Summary,
    tensor::{download, upload},
};

/// The mean and the biased variance as the layer rounds them.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Stages {
    /// The mean.
    pub mean: Real,
    /// The biased variance.
    pub variance: Real,
    /// ε as the layer adds it.
    pub eps: f32,
}

/// Why the result differs from the exact one. The largest number, and what is too small,
/// are those of the number format in which the layer computes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// The input holds an infinity or a NaN.
    NonFiniteInput,
    /// A partial sum of the values exceeds the largest number, so the mean is not
    /// finite.
    SumOverflow,
    /// A squared deviation exceeds the largest number, so the variance is infinite.
    SquareOverflow,
    /// The sum of the squared deviations exceeds the largest number.
    VarianceOverflow,
    /// `v + ε` and every deviation are 0: 0/0.
    ZeroOverZero,
    /// `v + ε` is 0, a deviation is not: the squares were too small.
    DivisionByZero,
    /// A finite `x̂` times γ, plus β, exceeds the largest number.
    ResultOverflow,
    /// The rounded mean is visibly off.
    MeanRounding,
    /// Squares too small for the format are missing from the variance.
    VarianceUnderflow,
    /// The rounded variance is visibly off.
    VarianceRounding,
    /// The format cannot hold an ε this small.
    EpsUnderflow,
    /// The rounding of the result to a narrow number format shows.
    FormatRounding,
    /// Mean and variance are right; a later rounding shows, of x − μ or of γ·x̂ + β.
    ResultRounding,
}

impl Stages {
    /// The stages of each group.
    ///
    /// In float32, of all groups together, because the order of summation could depend on
    /// the shape.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the layer adds ε as a float32 or a narrower number"
    )]
    pub(super) fn of_groups(layer: &Measured) -> Vec<Self> {
        if let Some(moments) = layer.stepwise {
            return moments
                .iter()
                .map(|moments| Self {
                    mean: moments.mean,
                    variance: moments.variance,
                    eps: moments.eps.to_f64() as f32,
                })
                .collect();
        }
        let (values, groups) = (layer.input.values(), layer.groups.len());
        let tensor = upload(values.to_vec(), groups, values.len() / groups);
        let (variance, mean) = tensor.var_mean_bias(1);
        std::iter::zip(download(mean), download(variance))
            .map(|(mean, variance)| Self {
                mean: mean.into(),
                variance: variance.into(),
                eps: layer.eps as f32,
            })
            .collect()
    }
}

/// The least part of a mean or a std that counts as a cause: a quarter of what is
/// visible, since several may add up.
const CAUSE: f64 = VISIBLE / 4.0;

/// Why the result of a group differs from the exact one.
pub(super) fn faults(layer: &Measured, group: usize, stages: Stages) -> Vec<Fault> {
    let rows = layer.input.rows() / layer.groups.len();
    let rows = group * rows..(group + 1) * rows;
    let values = |matrix: &Matrix| -> Vec<f32> {
        let values = rows.clone().flat_map(|row| matrix.row(row));
        values.copied().collect()
    };
    let (input, output) = (values(layer.input), values(layer.output));
    if let Some(fault) = non_finite(&input, &output, stages, layer.step_format()) {
        return vec![fault];
    }
    let (mean, variance) = (stages.mean.to_f64(), stages.variance.to_f64());
    let exact = Exact::of(layer.groups[group], layer.eps);
    let shows = |with: Exact| {
        sets(&rows).any(|rows| {
            let with = exact_summary(layer, with, rows.clone());
            counts(with, exact_summary(layer, exact, rows))
        })
    };
    let mut faults = Vec::new();
    if shows(Exact { mean, ..exact }) {
        faults.push(Fault::MeanRounding);
    }
    // The layer takes the variance about its own mean, which adds the mean's error.
    let about_mean = exact.variance + (mean - exact.mean).powi(2);
    let error = variance - about_mean;
    let without_mean = exact.variance + error;
    if shows(Exact {
        variance: without_mean.max(0.0),
        ..exact
    }) {
        let format = layer.step_format();
        let lost = lost_to_underflow(&input, mean, format) > CAUSE * (exact.variance + exact.eps);
        faults.push(if lost || variance < f64::from(smallest_normal(format)) {
            Fault::VarianceUnderflow
        } else {
            Fault::VarianceRounding
        });
    }
    if shows(Exact {
        eps: stages.eps.into(),
        ..exact
    }) {
        faults.push(Fault::EpsUnderflow);
    }
    if layer.precision != Precision::Float32 && format_shows(layer, exact, &rows) {
        faults.push(Fault::FormatRounding);
    }
    if faults.is_empty() {
        faults.push(Fault::ResultRounding);
    }
    faults
}

/// Each of the rows, and all of them together.
fn sets(rows: &Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let each = rows.clone().map(|row| row..row + 1);
    each.chain([rows.clone()])
}

/// Whether statistics differ from the exact ones by as much as counts as a cause.
fn counts(statistics: Summary, exact: Summary) -> bool {
    let (mean, std) = (exact.mean.to_f64(), exact.std_biased.to_f64());
    (statistics.mean.to_f64() - mean).abs() > CAUSE * (mean.abs() + std)
        || (statistics.std_biased.to_f64() - std).abs() > CAUSE * std
}

/// Whether rounding the exact results to the layer's format changes their statistics.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a narrow format is reached from float32"
)]
fn format_shows(layer: &Measured, exact: Exact, rows: &Range<usize>) -> bool {
    sets(rows).any(|rows| {
        let results = exact_results(layer, exact, rows.clone());
        let rounded = results.map(|y| rounded(y as f32, layer.precision));
        counts(Summary::of(rounded), exact_summary(layer, exact, rows))
    })
}

/// The fault that makes a result infinite or NaN, or the variance infinite.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the stages are float32 numbers"
)]
fn non_finite(input: &[f32], output: &[f32], stages: Stages, format: Precision) -> Option<Fault> {
    if input.iter().any(|x| !x.is_finite()) {
        return Some(Fault::NonFiniteInput);
    }
    let Real::Finite(mean) = stages.mean else {
        return Some(Fault::SumOverflow);
    };
    let mut deviations = input.iter().map(|x| rounded(x - mean as f32, format));
    let Real::Finite(variance) = stages.variance else {
        return Some(
            if deviations.any(|d| rounded(d * d, format).is_infinite()) {
                Fault::SquareOverflow
            } else {
                Fault::VarianceOverflow
            },
        );
    };
    if variance as f32 + stages.eps == 0.0 {
        return Some(if deviations.all(|d| d == 0.0) {
            Fault::ZeroOverZero
        } else {
            Fault::DivisionByZero
        });
    }
    let overflows = output.iter().any(|y| !y.is_finite());
    overflows.then_some(Fault::ResultOverflow)
}

/// What the variance lacks because squares of deviations are too small for the format.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "a stage's mean is a float32, and a matrix has at most 65 536 values"
)]
fn lost_to_underflow(input: &[f32], mean: f64, format: Precision) -> f64 {
    let lost = input.iter().map(|x| {
        let deviation = rounded(x - mean as f32, format);
        let square = rounded(deviation * deviation, format);
        if square < smallest_normal(format) {
            (f64::from(deviation).powi(2) - f64::from(square)).abs()
        } else {
            0.0
        }
    });
    lost.sum::<f64>() / input.len() as f64
}
