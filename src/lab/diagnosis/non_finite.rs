//! Why a result, or the variance, is not finite.

use super::{fault::Fault, stages::Stages};
use crate::lab::{format::rounded, real::Real, scenario::Precision};

/// The fault that makes a result infinite or NaN, or the variance infinite.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the stages are float32 numbers"
)]
pub(super) fn fault(
    input: &[f32],
    output: &[f32],
    stages: Stages,
    format: Precision,
) -> Option<Fault> {
    if input.iter().any(|x| !x.is_finite()) {
        return Some(Fault::NonFiniteInput);
    }
    let Real::Finite(mean) = stages.mean else {
        return Some(Fault::SumOverflow);
    };
    let mut deviations = input.iter().map(|x| rounded(x - mean as f32, format));
    let Real::Finite(variance) = stages.variance else {
        return Some(
            if deviations.any(|d| rounded(d * d, format).is_infinite()) {
                Fault::SquareOverflow
            } else {
                Fault::VarianceOverflow
            },
        );
    };
    if variance as f32 + stages.eps == 0.0 {
        return Some(if deviations.all(|d| d == 0.0) {
            Fault::ZeroOverZero
        } else {
            Fault::DivisionByZero
        });
    }
    let overflows = output.iter().any(|y| !y.is_finite());
    overflows.then_some(Fault::ResultOverflow)
}
