//! What changed a row's mean and std from 0 and 1.

use std::ops::Range;

use serde::Serialize;

use super::{
    exact::{Exact, exact_summary, results_differ, summary},
    fault::Fault,
    measured::{Measured, VISIBLE},
    parameters::{ParameterRounding, parameters},
};
use crate::lab::{
    group::Group,
    real::Real,
    scenario::{Divisor, Precision},
    statistics::{Moments, Summary},
};

/// The exact statistics of a row of the output, and what its std consists of.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct RowDiagnosis {
    /// The mean and the stds of burn's result.
    pub measured: Summary,
    /// The mean and the stds that exact arithmetic gives. Undefined where it divides
    /// by 0.
    pub exact: Summary,
    /// The same with γ and β as they are set, before their rounding to the number format.
    #[serde(skip)]
    pub as_set: Summary,
    /// What that rounding changes.
    #[serde(skip)]
    pub(super) parameters: ParameterRounding,
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
    /// Whether ε changes any result in the layer's number format. A narrow format may leave
    /// nothing of it.
    #[serde(skip)]
    pub eps_shows: bool,
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
        let exact_group = Exact::of(group, layer.eps);
        let exact = exact_summary(layer, exact_group, rows.clone());
        let before = summary(layer.input, layer.before, rows.clone());
        let after = summary(layer.output, layer.after, rows.clone());
        let (as_set, parameters) = parameters(layer, exact_group, &rows, [exact, after]);
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
            as_set,
            parameters,
            own_mean: own_mean.into(),
            mean_error: (after.mean.to_f64() - exact.mean.to_f64()).into(),
            factors: factors([shared, eps]),
            effective: factors(effective),
            eps_shows: eps_shows(layer, exact_group, &rows),
        }
    }

    /// The roundings of γ and β to the number format that the mean of the result shows, and
    /// those that its std shows.
    #[must_use]
    pub fn shown_parameter_faults(&self) -> [Vec<Fault>; 2] {
        [
            self.parameters.shown(|changes| changes.mean).collect(),
            self.parameters.shown(|changes| changes.std).collect(),
        ]
    }

    /// The roundings of γ and β to the number format that change the exact mean.
    pub fn parameter_faults_of_mean(&self) -> impl Iterator<Item = Fault> {
        self.parameters.faults(|changes| changes.mean)
    }

    /// The roundings of γ and β to the number format that change the exact std.
    pub fn parameter_faults_of_std(&self) -> impl Iterator<Item = Fault> {
        self.parameters.faults(|changes| changes.std)
    }

    /// The mean that a sentence states: burn's, unless it is the rounding error of an exact
    /// mean that is 0 beside the std.
    #[must_use]
    pub fn mean(&self) -> Real {
        let [mean, std] = [self.exact.mean, self.exact.std_biased].map(Real::to_f64);
        if self.mean_differs() || mean.abs() > VISIBLE * std {
            self.measured.mean
        } else {
            self.exact.mean
        }
    }

    /// Whether both means, burn's and the exact one, are 0 beside their stds.
    #[must_use]
    pub fn has_mean_of_0(&self) -> bool {
        [&self.measured, &self.exact].iter().all(|summary| {
            let [mean, std] = [summary.mean, summary.std_biased].map(Real::to_f64);
            mean.abs() <= VISIBLE * std
        })
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

/// Whether ε changes any result of some rows. In float32 it does where its effect is visible.
fn eps_shows(layer: &Measured, exact: Exact, rows: &Range<usize>) -> bool {
    let without = Exact { eps: 0.0, ..exact };
    layer.precision == Precision::Float32 || results_differ([layer; 2], [exact, without], rows)
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
