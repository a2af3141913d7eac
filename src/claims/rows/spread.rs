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
    /// The factors of the first row that γ does not erase, where nothing else would show.
    pub(super) of_unerased: Option<Vec<Factor>>,
    /// The factors that differ visibly between the rows.
    pub varying: Vec<FactorKind>,
    /// The parts of the mean of each row, whose sum it is.
    pub(super) mean_parts: Vec<[MeanPart; 3]>,
    /// Why float32's mean differs visibly from the exact one in any of the rows. Empty if it
    /// does not.
    pub mean_faults: Vec<Fault>,
    /// Why float32's std differs visibly from the exact one in any of the rows. Empty if it
    /// does not.
    pub std_faults: Vec<Fault>,
    /// The same for the first of these rows alone.
    pub first_std_faults: Vec<Fault>,
    /// Whether these are the same for all rows.
    pub(super) has_common_faults: bool,
}

/// A part of a mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MeanPart {
    /// What it comes from.
    pub kind: MeanKind,
    /// Its value.
    pub value: f64,
}

/// What a part of a row's mean comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MeanKind {
    /// The row's own mean before the layer, where several rows share one.
    Own,
    /// γ and β.
    Affine,
    /// Rounding.
    Rounding,
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

    /// Whether the factors are those of every row, to within what a sentence rounds away.
    #[must_use]
    pub fn has_common_factors(&self) -> bool {
        let is_hidden =
            |kind: &FactorKind| *kind == FactorKind::Rounding && self.std_faults.is_empty();
        // Rounding by the same factor may have another cause in another row.
        let has_causes = self.has_common_faults || self.first_std_faults.is_empty();
        self.varying.iter().all(is_hidden) && has_causes
    }

    /// The parts of the mean that differ visibly between the rows.
    #[must_use]
    pub fn varying_means(&self) -> Vec<MeanKind> {
        let size = [self.mean.low, self.mean.high, self.std.high].into_iter();
        let parts = self.mean_parts.as_flattened().iter();
        let size = size.chain(parts.map(|part| part.value));
        let size = size.fold(0.0, |size: f64, value| size.max(value.abs()));
        let Some(first) = self.mean_parts.first() else {
            return Vec::new();
        };
        let differs = |index: usize| {
            self.mean_parts
                .iter()
                .any(|parts| (parts[index].value - first[index].value).abs() > VISIBLE * size)
        };
        let kinds = first.iter().enumerate();
        kinds
            .filter(|(index, _)| differs(*index))
            .map(|(_, part)| part.kind)
            .collect()
    }

    pub(super) fn merge(&mut self, other: &Self) {
        self.mean = self.mean.and(other.mean);
        self.std = self.std.and(other.std);
        let own = self.of_unerased.clone();
        let own = own.unwrap_or_else(|| self.factors.clone());
        let are_erased = [&self.of_unerased, &other.of_unerased].map(Option::is_none);
        for (own, other) in std::iter::zip(&own, &other.factors) {
            let is_same = own.kind == other.kind;
            // Where γ and β are uniform in one of the rows only, they are what differs.
            let kind = if is_same {
                own.kind
            } else {
                FactorKind::Affine
            };
            // A std that γ erases depends on nothing else.
            let is_of_affine = matches!(kind, FactorKind::Gamma | FactorKind::Affine);
            if !is_of_affine && are_erased[0] != are_erased[1] {
                continue;
            }
            let size = own.value.abs().max(other.value.abs());
            let differs = !is_same || (own.value - other.value).abs() > VISIBLE * size;
            if differs {
                add(&mut self.varying, &[kind]);
            }
        }
        if self.of_unerased.is_none() {
            self.of_unerased.clone_from(&other.of_unerased);
        }
        self.has_common_faults &= self.first_std_faults == other.std_faults;
        self.mean_parts.extend(&other.mean_parts);
        add(&mut self.mean_faults, &other.mean_faults);
        add(&mut self.std_faults, &other.std_faults);
    }
}

/// Adds what a list does not hold yet.
fn add<T: Copy + PartialEq>(list: &mut Vec<T>, others: &[T]) {
    for other in others {
        if !list.contains(other) {
            list.push(*other);
        }
    }
}
