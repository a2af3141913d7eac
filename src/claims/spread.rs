//! The text beside each matrix of station 2: mean and std of what is normalised together.

use super::range::Range;
use crate::lab::{
    diagnosis::VISIBLE,
    matrix::Matrix,
    scenario::NormalizedShape,
    statistics::{Statistics, Summary},
};

/// Mean and biased std of each row of a matrix, or of all its values.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SpreadClaim {
    /// Whose they are.
    pub of: NormalizedShape,
    /// The means; 0 for one that a sentence rounds away beside its std.
    pub mean: Range,
    /// The biased stds.
    pub std: Range,
}

/// The claim on a matrix with these statistics; `None` where one of them is not finite.
#[must_use]
pub fn spread(
    matrix: &Matrix,
    statistics: &Statistics,
    of: NormalizedShape,
) -> Option<SpreadClaim> {
    let whole;
    let summaries = match of {
        NormalizedShape::Row => &statistics.rows[..],
        NormalizedShape::Whole => {
            whole = [Summary::of(matrix.values().iter().copied())];
            &whole
        }
    };
    let claims = summaries.iter().map(|summary| {
        let (mean, std) = (summary.mean.finite()?, summary.std_biased.finite()?);
        let is_visible = mean.abs() > VISIBLE * std;
        Some(SpreadClaim {
            of,
            mean: Range::of(if is_visible { mean } else { 0.0 }),
            std: Range::of(std),
        })
    });
    claims
        .reduce(|claim, other| {
            let (claim, other) = (claim?, other?);
            Some(SpreadClaim {
                of,
                mean: claim.mean.and(other.mean),
                std: claim.std.and(other.std),
            })
        })
        .flatten()
}
