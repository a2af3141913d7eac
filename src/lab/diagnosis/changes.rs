//! What a cause changes.

use super::measured::VISIBLE;
use crate::lab::statistics::Summary;

/// The least part of a mean or a std that counts as a cause: a quarter of what is
/// visible, since several may add up.
pub(super) const CAUSE: f64 = VISIBLE / 4.0;

/// Which statistics of a row, or of all rows together, a cause changes.
#[derive(Clone, Copy, Default, Debug, PartialEq, Eq)]
pub(super) struct Changes {
    pub(super) mean: bool,
    pub(super) std: bool,
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
