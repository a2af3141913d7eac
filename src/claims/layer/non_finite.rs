//! Results that are infinite or NaN.

use crate::lab::{
    diagnosis::{Fault, ResultCounts},
    matrix::Matrix,
};

/// What is claimed of results of which some are infinite or NaN.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NonFinite {
    /// Why.
    pub fault: Fault,
    /// How many results are of which kind.
    pub results: ResultCounts,
    /// The entries of γ that exceed the largest number of the layer's format.
    pub gamma: InfiniteEntries,
    /// Those of β.
    pub beta: InfiniteEntries,
    /// Whether ε exceeds the largest number of the steps' format, so that `√(v + ε)` is
    /// infinite whatever the fault is.
    pub eps_overflows: bool,
    /// Whether the variance is infinite, whatever the fault is.
    pub variance_overflows: bool,
}

/// The entries of γ or β that are infinite in the layer's format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InfiniteEntries {
    /// How many are ∞.
    pub positive: usize,
    /// How many are −∞.
    pub negative: usize,
    /// How many entries there are.
    pub of: usize,
    /// The row, if γ has several, and the feature of the only infinite one, from 0.
    pub only: Option<(Option<usize>, usize)>,
}

impl NonFinite {
    /// Takes in the results of another row, if they have the same cause.
    pub(super) fn merge(&mut self, other: &Self) -> bool {
        let merged = Self {
            results: self.results.and(other.results),
            ..*self
        };
        let is_same = *other
            == Self {
                results: other.results,
                ..*self
            };
        if is_same {
            *self = merged;
        }
        is_same
    }
}

impl InfiniteEntries {
    /// Those of γ or β.
    pub(super) fn of(parameter: &Matrix) -> Self {
        let values = parameter.values();
        let infinite = || values.iter().filter(|value| value.is_infinite());
        let positive = infinite().filter(|value| **value > 0.0).count();
        let negative = infinite().count() - positive;
        let only = values.iter().position(|value| value.is_infinite());
        let columns = parameter.columns();
        Self {
            positive,
            negative,
            of: values.len(),
            only: only
                .filter(|_| positive + negative == 1)
                .map(|at| ((parameter.rows() > 1).then(|| at / columns), at % columns)),
        }
    }

    /// How many there are.
    #[must_use]
    pub fn count(self) -> usize {
        self.positive + self.negative
    }
}
