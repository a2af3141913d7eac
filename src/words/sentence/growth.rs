//! The sentences on the norms of both chains: station 1.

use crate::{
    claims::growth::{self, ChainClaim, Change, GrowthClaim},
    lab::{
        ensemble::{Band, Bands},
        growth::{Chain, ChainStep, Outcome},
        real::Real,
        scenario::{Growth, Precision},
    },
    words::number::{short, times},
};

/// Station 1's sentence: the first and last norms of both chains.
#[must_use]
pub fn why(outcome: &Outcome, settings: &Growth) -> String {
    let steps = plural(settings.steps as usize, "multiplication");
    match growth::growth(outcome, settings) {
        GrowthClaim::Apart([small, large]) => format!(
            "After {steps} by noise of size {} the norm {}; by noise of size {} it {}.",
            size(small.noise),
            change(small),
            size(large.noise),
            change(large)
        ),
        GrowthClaim::Held(0.0) => format!(
            "With LayerNorm after each of {steps} both norms are 0: a row of one value is its own mean."
        ),
        GrowthClaim::Held(norm) => format!(
            "With LayerNorm after each of {steps} both norms stay at {}, by noise of size {} or {}.",
            short(norm.into()),
            size(outcome.shrinking.factor),
            size(outcome.growing.factor)
        ),
        GrowthClaim::Normalized {
            last,
            ideal,
            below_eps,
        } => {
            let [small, large] = last.map(short);
            let condition = match below_eps.as_slice() {
                [] if last.iter().any(|norm| norm.finite().is_none()) => String::new(),
                [] => format!(
                    " A norm is {} where the variance of every row is far above ε = 10⁻⁵.",
                    short(ideal.into())
                ),
                [noise] => format!(
                    " With noise of size {} the variance of every row ends below ε = 10⁻⁵, too small for LayerNorm to raise it to 1.",
                    size(*noise)
                ),
                _ => " The variance of every row ends below ε = 10⁻⁵, too small for LayerNorm to raise it to 1.".to_owned(),
            };
            format!(
                "With LayerNorm after each of {steps} the norms end at {small} and {large}.{condition}"
            )
        }
    }
}

/// The size of a chain's noise.
pub(in crate::words) fn size(noise: f64) -> String {
    times(noise)
}

fn change(claim: ChainClaim) -> String {
    let (from, to) = (short(claim.from), short(claim.to));
    match claim.change {
        Change::BecameNan => format!("went from {from} to NaN"),
        Change::Fell => format!("fell from {from} to {to}"),
        Change::Rose => format!("rose from {from} to {to}"),
        Change::Stayed => format!("stayed at {to}"),
    }
}

/// The sentence on one chain: its first and last norm, their ratio, and the effect of
/// the number format.
#[must_use]
pub fn chain(chain: &Chain, settings: &Growth) -> String {
    let Some(last) = chain.steps.last() else {
        return String::new();
    };
    let from = short(chain.start.norm);
    let entries = settings.size as usize * settings.size as usize;
    let format = format_name(settings.precision);
    let counts = entry_counts(last, entries);
    let since = |kind: fn(Real) -> bool| growth::first_step(chain, kind).unwrap_or_default();
    match last.norm {
        Real::Undefined => format!(
            "From {from} to NaN from step {} on: {}.{counts}",
            since(|norm| norm == Real::Undefined),
            if settings.layer_norm {
                "LayerNorm has no result for a row that holds an infinity".to_owned()
            } else {
                format!("in {format} an infinity met a zero or an infinity of opposite sign")
            }
        ),
        Real::Infinity | Real::NegativeInfinity => format!(
            "From {from} to ∞ from step {} on: an entry exceeded {format}’s largest number, {}.{counts}",
            since(|norm| norm.finite().is_none()),
            largest(settings.precision)
        ),
        Real::Finite(0.0) if settings.layer_norm && entries == 1 => {
            format!("From {from} to exactly 0 from step 1 on: a single value is its own mean.")
        }
        Real::Finite(0.0) => format!(
            "From {from} to exactly 0 from step {} on: {} rounded to 0 in {format}.",
            since(|norm| norm == Real::Finite(0.0)),
            match entries {
                1 => "its one entry is".to_owned(),
                _ => format!("all {entries} entries are"),
            }
        ),
        Real::Finite(to) => {
            let to_norm = short(last.norm);
            if growth::is_constant(chain) && growth::has_unit_rows(chain, settings) {
                format!(
                    "From {from} to {to_norm}, where it stays: every row has mean 0 and std 1.{counts}"
                )
            } else if settings.layer_norm && growth::is_constant(chain) {
                format!("From {from} to {to_norm}, where it stays.{counts}")
            } else if growth::ends_below_eps(chain, settings) {
                format!("From {from} to {to_norm}: every row’s variance ends below ε.{counts}")
            } else if settings.layer_norm {
                format!("From {from} to {to_norm}.{counts}")
            } else {
                format!(
                    "From {from} to {to_norm}{}.{counts}",
                    ratio(chain.start.norm, to)
                )
            }
        }
    }
}

/// A sentence to append: the numbers of infinite, NaN and zero entries. Empty if there
/// are none.
fn entry_counts(step: &ChainStep, entries: usize) -> String {
    let kinds = [
        (step.infinite, "infinite"),
        (step.undefined, "NaN"),
        (step.zeros, "exactly 0"),
    ];
    let counts: Vec<String> = kinds
        .into_iter()
        .filter(|&(count, _)| count > 0)
        .enumerate()
        .map(|(index, (count, kind))| match (index, count) {
            (0, 1) if entries == 1 => format!("Its one entry is {kind}"),
            (0, 1) => format!("1 of {entries} entries is {kind}"),
            (0, _) => format!("{count} of {entries} entries are {kind}"),
            _ => format!("{count} {kind}"),
        })
        .collect();
    if counts.is_empty() {
        String::new()
    } else {
        format!(" {}.", counts.join(", "))
    }
}

/// The sentence on the ensemble's band, or its progress before the first band.
#[must_use]
pub fn band(bands: &Bands, done: usize, total: usize, steps: u32) -> String {
    let (Some(small), Some(large)) = (bands.shrinking.last(), bands.growing.last()) else {
        return format!("{done} of {total} seeds computed.");
    };
    let range = |band: &Band| {
        format!(
            "{} to {}, median {}",
            short(band.low),
            short(band.high),
            short(band.median)
        )
    };
    format!(
        "The grey band holds 90 % of the runs over {total} seeds; its line is the median. After {} the chains with noise 1/s end at {}; those with noise s at {}.",
        plural(steps as usize, "step"),
        range(small),
        range(large)
    )
}

/// The format's name in PyTorch.
#[must_use]
pub fn format_name(precision: Precision) -> &'static str {
    match precision {
        Precision::Float32 => "float32",
        Precision::Float16 => "float16",
        Precision::BFloat16 => "bfloat16",
    }
}

/// The format's largest number.
pub(super) fn largest(precision: Precision) -> &'static str {
    match precision {
        Precision::Float32 => "3.4×10³⁸",
        Precision::Float16 => "65 504",
        Precision::BFloat16 => "3.39×10³⁸",
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
        ": about as large as before".to_owned()
    }
}

fn plural(count: usize, noun: &str) -> String {
    if count == 1 {
        format!("{count} {noun}")
    } else {
        format!("{count} {noun}s")
    }
}
