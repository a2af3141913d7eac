//! The notebook's cell on the scatter.

use crate::lab::{
    normalization::Outcome,
    scenario::{LayerNorm, NormalizedShape},
};

/// Before the scatter.
#[must_use]
pub fn scatter(outcome: &Outcome, settings: &LayerNorm) -> String {
    let (rows, features) = (outcome.input.rows(), outcome.input.columns());
    let whole = settings.normalized_shape == NormalizedShape::Whole;
    let is_shared = whole || rows == 1;
    let n = if whole { rows * features } else { features };
    let (gamma, beta) = (outcome.gamma.uniform(), outcome.beta.uniform());
    let line = match (gamma, beta) {
        _ if n == 1 => "A single value is its own mean, so every finite result is β.".to_owned(),
        (Some(0.0), _) => {
            "Since γ = 0, every finite result is β: the originals play no part.".to_owned()
        }
        (Some(gamma), Some(_)) => {
            let r = if gamma > 0.0 { "1" } else { "−1" };
            if is_shared {
                format!(
                    "All values share μ and v, so the points lie on one line, of slope γ/√(v + ε), and Pearson’s r is {r} up to rounding. It is NaN if all originals or all results are equal."
                )
            } else {
                format!(
                    "The points of a row lie on a line of slope γ/√(v + ε), so within a row Pearson’s r is {r} up to rounding (NaN if the row is constant). Rows with another mean or variance have another line, so over all values r need not be {r}."
                )
            }
        }
        _ => {
            let differ = match (gamma, beta) {
                (None, None) => "γ and β differ",
                (None, _) => "γ differs",
                _ => "β differs",
            };
            let (between, values) = if whole {
                ("entries", "the points")
            } else {
                ("features", "even the points of one row")
            };
            format!("{differ} between {between}, so {values} need not lie on one line.")
        }
    };
    let is_finite = outcome
        .output
        .values()
        .iter()
        .all(|value| value.is_finite());
    let lost = if is_finite {
        ""
    } else {
        " Results that are ∞ or NaN have no point, and they make r NaN."
    };
    format!("Each point is one value: x is the original, y the result. {line}{lost}")
}
