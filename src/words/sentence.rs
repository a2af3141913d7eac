//! The live sentences: what the numbers say, in words.

use crate::lab::{
    growth::{self, Chain, Step},
    normalization,
    real::Real,
    scenario::{Divisor, Growth, LayerNorm, NormalizedShape, Precision},
};

use super::number::{short, times};

/// Station 1 in one sentence: where both chains went.
#[must_use]
pub fn why(outcome: &growth::Outcome, settings: &Growth) -> String {
    let steps = plural(settings.steps as usize, "multiplication");
    if settings.layer_norm {
        return format!(
            "LayerNorm after every one of {steps}: whatever the factor, the norms end at {} and {}.",
            last_norm(&outcome.shrinking),
            last_norm(&outcome.growing)
        );
    }
    let scale = short(Real::Finite(settings.scale));
    format!(
        "After {steps} by matrices {scale}× too small the norm {}; {scale}× too large, it {}.",
        went(&outcome.shrinking),
        went(&outcome.growing)
    )
}

/// One chain in one sentence: from, to, how many times smaller or larger,
/// and what the number format did to it.
#[must_use]
pub fn chain(chain: &Chain, settings: &Growth) -> String {
    let Some(last) = chain.steps.last() else {
        return String::new();
    };
    let from = short(chain.start.norm);
    let entries = settings.size as usize * settings.size as usize;
    let format = format_name(settings.precision);
    match last.norm {
        Real::Undefined => format!(
            "From {from} to no number at all since step {}: in {format} an infinity met a zero or another infinity.",
            first(chain, |step| step.norm == Real::Undefined)
        ),
        Real::Infinity | Real::NegativeInfinity => format!(
            "From {from} to ∞ since step {}: an entry outgrew {format}, whose largest number is {}.",
            first(chain, |step| step.norm.finite().is_none()),
            largest(settings.precision)
        ),
        Real::Finite(0.0) => format!(
            "From {from} to exactly 0 since step {}: every one of the {entries} entries is too small for {format}.",
            first(chain, |step| step.norm == Real::Finite(0.0))
        ),
        Real::Finite(to) => {
            let zeros = match last.zeros {
                0 => String::new(),
                count => format!(" {count} of {entries} entries are exactly 0."),
            };
            format!(
                "From {from} to {}{}.{zeros}",
                short(last.norm),
                ratio(chain.start.norm, to)
            )
        }
    }
}

/// Station 2 in one sentence: what the layer did to the matrix.
#[must_use]
pub fn what(outcome: &normalization::Outcome, layer: &LayerNorm) -> String {
    let (rows, features) = (outcome.input.rows(), outcome.input.columns());
    let (subject, values) = match layer.normalized_shape {
        NormalizedShape::Row => (
            match rows {
                1 => "The one row".to_owned(),
                _ => format!("Each of the {rows} rows"),
            },
            features,
        ),
        NormalizedShape::Whole => (
            "The matrix as a whole".to_owned(),
            rows * features,
        ),
    };
    if outcome.groups.iter().any(|group| group.mean.finite().is_none() || group.variance.finite().is_none())
        || outcome.output.values().iter().any(|value| !value.is_finite())
    {
        return format!(
            "{subject} was divided by √(variance + ε), and where both are 0 that is 0/0: not a number. Raise ε to mend it."
        );
    }
    if values == 1 {
        return "A single value is its own mean: nothing of it is left but β.".to_owned();
    }
    match (uniform(&outcome.gamma), uniform(&outcome.beta)) {
        (Some(gamma), Some(_)) if gamma == 0.0 => {
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

/// Station 3 in one sentence: why the std is what it is.
#[must_use]
pub fn statistics(outcome: &normalization::Outcome, layer: &LayerNorm, divisor: Divisor) -> String {
    let std = outcome.after.rows.first().map_or(Real::Undefined, |row| row.std(divisor));
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
pub fn parameters(outcome: &normalization::Outcome, divisor: Divisor) -> String {
    let (Some(gamma), Some(_)) = (uniform(&outcome.gamma), uniform(&outcome.beta)) else {
        return "γ and β differ from feature to feature: the rows' means and stds now depend on the data.".to_owned();
    };
    let means: Vec<Real> = outcome.after.rows.iter().map(|row| row.mean).collect();
    let stds: Vec<Real> = outcome.after.rows.iter().map(|row| row.std(divisor)).collect();
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

/// The format's name as PyTorch writes it.
#[must_use]
pub fn format_name(precision: Precision) -> &'static str {
    match precision {
        Precision::Float32 => "float32",
        Precision::Float16 => "float16",
        Precision::BFloat16 => "bfloat16",
    }
}

fn largest(precision: Precision) -> &'static str {
    match precision {
        Precision::Float32 => "3.4×10³⁸",
        Precision::Float16 => "65 504",
        Precision::BFloat16 => "3.39×10³⁸",
    }
}

fn went(chain: &Chain) -> String {
    let to = chain.steps.last().map_or(Real::Undefined, |step| step.norm);
    let from = short(chain.start.norm);
    match (chain.start.norm, to) {
        (_, Real::Undefined) => format!("went from {from} to no number at all"),
        (Real::Finite(start), Real::Finite(end)) if end < start => {
            format!("fell from {from} to {}", short(to))
        }
        _ => format!("rose from {from} to {}", short(to)),
    }
}

fn ratio(from: Real, to: f64) -> String {
    let Some(from) = from.finite().filter(|&from| from > 0.0) else {
        return String::new();
    };
    if to >= from * 1.005 {
        format!(": {} times larger", times(to / from))
    } else if to <= from / 1.005 {
        format!(": {} times smaller", times(from / to))
    } else {
        ": as large as before".to_owned()
    }
}

fn last_norm(chain: &Chain) -> String {
    chain
        .steps
        .last()
        .map_or_else(|| short(chain.start.norm), |step| short(step.norm))
}

fn first(chain: &Chain, holds: impl Fn(&Step) -> bool) -> usize {
    chain.steps.iter().position(holds).map_or(0, |index| index + 1)
}

fn plural(count: usize, noun: &str) -> String {
    if count == 1 {
        format!("{count} {noun}")
    } else {
        format!("{count} {noun}s")
    }
}

fn uniform(parameter: &crate::lab::matrix::Matrix) -> Option<f32> {
    let (&first, rest) = parameter.values().split_first()?;
    rest.iter().all(|value| value.to_bits() == first.to_bits()).then_some(first)
}

fn is_standard(outcome: &normalization::Outcome) -> bool {
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

/// The scatter in one sentence.
#[must_use]
pub fn scatter(outcome: &normalization::Outcome) -> String {
    let values = outcome.input.values().len();
    match outcome.correlation.pooled {
        Real::Finite(r) => format!(
            "Scatter of {values} values, original against layer norm, correlation r = {}.",
            short(Real::Finite((r * 1e4).round() / 1e4))
        ),
        _ => format!("Scatter of {values} values; r is undefined, since one side does not vary."),
    }
}
