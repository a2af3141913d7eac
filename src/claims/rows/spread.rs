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
    /// The factors of the std of each row, whose product it is.
    pub(super) factors: Vec<RowFactors>,
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

/// The factors of a row's std.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct RowFactors {
    /// One of each kind, in the same order for every row.
    pub(super) factors: [Factor; 5],
    /// Whether every γ of the row is 0. Nothing but γ and β then shows in its std.
    pub(super) is_erased: bool,
    /// Whether ε changes any result of the row in the number format.
    pub(super) eps_shows: bool,
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
        let first = self.factors.iter().take(1);
        let factors = first.flat_map(|row| row.factors);
        let is_visible = |factor: &Factor| (factor.value - 1.0).abs() > VISIBLE;
        factors.filter(is_visible).collect()
    }

    /// The factors that differ visibly between the rows. Where each differs by too little, but
    /// the stds do not, those that contribute.
    #[must_use]
    pub fn varying(&self) -> Vec<FactorKind> {
        let varying = self.varying_by(VISIBLE);
        if varying.is_empty() && self.std.common(0.0).is_none() {
            self.varying_by(VISIBLE / 4.0)
        } else {
            varying
        }
    }

    /// The factors that differ between the rows by more than this part of their size.
    fn varying_by(&self, part: f64) -> Vec<FactorKind> {
        let all_erased = self.factors.iter().all(|row| row.is_erased);
        let mut varying = Vec::new();
        for index in 0..5 {
            let mut range: Option<Range> = None;
            let mut kinds = None;
            let mut is_mixed = false;
            let mut shows = false;
            for row in &self.factors {
                let Factor { kind, value } = row.factors[index];
                is_mixed |= *kinds.get_or_insert(kind) != kind;
                let is_of_affine = matches!(kind, FactorKind::Gamma | FactorKind::Affine);
                if is_of_affine || all_erased || !row.is_erased {
                    let value = Range::of(value);
                    range = Some(range.map_or(value, |range| range.and(value)));
                    shows |= kind != FactorKind::Eps || row.eps_shows;
                }
            }
            let differs = range.is_some_and(|range| {
                range.high - range.low > part * range.low.abs().max(range.high.abs())
            });
            if is_mixed {
                // Where γ and β are uniform in some of the rows only, they are what differs.
                varying.push(FactorKind::Affine);
            } else if differs && shows {
                varying.extend(kinds);
            }
        }
        varying
    }

    /// The range of the stds if one factor had the first row's value in every row, or as they are;
    /// `None` where a factor has no value.
    #[must_use]
    pub fn std_without(&self, kind: Option<FactorKind>) -> Option<Range> {
        let first = self.factors.first()?;
        let std = |row: &RowFactors| {
            let factors = std::iter::zip(&row.factors, &first.factors);
            let factors = factors.map(|(own, first)| match kind {
                Some(kind) if own.kind == kind => first.value,
                _ => own.value,
            });
            factors.product::<f64>()
        };
        let stds = self.factors.iter().map(|row| Range::of(std(row)));
        let range = stds.reduce(Range::and)?;
        [range.low, range.high]
            .iter()
            .all(|end| end.is_finite())
            .then_some(range)
    }

    /// Whether the factors are those of every row, to within what a sentence rounds away.
    #[must_use]
    pub fn has_common_factors(&self) -> bool {
        let is_hidden =
            |kind: &FactorKind| *kind == FactorKind::Rounding && self.std_faults.is_empty();
        // Rounding by the same factor may have another cause in another row.
        let has_causes = self.has_common_faults || self.first_std_faults.is_empty();
        self.varying().iter().all(is_hidden) && has_causes
    }

    /// The parts of the mean that differ visibly between the rows.
    #[must_use]
    pub fn varying_means(&self) -> Vec<MeanKind> {
        let size = [self.mean.low, self.mean.high, self.std.high].into_iter();
        let parts = self.mean_parts.as_flattened().iter();
        let size = size.chain(parts.map(|part| part.value));
        let size = size.fold(0.0, |size: f64, value| size.max(value.abs()));
        let differs = |index: usize| {
            let values = self
                .mean_parts
                .iter()
                .map(|row| Range::of(row[index].value));
            let range = values.reduce(Range::and);
            range.is_some_and(|range| range.high - range.low > VISIBLE * size)
        };
        let first = self.mean_parts.iter().take(1).flatten();
        let kinds = first.enumerate();
        kinds
            .filter(|(index, _)| differs(*index))
            .map(|(_, part)| part.kind)
            .collect()
    }

    pub(super) fn merge(&mut self, other: &Self) {
        self.mean = self.mean.and(other.mean);
        self.std = self.std.and(other.std);
        self.factors.extend_from_slice(&other.factors);
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
