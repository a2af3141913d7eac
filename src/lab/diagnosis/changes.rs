//! What a cause changes.

use super::measured::VISIBLE;
use crate::lab::{real::Real, statistics::Summary};

/// The least part of a mean or a std that counts as a cause: a quarter of what is
/// visible, since several may add up.
pub(super) const CAUSE: f64 = VISIBLE / 4.0;

/// Which statistics of a row, or of all rows together, a cause changes.
#[derive(Clone, Copy, Default, Debug, PartialEq, Eq)]
pub(super) struct Changes {
    pub(super) mean: bool,
    pub(super) std: bool,
}

/// What differences of statistics are compared with.
#[derive(Clone, Copy)]
struct Size {
    mean: f64,
    std: f64,
}

impl Size {
    /// The size of statistics; 0 for one that is not finite.
    fn of(summary: Summary) -> Self {
        let [mean, std] = [summary.mean, summary.std_biased]
            .map(|value| value.finite().unwrap_or_default().abs());
        Self {
            mean: mean + std,
            std,
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

    /// The same, without what does not show beside the statistics of the result: those that
    /// another cause has made much larger, or a std that another one has made 0.
    pub(super) fn shown_in(measured: Summary, statistics: Summary, exact: Summary) -> Self {
        let [size, result] = [exact, measured].map(Size::of);
        let largest = Size {
            mean: size.mean.max(result.mean),
            std: size.std.max(result.std),
        };
        let changes = Self::beyond_size(CAUSE, statistics, exact, largest);
        let is_zero = |summary: Summary| summary.std_biased == Real::Finite(0.0);
        let is_erased = is_zero(measured) && !is_zero(statistics);
        Self {
            std: changes.std && !is_erased,
            ..changes
        }
    }

    /// How statistics differ from the exact ones by more than this part of their size.
    pub(super) fn beyond(part: f64, statistics: Summary, exact: Summary) -> Self {
        Self::beyond_size(part, statistics, exact, Size::of(exact))
    }

    /// Which statistics differ by at least as much as in another pair.
    pub(super) fn at_least(pair: [Summary; 2], other: [Summary; 2]) -> Self {
        let larger = |of: fn(&Summary) -> Real| {
            let [one, other] = [pair, other].map(|pair| {
                let [a, b] = pair.map(|summary| of(&summary).to_f64());
                (a - b).abs()
            });
            one >= other
        };
        Self {
            mean: larger(|summary| summary.mean),
            std: larger(|summary| summary.std_biased),
        }
    }

    fn beyond_size(part: f64, statistics: Summary, exact: Summary, size: Size) -> Self {
        let difference = |of: fn(&Summary) -> Real| {
            let [of_statistics, of_exact] =
                [statistics, exact].map(|summary| of(&summary).to_f64());
            (of_statistics - of_exact).abs()
        };
        Self {
            mean: difference(|summary| summary.mean) > part * size.mean,
            std: difference(|summary| summary.std_biased) > part * size.std,
        }
    }

    /// What both change.
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            mean: self.mean && other.mean,
            std: self.std && other.std,
        }
    }

    /// What either changes.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            mean: self.mean || other.mean,
            std: self.std || other.std,
        }
    }

    /// What this changes and the other does not.
    pub(super) fn without(self, other: Self) -> Self {
        Self {
            mean: self.mean && !other.mean,
            std: self.std && !other.std,
        }
    }
}
