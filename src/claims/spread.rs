//! The text beside each matrix of station 2: mean and std of what is normalised together.

use super::range::Range;
use crate::lab::{
    diagnosis::{FLOAT32_ROUNDING, RowDiagnosis},
    normalization::Outcome,
    real::Real,
    scenario::{Divisor, NormalizedShape},
    statistics::Summary,
};

/// The means and the biased stds of the rows of a matrix, or those of all its values.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SpreadClaim {
    /// Their means; 0 for one below [`FLOAT32_ROUNDING`] of its std.
    pub mean: Range,
    /// Their biased stds.
    pub std: Range,
}

/// The claim on the layer's input; `None` where a mean or a std is not finite.
#[must_use]
pub fn input(outcome: &Outcome, of: NormalizedShape) -> Option<SpreadClaim> {
    let whole;
    let summaries = match of {
        NormalizedShape::Row => &outcome.before.rows[..],
        NormalizedShape::Whole => {
            whole = [Summary::of(outcome.input.values().iter().copied())];
            &whole
        }
    };
    claim(
        summaries
            .iter()
            .map(|summary| [summary.mean, summary.std_biased]),
    )
}

/// The claim on the layer's output, with the stds of the station's sentence.
#[must_use]
pub fn output(outcome: &Outcome, of: NormalizedShape) -> Option<SpreadClaim> {
    let diagnosis = &outcome.diagnosis;
    let whole;
    let groups: &[RowDiagnosis] = match of {
        NormalizedShape::Row => &diagnosis.rows,
        NormalizedShape::Whole => {
            whole = [diagnosis.whole.unwrap_or(diagnosis.rows[0])];
            &whole
        }
    };
    claim(groups.iter().map(|group| {
        let std = group.std(Divisor::Biased);
        let is_zero = group.exact.mean.to_f64().abs() <= FLOAT32_ROUNDING * std.to_f64();
        // What rounding makes of such a mean is no mean either.
        let mean = if is_zero && !group.mean_differs() {
            Real::Finite(0.0)
        } else {
            group.measured.mean
        };
        [mean, std]
    }))
}

/// The claim on means and stds, if all are finite.
fn claim(groups: impl Iterator<Item = [Real; 2]>) -> Option<SpreadClaim> {
    let claims = groups.map(|numbers| {
        let [mean, std] = numbers.map(Real::finite);
        let (mean, std) = (mean?, std?);
        let is_zero = mean.abs() <= FLOAT32_ROUNDING * std;
        Some(SpreadClaim {
            mean: Range::of(if is_zero { 0.0 } else { mean }),
            std: Range::of(std),
        })
    });
    claims
        .reduce(|claim, other| {
            let (claim, other) = (claim?, other?);
            Some(SpreadClaim {
                mean: claim.mean.and(other.mean),
                std: claim.std.and(other.std),
            })
        })
        .flatten()
}
