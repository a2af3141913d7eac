//! The notebook's cell on means and stds.

use super::{is_at_start, is_zero};
use crate::lab::{
    normalization::Outcome,
    scenario::{Divisor, LayerNorm, NormalizedShape},
};

/// Before the statistics.
#[must_use]
pub fn statistics(outcome: &Outcome, settings: &LayerNorm, divisor: Divisor) -> String {
    let (rows, features) = (outcome.input.rows(), outcome.input.columns());
    let whole = settings.normalized_shape == NormalizedShape::Whole && rows > 1;
    let n = if whole { rows * features } else { features };
    let (place, subject) = if whole {
        ("over the whole matrix", "it")
    } else {
        ("in each row", "the row")
    };
    let normalised = if n == 1 {
        let mut values = outcome.input.values().iter();
        let result = if is_zero(outcome, settings) {
            "0/0, NaN"
        } else if values.all(|value| value.is_finite()) {
            "0"
        } else {
            "0, or NaN where x is ∞"
        };
        format!("A single value is its own mean, so x̂ = (x − μ)/√(v + ε) is {result}.")
    } else {
        let (others, bessel) = (n - 1, bessel(n));
        let rescaled = if is_at_start(outcome) {
            ""
        } else {
            " γ and β then rescale and shift x̂."
        };
        format!(
            "x̂ = (x − μ)/√(v + ε) has mean 0 and std 1 {place}, as long as {subject} is not constant and ε, rounding and overflow play no part. \
             That std divides by n = {n}; `torch.std`, which divides by n − 1 = {others}, gives √({n}/{others}) ≈ {bessel:.4} instead.{rescaled}"
        )
    };
    let single = match divisor {
        Divisor::Unbiased => "divides by n − 1 = 0 and is NaN",
        Divisor::Biased => "is 0 where the value is finite",
    };
    let others = match (whole, rows, features) {
        (_, 1, 1) => format!("The std of a single value {single}."),
        (true, _, 1) => format!(
            "The one column is the whole matrix. Each row is a single value, whose std {single}."
        ),
        (true, ..) => "Single rows and columns need not have mean 0 and std 1.".to_owned(),
        (false, 1, _) => format!("Each column is a single value, whose std {single}."),
        (false, _, 1) => format!("Each row’s std {single}."),
        (false, ..) => {
            "Columns are not normalised: their means and stds need not be 0 and 1.".to_owned()
        }
    };
    let printed = match divisor {
        Divisor::Unbiased => "The stds below divide by n − 1.",
        Divisor::Biased => "The stds below divide by n.",
    };
    format!("## 3. What happens to the statistics?\n\n{normalised} {others} {printed}")
}

/// √(n/(n − 1)).
fn bessel(n: usize) -> f64 {
    let n = f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    (n / (n - 1.0)).sqrt()
}
