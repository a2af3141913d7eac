//! A std as a product of factors.

use crate::{
    claims::range::Range,
    lab::diagnosis::{Fault, VISIBLE},
};

/// Rows whose std is a product of factors.
#[derive(Clone, Debug, PartialEq)]
pub struct Spread {
    /// The means.
    pub mean: Range,
    /// The stds.
    pub std: Range,
    /// The std of the first of these rows.
    pub first_std: f64,
    /// Its factors, whose product it is.
    pub(super) factors: Vec<Factor>,
    /// The factors that differ visibly between the rows.
    pub varying: Vec<FactorKind>,
    /// Why float32's mean or std differs visibly from the exact one. Empty if they do not.
    pub faults: Vec<Fault>,
}

/// A factor of a std.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Factor {
    /// What it comes from.
    pub kind: FactorKind,
    /// Its value.
    pub value: f64,
}

/// What a factor of a row's std comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactorKind {
    /// The row's share of the std of the whole matrix.
    Shared,
    /// ε beside the variance.
    Eps,
    /// |γ|, the same for all features.
    Gamma,
    /// γ and β, which differ between features.
    Affine,
    /// The divisor n − 1.
    Divisor,
    /// float32.
    Rounding,
}

impl Spread {
    /// The factors of the first row's std that are visibly not 1. A NaN, such as 0/0 where
    /// γ is 0, is not among them.
    #[must_use]
    pub fn factors(&self) -> Vec<Factor> {
        let factors = self.factors.iter().copied();
        let is_visible = |factor: &Factor| (factor.value - 1.0).abs() > VISIBLE;
        factors.filter(is_visible).collect()
    }

    pub(super) fn merge(&mut self, other: &Self) {
        self.mean = self.mean.and(other.mean);
        self.std = self.std.and(other.std);
        for (own, other) in std::iter::zip(&self.factors, &other.factors) {
            let size = own.value.abs().max(other.value.abs());
            let differs =
                own.kind != other.kind || (own.value - other.value).abs() > VISIBLE * size;
            if differs && !self.varying.contains(&own.kind) {
                self.varying.push(own.kind);
            }
        }
        for fault in &other.faults {
            if !self.faults.contains(fault) {
                self.faults.push(*fault);
            }
        }
    }
}
