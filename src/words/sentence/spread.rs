//! The text beside each matrix of station 2: mean and std of what is normalised together.

use super::value::value;
use crate::{
    claims::spread::{self, SpreadClaim},
    lab::{normalization::Outcome, scenario::NormalizedShape},
};

/// The text beside the input: `each row: mean 2.041 to 3.187, std 0.978 to 2.239`. Empty where
/// a mean or a std is not finite, which the station's sentence explains.
#[must_use]
pub fn input(outcome: &Outcome, of: NormalizedShape) -> String {
    text(spread::input(outcome, of), outcome, of)
}

/// The same beside the output.
#[must_use]
pub fn output(outcome: &Outcome, of: NormalizedShape) -> String {
    text(spread::output(outcome, of), outcome, of)
}

fn text(claim: Option<SpreadClaim>, outcome: &Outcome, of: NormalizedShape) -> String {
    let Some(claim) = claim else {
        return String::new();
    };
    let subject = match (of, outcome.input.rows()) {
        (NormalizedShape::Row, 1) => "the row",
        (NormalizedShape::Row, _) => "each row",
        (NormalizedShape::Whole, _) => "all values",
    };
    format!(
        "{subject}: {}, {}",
        value("mean", claim.mean, 0.0),
        value("std", claim.std, 0.0)
    )
}
