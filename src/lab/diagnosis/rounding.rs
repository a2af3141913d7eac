//! Which rounding changes a mean or a std.

use std::ops::Range;

use super::{
    fault::Fault,
    measured::{Measured, VISIBLE},
    row::{Exact, exact_results, exact_summary},
    stages::Stages,
};
use crate::lab::{
    format::{rounded, smallest_normal},
    scenario::Precision,
    statistics::Summary,
};

/// The least part of a mean or a std that counts as a cause: a quarter of what is
/// visible, since several may add up.
const CAUSE: f64 = VISIBLE / 4.0;

/// The causes of a difference, in the order of the computation.
#[derive(Clone, Debug, Default)]
pub(super) struct Effects {
    /// All of them.
    pub(super) all: Vec<Fault>,
    /// Those that change a mean.
    pub(super) of_mean: Vec<Fault>,
    /// Those that change a std.
    pub(super) of_std: Vec<Fault>,
}

/// Which statistics of some row, or of all rows together, a cause changes.
#[derive(Clone, Copy, Default)]
struct Changes {
    mean: bool,
    std: bool,
}

impl Effects {
    /// A cause of everything.
    pub(super) fn of_all(fault: Fault) -> Self {
        Self {
            all: vec![fault],
            of_mean: vec![fault],
            of_std: vec![fault],
        }
    }

    /// Adds a cause, if it changes anything.
    fn push(&mut self, fault: Fault, changes: Changes) {
        for (list, applies) in [
            (&mut self.all, changes.any()),
            (&mut self.of_mean, changes.mean),
            (&mut self.of_std, changes.std),
        ] {
            if applies {
                list.push(fault);
            }
        }
    }
}

impl Changes {
    fn any(self) -> bool {
        self.mean || self.std
    }

    /// How statistics differ from the exact ones by as much as counts as a cause.
    fn between(statistics: Summary, exact: Summary) -> Self {
        let (mean, std) = (exact.mean.to_f64(), exact.std_biased.to_f64());
        Self {
            mean: (statistics.mean.to_f64() - mean).abs() > CAUSE * (mean.abs() + std),
            std: (statistics.std_biased.to_f64() - std).abs() > CAUSE * std,
        }
    }

    fn or(self, other: Self) -> Self {
        Self {
            mean: self.mean || other.mean,
            std: self.std || other.std,
        }
    }
}

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
    let lost = lost_to_underflow(input, mean, layer.step_format());
    let underflows = lost > CAUSE * (exact.variance + exact.eps)
        || variance < f64::from(smallest_normal(layer.step_format()));
    let fault = if underflows {
        Fault::VarianceUnderflow
    } else {
        Fault::VarianceRounding
    };
    let variance = without_mean.max(0.0);
    effects.push(fault, with(Exact { variance, ..exact }));
    let eps = stages.eps.into();
    effects.push(Fault::EpsUnderflow, with(Exact { eps, ..exact }));
    if layer.precision != Precision::Float32 {
        effects.push(Fault::FormatRounding, from_format(layer, exact, &rows));
    }
    if effects.all.is_empty() {
        Effects::of_all(Fault::ResultRounding)
    } else {
        effects
    }
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

/// What rounding the exact results to the layer's format changes.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a narrow format is reached from float32"
)]
fn from_format(layer: &Measured, exact: Exact, rows: &Range<usize>) -> Changes {
    let sets = sets(rows).map(|rows| {
        let results = exact_results(layer, exact, rows.clone());
        let rounded = results.map(|y| rounded(y as f32, layer.precision));
        Changes::between(Summary::of(rounded), exact_summary(layer, exact, rows))
    });
    sets.fold(Changes::default(), Changes::or)
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
