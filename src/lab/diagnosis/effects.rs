//! What a cause changes, and the list of causes.

use super::{fault::Fault, measured::VISIBLE, row::RowDiagnosis};
use crate::lab::statistics::Summary;

/// The least part of a mean or a std that counts as a cause: a quarter of what is
/// visible, since several may add up.
pub(super) const CAUSE: f64 = VISIBLE / 4.0;

/// Why the mean and the std of a row, or of all rows together, differ visibly from the exact
/// ones, in the order of the computation. What does not differ visibly has no causes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Causes {
    /// Of either.
    pub all: Vec<Fault>,
    /// Of the mean.
    pub of_mean: Vec<Fault>,
    /// Of the std.
    pub of_std: Vec<Fault>,
}

/// The causes of a difference, in the order of the computation, each with what it changes in
/// each row, and in all rows together.
#[derive(Clone, Debug, Default)]
pub(super) struct Effects(Vec<(Fault, Vec<Changes>)>);

/// Which statistics of a row, or of all rows together, a cause changes.
#[derive(Clone, Copy, Default, Debug, PartialEq, Eq)]
pub(super) struct Changes {
    pub(super) mean: bool,
    pub(super) std: bool,
}

impl Effects {
    /// Adds a cause, if it changes anything.
    pub(super) fn push(&mut self, fault: Fault, changes: Vec<Changes>) {
        if changes.iter().any(|changes| changes.any()) {
            self.0.push((fault, changes));
        }
    }

    /// The causes that change anything, or a mean, or a std.
    pub(super) fn faults(&self, applies: fn(Changes) -> bool) -> Vec<Fault> {
        let changing = self.0.iter().filter(|(_, changes)| {
            let mut changes = changes.iter().copied();
            changes.any(applies)
        });
        changing.map(|(fault, _)| *fault).collect()
    }

    /// The causes of what differs visibly in a set: a row, or all rows together. Where each of
    /// the causes is too small to count, it is the last roundings together.
    pub(super) fn causes(&self, set: usize, diagnosis: &RowDiagnosis, last: Fault) -> Causes {
        let of = |differs: bool, applies: fn(Changes) -> bool| {
            if !differs {
                return Vec::new();
            }
            let changing = self.0.iter().filter(|(_, changes)| applies(changes[set]));
            let faults: Vec<Fault> = changing.map(|(fault, _)| *fault).collect();
            if faults.is_empty() {
                vec![last]
            } else {
                faults
            }
        };
        let of_mean = of(diagnosis.mean_differs(), |changes| changes.mean);
        let of_std = of(diagnosis.std_differs(), |changes| changes.std);
        let order = self.0.iter().map(|(fault, _)| *fault).chain([last]);
        let mut all: Vec<Fault> = order
            .filter(|fault| of_mean.contains(fault) || of_std.contains(fault))
            .collect();
        all.dedup();
        Causes {
            all,
            of_mean,
            of_std,
        }
    }
}

impl Changes {
    pub(super) fn any(self) -> bool {
        self.mean || self.std
    }

    /// How statistics differ from the exact ones by as much as counts as a cause.
    pub(super) fn between(statistics: Summary, exact: Summary) -> Self {
        Self::beyond(CAUSE, statistics, exact)
    }

    /// How statistics differ from the exact ones by more than this part of their size.
    pub(super) fn beyond(part: f64, statistics: Summary, exact: Summary) -> Self {
        let (mean, std) = (exact.mean.to_f64(), exact.std_biased.to_f64());
        Self {
            mean: (statistics.mean.to_f64() - mean).abs() > part * (mean.abs() + std),
            std: (statistics.std_biased.to_f64() - std).abs() > part * std,
        }
    }

    /// What both change.
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            mean: self.mean && other.mean,
            std: self.std && other.std,
        }
    }
}
