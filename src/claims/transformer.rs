//! The station of a real transformer: what a LayerNorm makes of a recorded input.

use super::range::Range;
use crate::lab::{
    real::Real,
    transformer::{Outcome, TokenSummary},
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

/// The features that γ removes: it is below [`ZERO`] there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removed {
    /// The features in order, counted from 0.
    pub features: Vec<usize>,
    /// Whether each of them has a larger mean of |x| over the rows than every other feature.
    pub are_largest: bool,
}

/// The magnitude of γ below which it removes a feature.
pub const ZERO: f64 = 1e-8;

/// The fewest rows of which one feature can be the farthest in most.
const FEWEST_ROWS: usize = 3;

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
    let features = outcome.input.columns();
    let peaks = outcome
        .tokens
        .iter()
        .enumerate()
        .filter_map(|(row, token)| {
            let (std, normalized) = (token.std.finite()?, token.normalized.finite()?);
            (normalized != 0.0).then_some(Peak {
                row,
                feature: token.feature,
                value: token.value.finite()?,
                std,
                normalized,
                features,
            })
        });
    peaks.reduce(|most, other| {
        if other.normalized.abs() > most.normalized.abs() {
            other
        } else {
            most
        }
    })
}

fn shared(tokens: &[TokenSummary]) -> Option<Shared> {
    let of = tokens.len();
    if of < FEWEST_ROWS || tokens.iter().any(|token| token.std == Real::Finite(0.0)) {
        return None;
    }
    let count = |feature: usize| {
        let rows = tokens.iter().filter(|token| token.feature == feature);
        rows.count()
    };
    let mut features = tokens.iter().map(|token| token.feature);
    let feature = features.find(|&feature| 2 * count(feature) > of)?;
    Some(Shared {
        feature,
        rows: count(feature),
        of,
    })
}

fn removed(outcome: &Outcome) -> Option<Removed> {
    let is_removed = |gamma: f32| f64::from(gamma).abs() < ZERO;
    let gamma = outcome.gamma.values();
    let (features, others): (Vec<usize>, Vec<usize>) =
        (0..gamma.len()).partition(|&feature| is_removed(gamma[feature]));
    let size = |feature: &usize| outcome.sizes[*feature];
    let least = features.iter().map(size).fold(f64::INFINITY, f64::min);
    let most = others.iter().map(size).fold(0.0, f64::max);
    (!features.is_empty()).then_some(Removed {
        are_largest: !others.is_empty() && least > most,
        features,
    })
}
