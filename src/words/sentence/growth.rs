//! Station 1: where the norms went.

use std::cmp::Ordering;

use crate::{
    lab::{
        ensemble::{Band, Bands},
        growth::{Chain, Outcome, Step},
        real::Real,
        scenario::{Growth, Precision},
    },
    words::number::{short, times},
};

/// Station 1 in one sentence: where both chains went.
#[must_use]
pub fn why(outcome: &Outcome, settings: &Growth) -> String {
    let steps = plural(settings.steps as usize, "multiplication");
    if settings.layer_norm {
        if settings.size == 1 {
            return format!(
                "With LayerNorm after each of {steps} both norms are 0: a row of one value is its own mean, and nothing of it is left."
            );
        }
        let (small, large) = (last_norm(&outcome.shrinking), last_norm(&outcome.growing));
        return if small == large {
            format!(
                "With LayerNorm after each of {steps} both norms stay at {small}, whatever the factor."
            )
        } else {
            format!("With LayerNorm after each of {steps} the norms end at {small} and {large}.")
        };
    }
    let (small, large) = (went(&outcome.shrinking), went(&outcome.growing));
    let size = |factor: f64| short(Real::Finite(factor));
    let scale = size(settings.scale);
    match settings.scale.partial_cmp(&1.0) {
        Some(Ordering::Greater) => format!(
            "After {steps} by matrices {scale}× too small the norm {small}; {scale}× too large, it {large}."
        ),
        Some(Ordering::Equal) => format!(
            "Noise of size 1 should hold the norm, yet after {steps} one {small} and the other {large}."
        ),
        _ => format!(
            "After {steps} by noise of size {} the norm {small}; by noise of size {scale}, it {large}.",
            size(1.0 / settings.scale)
        ),
    }
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
    let counted = counted(last, entries);
    match last.norm {
        Real::Undefined => format!(
            "From {from} to no number at all since step {}: in {format} an infinity met a zero or another infinity.{counted}",
            first(chain, |step| step.norm == Real::Undefined)
        ),
        Real::Infinity | Real::NegativeInfinity => format!(
            "From {from} to ∞ since step {}: an entry outgrew {format}, whose largest number is {}.{counted}",
            first(chain, |step| step.norm.finite().is_none()),
            largest(settings.precision)
        ),
        Real::Finite(0.0) if settings.layer_norm && entries == 1 => {
            format!("From {from} to exactly 0 since step 1: a row of one value is its own mean.")
        }
        Real::Finite(0.0) if entries == 1 => format!(
            "From {from} to exactly 0 since step {}: its one entry is too small for {format}.",
            first(chain, |step| step.norm == Real::Finite(0.0))
        ),
        Real::Finite(0.0) => format!(
            "From {from} to exactly 0 since step {}: every one of the {entries} entries is too small for {format}.",
            first(chain, |step| step.norm == Real::Finite(0.0))
        ),
        Real::Finite(to) => {
            let to_norm = short(last.norm);
            if settings.layer_norm {
                format!(
                    "From {from} to {to_norm}, and held there: every row has mean 0 and variance 1.{counted}"
                )
            } else {
                format!(
                    "From {from} to {to_norm}{}.{counted}",
                    ratio(chain.start.norm, to)
                )
            }
        }
    }
}

/// How many entries overflowed, became NaN or vanished, as a sentence to
/// append; empty where none did.
fn counted(step: &Step, entries: usize) -> String {
    let kinds = [
        (step.infinite, "infinite"),
        (step.undefined, "no numbers"),
        (step.zeros, "exactly 0"),
    ];
    let told: Vec<String> = kinds
        .into_iter()
        .filter(|&(count, _)| count > 0)
        .enumerate()
        .map(|(index, (count, kind))| match index {
            0 => format!("{count} of {entries} entries are {kind}"),
            _ => format!("{count} {kind}"),
        })
        .collect();
    if told.is_empty() {
        String::new()
    } else {
        format!(" {}.", told.join(", "))
    }
}

/// The band of many seeds in one sentence, or how far it has come.
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
        "The grey band holds nine of ten runs over {total} seeds, its line is the median. After {} the smaller chains end at {}; the larger ones at {}.",
        plural(steps as usize, "step"),
        range(small),
        range(large)
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
    chain
        .steps
        .iter()
        .position(holds)
        .map_or(0, |index| index + 1)
}

fn plural(count: usize, noun: &str) -> String {
    if count == 1 {
        format!("{count} {noun}")
    } else {
        format!("{count} {noun}s")
    }
}
