//! The text beside each matrix of station 2: mean and std of what is normalised together.

use super::value::value;
use crate::{
    claims,
    lab::{matrix::Matrix, scenario::NormalizedShape, statistics::Statistics},
};

/// `each row: mean 2.041 to 3.187, std 0.978 to 2.239`. Empty where a mean or a std is not
/// finite, which the station's sentence explains.
#[must_use]
pub fn spread(matrix: &Matrix, statistics: &Statistics, of: NormalizedShape) -> String {
    let Some(claim) = claims::spread::spread(matrix, statistics, of) else {
        return String::new();
    };
    let subject = match (claim.of, matrix.rows()) {
        (NormalizedShape::Row, 1) => "the row",
        (NormalizedShape::Row, _) => "each row",
        (NormalizedShape::Whole, _) => "all values",
    };
    format!(
        "{subject}: {}, {}",
        value("mean", claim.mean, claim.std.high),
        value("std", claim.std, 0.0)
    )
}
