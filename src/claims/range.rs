//! The range of a number over several rows.

use crate::lab::diagnosis::VISIBLE;

/// The least and the greatest of some finite numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    /// The least.
    pub low: f64,
    /// The greatest.
    pub high: f64,
}

impl Range {
    /// The range of one number.
    #[must_use]
    pub fn of(value: f64) -> Self {
        Self {
            low: value,
            high: value,
        }
    }

    /// The range that holds both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            low: self.low.min(other.low),
            high: self.high.max(other.high),
        }
    }

    /// The common value, if the ends differ by less than a sentence rounds away: 0 if it lies
    /// between them, or else the end nearest to 0.
    /// `scale` is the size of the numbers with which they are compared, at least.
    #[must_use]
    pub fn common(self, scale: f64) -> Option<f64> {
        let size = self.low.abs().max(self.high.abs()).max(scale);
        let nearest = 0_f64.clamp(self.low, self.high);
        (self.high - self.low <= VISIBLE * size).then_some(nearest)
    }
}
