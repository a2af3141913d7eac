//! What changed a row's mean and std from 0 and 1.

use std::{iter::zip, ops::Range};

use serde::Serialize;

use super::measured::{Measured, VISIBLE};
use crate::lab::{
    group::{Group, predict},
    matrix::{Matrix, all_equal},
    real::Real,
    scenario::Divisor,
    statistics::{Moments, Statistics, Summary},
};

/// The exact statistics of a row of the output, and what its std consists of.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct RowDiagnosis {
    /// The mean and the stds of burn's result.
    pub measured: Summary,
    /// The mean and the stds that exact arithmetic gives. Undefined where it divides
    /// by 0.
    pub exact: Summary,
    /// The part of the exact mean that the row's own mean leaves, where several rows share
    /// a mean: the mean of γ times `(μᵢ − μ)/√(v + ε)`. 0 if the row is its group.
    pub own_mean: Real,
    /// The mean of burn's result minus the exact mean. Undefined if either is not finite.
    pub mean_error: Real,
    /// The factors of the biased std of burn's result.
    pub factors: StdFactors,
    /// The same, but a factor without which the exact std would be the same is 1, and part
    /// of what γ and β do: where γ is 0, ε has no influence.
    #[serde(skip)]
    pub effective: StdFactors,
}

/// The factors of a row's biased std; their product is the std. Where a factor has no
/// value, such as γ's share in a constant row, it is undefined.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct StdFactors {
    /// The row's own std divided by its group's.
    pub shared: Real,
    /// `√(v/(v + ε))`.
    pub eps: Real,
    /// |γ|, or what γ and β do together if they differ between features.
    pub affine: Real,
    /// burn's std divided by the exact one.
    pub rounding: Real,
}

impl RowDiagnosis {
    /// The diagnosis of one row, or of all rows together.
    pub(super) fn of_rows(layer: &Measured, rows: Range<usize>) -> Self {
        let group = layer.groups[rows.start % layer.groups.len()];
        let exact = exact_summary(layer, Exact::of(group, layer.eps), rows.clone());
        let before = summary(layer.input, layer.before, rows.clone());
        let after = summary(layer.output, layer.after, rows.clone());
        let variance = group.variance.to_f64();
        let shared = before.std_biased.to_f64() / variance.sqrt();
        let eps = (variance / (variance + layer.eps)).sqrt();
        let exact_std = exact.std_biased.to_f64();
        // All rows together, and a row by itself, have the mean that is subtracted.
        let own_mean = if rows.len() == layer.input.rows() / layer.groups.len() {
            0.0
        } else {
            let gamma = mean(layer.gamma.row(rows.start % layer.gamma.rows()));
            let difference = before.mean.to_f64() - group.mean.to_f64();
            gamma * (difference / (variance + layer.eps).sqrt())
        };
        let factors = |[shared, eps]: [f64; 2]| StdFactors {
            shared: shared.into(),
            eps: eps.into(),
            affine: (exact_std / (shared * eps)).into(),
            rounding: (after.std_biased.to_f64() / exact_std).into(),
        };
        let effective = [shared, eps].map(|factor| {
            // A factor of 1 needs no second look.
            let is_visible = (factor - 1.0).abs() > VISIBLE;
            let std = || std_without(layer, group, factor, rows.clone());
            if is_visible && (std() - exact_std).abs() <= VISIBLE * exact_std {
                1.0
            } else {
                factor
            }
        });
        Self {
            measured: after,
            exact,
            own_mean: own_mean.into(),
            mean_error: (after.mean.to_f64() - exact.mean.to_f64()).into(),
            factors: factors([shared, eps]),
            effective: factors(effective),
        }
    }

    /// The mean that a sentence states: the exact one, unless burn's differs visibly.
    #[must_use]
    pub fn mean(&self) -> Real {
        if self.mean_differs() {
            self.measured.mean
        } else {
            self.exact.mean
        }
    }

    /// The std that a sentence states: the exact one, unless burn's differs visibly.
    #[must_use]
    pub fn std(&self, divisor: Divisor) -> Real {
        if self.std_differs() {
            self.measured.std(divisor)
        } else {
            self.exact.std(divisor)
        }
    }

    /// Whether burn's mean or std differs from the exact one by more than a sentence
    /// rounds away.
    #[must_use]
    pub fn differs_visibly(&self) -> bool {
        self.mean_differs() || self.std_differs()
    }

    /// Whether burn's mean differs visibly from the exact one.
    #[must_use]
    pub fn mean_differs(&self) -> bool {
        let (Some(error), Some(mean), Some(std)) = (
            self.mean_error.finite(),
            self.exact.mean.finite(),
            self.exact.std_biased.finite(),
        ) else {
            return true;
        };
        error.abs() > VISIBLE * (mean.abs() + std)
    }

    /// Whether burn's std differs visibly from the exact one. Where the exact std is 0,
    /// any other std does.
    #[must_use]
    pub fn std_differs(&self) -> bool {
        match (self.exact.std_biased, self.factors.rounding) {
            (Real::Finite(_), Real::Finite(rounding)) => (rounding - 1.0).abs() > VISIBLE,
            // 0/0: both are 0.
            (Real::Finite(0.0), Real::Undefined) => false,
            _ => true,
        }
    }
}

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
}

/// The exact biased std of some rows if each x̂ were larger by what a factor takes from it.
fn std_without(layer: &Measured, group: Group, factor: f64, rows: Range<usize>) -> f64 {
    let exact = Exact {
        variance: (group.variance.to_f64() + layer.eps) * factor.powi(2),
        eps: 0.0,
        ..Exact::of(group, layer.eps)
    };
    exact_summary(layer, exact, rows).std_biased.to_f64()
}

/// The mean of γ's entries.
fn mean(values: &[f32]) -> f64 {
    Moments::of(values.iter().copied()).mean
}

/// The statistics of one row, or of all rows of a matrix together.
fn summary(matrix: &Matrix, statistics: &Statistics, rows: Range<usize>) -> Summary {
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
