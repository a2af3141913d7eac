//! Station 2: what the layer did to the matrix.

use super::uniform;
use crate::{
    lab::{
        normalization::Outcome,
        real::Real,
        scenario::{LayerNorm, NormalizedShape},
    },
    words::{number::short, own_matrix},
};

/// Station 2 in one sentence: what the layer did to the matrix.
#[must_use]
pub fn what(outcome: &Outcome, layer: &LayerNorm) -> String {
    let (rows, features) = (outcome.input.rows(), outcome.input.columns());
    let (subject, values) = match layer.normalized_shape {
        NormalizedShape::Row => (
            match rows {
                1 => "The one row".to_owned(),
                _ => format!("Each of the {rows} rows"),
            },
            features,
        ),
        NormalizedShape::Whole => ("The matrix as a whole".to_owned(), rows * features),
    };
    if outcome
        .groups
        .iter()
        .any(|group| group.mean.finite().is_none() || group.variance.finite().is_none())
        || outcome
            .output
            .values()
            .iter()
            .any(|value| !value.is_finite())
    {
        return format!(
            "{subject} was divided by √(variance + ε), and where both are 0 that is 0/0: not a number. Raise ε to mend it."
        );
    }
    if values == 1 {
        return "A single value is its own mean: nothing of it is left but β.".to_owned();
    }
    match (uniform(&outcome.gamma), uniform(&outcome.beta)) {
        (Some(0.0), Some(_)) => {
            format!("{subject} is β everywhere: γ = 0 erases what the values were.")
        }
        (Some(gamma), Some(beta)) => {
            let order = if gamma < 0.0 {
                "stand in the opposite order"
            } else {
                "keep their order"
            };
            format!(
                "{subject} now has mean {}; its {values} values {order}.",
                short(beta.into())
            )
        }
        _ => format!(
            "{subject} was normalised, then every feature stretched by its own γ and shifted by its own β."
        ),
    }
}

/// The scatter in one sentence, and in a second one what has no place in it.
#[must_use]
pub fn scatter(outcome: &Outcome) -> String {
    let (from, to) = (outcome.input.values(), outcome.output.values());
    let values = from.len();
    let finite = std::iter::zip(from, to)
        .filter(|(from, to)| from.is_finite() && to.is_finite())
        .count();
    let said = match outcome.correlation.pooled {
        Real::Finite(r) => format!(
            "Scatter of {values} values, original against layer norm, correlation r = {}.",
            short(Real::Finite((r * 1e4).round() / 1e4))
        ),
        _ => format!("Scatter of {values} values; r is undefined, since one side does not vary."),
    };
    if finite == values {
        said
    } else {
        format!("{said} {}", own_matrix::not_drawn(values, finite, finite))
    }
}
