//! What a cause changes, and the list of causes.

use super::{fault::Fault, measured::VISIBLE};
use crate::lab::statistics::Summary;

/// The least part of a mean or a std that counts as a cause: a quarter of what is
/// visible, since several may add up.
pub(super) const CAUSE: f64 = VISIBLE / 4.0;

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
pub(super) struct Changes {
    pub(super) mean: bool,
    pub(super) std: bool,
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
    pub(super) fn push(&mut self, fault: Fault, changes: Changes) {
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
    pub(super) fn any(self) -> bool {
        self.mean || self.std
    }

    /// How statistics differ from the exact ones by as much as counts as a cause.
    pub(super) fn between(statistics: Summary, exact: Summary) -> Self {
        let (mean, std) = (exact.mean.to_f64(), exact.std_biased.to_f64());
        Self {
            mean: (statistics.mean.to_f64() - mean).abs() > CAUSE * (mean.abs() + std),
            std: (statistics.std_biased.to_f64() - std).abs() > CAUSE * std,
        }
    }

    pub(super) fn or(self, other: Self) -> Self {
        Self {
            mean: self.mean || other.mean,
            std: self.std || other.std,
        }
    }
}
