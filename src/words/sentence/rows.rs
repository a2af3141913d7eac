//! Stations 3 and 4: what became of the rows' means and stds.

use super::uniform;
use crate::{
    lab::{
        normalization::Outcome,
        real::Real,
        scenario::{Divisor, LayerNorm, NormalizedShape},
    },
    words::number::{short, statistic},
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
    if is_lost(outcome.output.row(0)) {
        return "Row 1 has neither mean nor std: it holds no numbers any more, as station 2 explains."
            .to_owned();
    }
    if features == 1 {
        return match divisor {
            Divisor::Unbiased => {
                "One value a row: dividing by n − 1 = 0 leaves its std undefined.".to_owned()
            }
            Divisor::Biased => "One value a row: it has no spread, so its std is 0.".to_owned(),
        };
    }
    if layer.normalized_shape == NormalizedShape::Whole {
        return format!(
            "Row 1 has std {}: only the matrix as a whole was given std 1, each row keeps its share.",
            short(said)
        );
    }
    if !is_standard(outcome) {
        return format!(
            "Row 1 has std {}: what LayerNorm made 1, γ stretched.",
            short(said)
        );
    }
    let Real::Finite(value) = std else {
        return format!("Row std {}.", short(said));
    };
    if outcome.before.rows.first().map(|row| row.std_biased) == Some(Real::Finite(0.0)) {
        return format!(
            "Row std {}: the row is constant, and without a spread there is nothing to bring to 1.",
            short(said)
        );
    }
    // What ε takes away shows beside the factor that the divisor accounts for.
    let expected = match divisor {
        Divisor::Unbiased => bessel(features),
        Divisor::Biased => 1.0,
    };
    if (value - expected).abs() > 5e-5 * expected {
        return format!(
            "Row std {} and not {}: ε weighs against a variance this small.",
            short(said),
            short(Real::Finite((expected * 1e4).round() / 1e4))
        );
    }
    match divisor {
        // With all decimals: of 1024 values it is 1.0005, which four digits would call 1.
        Divisor::Unbiased => format!(
            "Row std {} and not 1: LayerNorm divides by n = {features}, torch.std by n\u{a0}−\u{a0}1.",
            statistic(std)
        ),
        Divisor::Biased => "Row std 1: divided by n, as LayerNorm itself divides.".to_owned(),
    }
}

/// Station 4 in one sentence: what γ and β make of the rows.
#[must_use]
pub fn parameters(outcome: &Outcome, divisor: Divisor) -> String {
    let (Some(gamma), Some(_)) = (uniform(&outcome.gamma), uniform(&outcome.beta)) else {
        return "γ and β differ from feature to feature: the rows' means and stds now depend on the data.".to_owned();
    };
    if is_lost(outcome.output.values()) {
        return "0/0 left no numbers in some rows: γ cannot stretch them, nor β shift them back."
            .to_owned();
    }
    let means: Vec<Real> = outcome.after.rows.iter().map(|row| row.mean).collect();
    let stds: Vec<Real> = outcome
        .after
        .rows
        .iter()
        .map(|row| row.std(divisor))
        .collect();
    let features = outcome.input.columns();
    if features == 1 && divisor == Divisor::Unbiased {
        return "One value a row: it is β plus what γ stretched, and its std is undefined, since n − 1 = 0."
            .to_owned();
    }
    let (Some(mean), Some(std)) = (alike(&means), alike(&stds)) else {
        return format!(
            "γ = {} stretches every value, β shifts it; the rows keep their differences.",
            short(gamma.into())
        );
    };
    // √(n/(n−1)) explains the std only while ε is too small to be seen.
    let size = f64::from(gamma.abs());
    let explained = match divisor {
        Divisor::Unbiased => size * bessel(features),
        Divisor::Biased => size,
    };
    let mut rows = outcome.before.rows.iter();
    let reason = if rows.all(|row| row.std_biased == Real::Finite(0.0)) && features > 1 {
        ": a constant row has no spread for γ to stretch".to_owned()
    } else if (std - explained).abs() > 5e-4 * (1.0 + explained) || features < 2 {
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

/// √(n/(n − 1)): the std that divides by n − 1 over the one that divides by n.
fn bessel(values: usize) -> f64 {
    let n = f64::from(u32::try_from(values).unwrap_or(u32::MAX));
    (n / (n - 1.0)).sqrt()
}

/// Whether infinities or NaN stand where numbers should.
fn is_lost(values: &[f32]) -> bool {
    values.iter().any(|value| !value.is_finite())
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
