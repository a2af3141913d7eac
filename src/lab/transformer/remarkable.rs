//! What is remarkable in a recorded input: a value far from the mean of its row, a feature
//! that many rows have in common, the features that γ removes.

use super::outcome::{Outcome, TokenSummary};
use crate::lab::{matrix::Matrix, real::Real};

/// The magnitude of γ below which it removes a feature.
pub const ZERO: f64 = 1e-8;

/// The fewest rows of which one feature can be the farthest in most.
const FEWEST_ROWS: usize = 3;

/// The first row with the value that is the most σ away from the mean; `None` if no row has
/// a spread.
#[must_use]
pub fn peak_row(tokens: &[TokenSummary]) -> Option<usize> {
    let sizes = tokens.iter().enumerate().filter_map(|(row, token)| {
        let size = token.normalized.finite()?.abs();
        let is_known = token.std.finite().is_some() && token.value.finite().is_some();
        (size > 0.0 && is_known).then_some((row, size))
    });
    let peak = sizes.reduce(|most, other| if other.1 > most.1 { other } else { most });
    peak.map(|(row, _)| row)
}

/// The feature that is the farthest from the mean in most of several rows.
#[must_use]
pub fn shared_feature(tokens: &[TokenSummary]) -> Option<usize> {
    if tokens.len() < FEWEST_ROWS || tokens.iter().any(|token| token.std == Real::Finite(0.0)) {
        return None;
    }
    let mut features = tokens.iter().map(|token| token.feature);
    features.find(|&feature| 2 * rows_of(tokens, feature).count() > tokens.len())
}

/// The rows in which a feature is the farthest from the mean.
pub fn rows_of(tokens: &[TokenSummary], feature: usize) -> impl Iterator<Item = usize> {
    let rows = tokens.iter().enumerate();
    let rows = rows.filter(move |(_, token)| token.feature == feature);
    rows.map(|(row, _)| row)
}

/// The features whose γ is below [`ZERO`], and the others.
#[must_use]
pub fn split_by_gamma(outcome: &Outcome) -> [Vec<usize>; 2] {
    let gamma: &Matrix = &outcome.gamma;
    let is_removed = |&feature: &usize| f64::from(gamma.values()[feature]).abs() < ZERO;
    let (removed, others) = (0..gamma.values().len()).partition(is_removed);
    [removed, others]
}
