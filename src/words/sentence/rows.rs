//! Stations 3 and 4: what became of the rows' means and stds.

use super::uniform;
use crate::{
    lab::{
        normalization::Outcome,
        real::Real,
        scenario::{Divisor, LayerNorm, NormalizedShape},
    },
    words::number::short,
};

/// Station 3 in one sentence: why the std is what it is.
#[must_use]
pub fn statistics(outcome: &Outcome, layer: &LayerNorm, divisor: Divisor) -> String {
    let std = outcome
        .after
        .rows
        .first()
        .map_or(Real::Undefined, |row| row.std(divisor));
    let said = match std {
        Real::Finite(value) => Real::Finite((value * 1e4).round() / 1e4),
        other => other,
    };
    let features = outcome.input.columns();
    let whole = layer.normalized_shape == NormalizedShape::Whole;
    match (divisor, std) {
        (_, _) if whole => format!(
            "Row 1 has std {}: only the matrix as a whole was given std 1, each row keeps its share.",
            short(said)
        ),
        (Divisor::Unbiased, Real::Undefined) if features == 1 => {
            "One value a row: dividing by n − 1 = 0 leaves its std undefined.".to_owned()
        }
        (_, Real::Finite(_)) if !is_standard(outcome) => format!(
            "Row 1 has std {}: what LayerNorm made 1, γ stretched.",
            short(said)
        ),
        (Divisor::Unbiased, Real::Finite(value)) if (value - 1.0).abs() > 5e-5 => format!(
            "Row std {} and not 1: LayerNorm divides by n = {features}, torch.std by n − 1.",
            short(said)
        ),
        (Divisor::Biased, Real::Finite(value)) if (value - 1.0).abs() > 5e-5 => format!(
            "Row std {}: below 1, because ε weighs against a variance this small.",
            short(said)
        ),
        (Divisor::Biased, Real::Finite(_)) => {
            "Row std 1: divided by n, as LayerNorm itself divides.".to_owned()
        }
        _ => format!("Row std {}.", short(said)),
    }
}

/// Station 4 in one sentence: what γ and β make of the rows.
#[must_use]
pub fn parameters(outcome: &Outcome, divisor: Divisor) -> String {
    let (Some(gamma), Some(_)) = (uniform(&outcome.gamma), uniform(&outcome.beta)) else {
        return "γ and β differ from feature to feature: the rows' means and stds now depend on the data.".to_owned();
    };
    let means: Vec<Real> = outcome.after.rows.iter().map(|row| row.mean).collect();
    let stds: Vec<Real> = outcome
        .after
        .rows
        .iter()
        .map(|row| row.std(divisor))
        .collect();
    let features = outcome.input.columns();
    let (Some(mean), Some(std)) = (alike(&means), alike(&stds)) else {
        return format!(
            "γ = {} stretches every value, β shifts it; the rows keep their differences.",
            short(gamma.into())
        );
    };
    // √(n/(n−1)) explains the std only while ε is too small to be seen.
    let n = f64::from(u32::try_from(features).unwrap_or(u32::MAX));
    let size = f64::from(gamma.abs());
    let explained = match divisor {
        Divisor::Unbiased => size * (n / (n - 1.0)).sqrt(),
        Divisor::Biased => size,
    };
    let reason = if (std - explained).abs() > 5e-4 * (1.0 + explained) || features < 2 {
        String::new()
    } else {
        let stretch = if gamma < 0.0 {
            format!("|{}|", short(gamma.into()))
        } else {
            short(gamma.into())
        };
        match divisor {
            Divisor::Unbiased if gamma.to_bits() == 1.0_f32.to_bits() => {
                format!(" = √({features}/{})", features - 1)
            }
            Divisor::Unbiased => format!(" = {stretch}·√({features}/{})", features - 1),
            Divisor::Biased => format!(" = {stretch}"),
        }
    };
    format!(
        "Every row now has mean {} and std {}{reason}.",
        short(Real::Finite((mean * 1e4).round() / 1e4)),
        short(Real::Finite((std * 1e4).round() / 1e4))
    )
}

fn is_standard(outcome: &Outcome) -> bool {
    uniform(&outcome.gamma).is_some_and(|gamma| (gamma.abs() - 1.0).abs() < f32::EPSILON)
}

/// The common value of numbers that differ by rounding only.
fn alike(values: &[Real]) -> Option<f64> {
    let first = values.first()?.finite()?;
    values
        .iter()
        .all(|value| {
            value
                .finite()
                .is_some_and(|value| (value - first).abs() <= 1e-4 * (1.0 + first.abs()))
        })
        .then_some(first)
}
