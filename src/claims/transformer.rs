//! The station of a real transformer: what a LayerNorm makes of a recorded input.

use super::range::Range;
use crate::lab::transformer::{
    Outcome, TokenSummary, peak_row, rows_of, shared_feature, split_by_gamma,
};

/// What a LayerNorm makes of a recorded input.
#[derive(Clone, Debug, PartialEq)]
pub struct TransformerClaim {
    /// The value that is the most σ away from the mean of its row; `None` if no row has a
    /// spread.
    pub peak: Option<Peak>,
    /// A feature that is the farthest from the mean in most of several rows.
    pub shared: Option<Shared>,
    /// The features that γ removes; `None` if it removes none.
    pub removed: Option<Removed>,
    /// The stds of the rows of y; `None` if one is no number.
    pub output_stds: Option<Range>,
}

/// A value far from the mean of its row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Peak {
    /// Its row, counted from 0.
    pub row: usize,
    /// Its feature, counted from 0.
    pub feature: usize,
    /// The value.
    pub value: f64,
    /// The std of its row, with divisor n.
    pub std: f64,
    /// `(x − mean)/√(v + ε)`.
    pub normalized: f64,
    /// The number of features n. No normalised value exceeds `√(n − 1)`.
    pub features: usize,
}

impl Peak {
    /// `√(n − 1)`: the largest normalised value that one of n values can have, which it has
    /// if all others are equal and ε is 0.
    #[must_use]
    pub fn bound(&self) -> f64 {
        u32::try_from(self.features.saturating_sub(1))
            .map_or(f64::INFINITY, f64::from)
            .sqrt()
    }

    /// Whether the value reaches nine tenths of the bound.
    #[must_use]
    pub fn is_near_bound(&self) -> bool {
        self.normalized.abs() > 0.9 * self.bound()
    }
}

/// A feature that is the farthest from the mean in several rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shared {
    /// The feature, counted from 0.
    pub feature: usize,
    /// In how many rows.
    pub rows: usize,
    /// How many rows there are.
    pub of: usize,
}

/// The features that γ removes: it is below [`crate::lab::transformer::ZERO`] there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removed {
    /// The features in order, counted from 0.
    pub features: Vec<usize>,
    /// Whether each of them has a larger mean of |x| over the rows than every other feature.
    pub are_largest: bool,
}

/// The claim on a recorded input.
#[must_use]
pub fn transformer(outcome: &Outcome) -> TransformerClaim {
    let stds = outcome
        .tokens
        .iter()
        .map(|token| token.output_std.finite().map(Range::of));
    TransformerClaim {
        peak: peak(outcome),
        shared: shared(&outcome.tokens),
        removed: removed(outcome),
        output_stds: stds
            .collect::<Option<Vec<_>>>()
            .and_then(|stds| stds.into_iter().reduce(Range::and)),
    }
}

fn peak(outcome: &Outcome) -> Option<Peak> {
    let row = peak_row(&outcome.tokens)?;
    let token = outcome.tokens[row];
    Some(Peak {
        row,
        feature: token.feature,
        value: token.value.finite()?,
        std: token.std.finite()?,
        normalized: token.normalized.finite()?,
        features: outcome.input.columns(),
    })
}

fn shared(tokens: &[TokenSummary]) -> Option<Shared> {
    let feature = shared_feature(tokens)?;
    Some(Shared {
        feature,
        rows: rows_of(tokens, feature).count(),
        of: tokens.len(),
    })
}

fn removed(outcome: &Outcome) -> Option<Removed> {
    let [features, others] = split_by_gamma(outcome);
    let size = |feature: &usize| outcome.sizes[*feature];
    let least = features.iter().map(size).fold(f64::INFINITY, f64::min);
    let most = others.iter().map(size).fold(0.0, f64::max);
    (!features.is_empty()).then_some(Removed {
        are_largest: !others.is_empty() && least > most,
        features,
    })
}
