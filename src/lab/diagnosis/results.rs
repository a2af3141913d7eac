//! Which results are infinite or NaN, and which operation made them so.

use super::{exact::parameters, measured::Measured, stages::Stages};
use crate::lab::format::rounded;

/// How many results of a group are finite, infinite and NaN, by the operation that made them
/// so. One fault may act on some of the entries only, and two faults on different ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ResultCounts {
    /// Finite ones.
    pub finite: usize,
    /// ∞.
    pub positive: usize,
    /// −∞.
    pub negative: usize,
    /// The infinite ones of finite x̂, γ and β whose product γ·x̂ is infinite already.
    pub of_product: usize,
    /// The infinite ones of a finite γ·x̂ and β.
    pub of_sum: usize,
    /// NaN, because x̂ is: 0/0 or ∞/∞.
    pub undefined: usize,
    /// NaN, because one of γ and x̂ is 0 and the other infinite.
    pub zero_times_infinity: usize,
    /// NaN, because γ·x̂ and β are infinite, with different signs.
    pub infinity_minus_infinity: usize,
}

impl ResultCounts {
    /// The counts of a group's results.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the stages are float32 numbers"
    )]
    pub(super) fn of(layer: &Measured, group: usize, stages: Stages) -> Self {
        let format = layer.step_format();
        let rows = layer.input.rows() / layer.groups.len();
        let rows = group * rows..(group + 1) * rows;
        let (mean, variance) = (stages.mean.to_f64() as f32, stages.variance.to_f64() as f32);
        let root = rounded(rounded(variance + stages.eps, format).sqrt(), format);
        let mut counts = Self::default();
        let results = rows.clone().flat_map(|row| layer.output.row(row));
        for (&y, (x, gamma, beta)) in std::iter::zip(results, parameters(layer, rows)) {
            let normalized = rounded(rounded(x - mean, format) / root, format);
            let product = rounded(gamma * normalized, format);
            *counts.kind(y, normalized, product) += 1;
            let is_of_finite = [normalized, gamma, beta]
                .iter()
                .all(|part| part.is_finite());
            if y.is_infinite() && is_of_finite {
                *(if product.is_infinite() {
                    &mut counts.of_product
                } else {
                    &mut counts.of_sum
                }) += 1;
            }
        }
        counts
    }

    /// The count that a result belongs to.
    fn kind(&mut self, y: f32, normalized: f32, product: f32) -> &mut usize {
        if y.is_finite() {
            &mut self.finite
        } else if y.is_infinite() {
            if y > 0.0 {
                &mut self.positive
            } else {
                &mut self.negative
            }
        } else if normalized.is_nan() {
            &mut self.undefined
        } else if product.is_nan() {
            &mut self.zero_times_infinity
        } else {
            &mut self.infinity_minus_infinity
        }
    }

    /// The counts of two groups together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            finite: self.finite + other.finite,
            positive: self.positive + other.positive,
            negative: self.negative + other.negative,
            of_product: self.of_product + other.of_product,
            of_sum: self.of_sum + other.of_sum,
            undefined: self.undefined + other.undefined,
            zero_times_infinity: self.zero_times_infinity + other.zero_times_infinity,
            infinity_minus_infinity: self.infinity_minus_infinity + other.infinity_minus_infinity,
        }
    }

    /// How many are NaN.
    #[must_use]
    pub fn nan(self) -> usize {
        self.undefined + self.zero_times_infinity + self.infinity_minus_infinity
    }

    /// How many there are.
    #[must_use]
    pub fn all(self) -> usize {
        self.finite + self.positive + self.negative + self.nan()
    }
}
