//! The sentences on single chains: where the norm leads, and why.

use super::growth::{chain_names, equal_products, format_name, largest};
use crate::{
    claims::growth::{self, SmallCause},
    lab::{
        growth::{Chain, ChainStep, Outcome},
        real::Real,
        scenario::Growth,
    },
    words::{
        grammar::capitalised,
        list,
        number::{short, times},
    },
};

/// The sentence on one chain: its first and last norm, their ratio, and the effect of
/// the number format.
#[must_use]
pub fn chain(chain: &Chain, settings: &Growth) -> String {
    let from = short(chain.start.norm);
    course(chain, settings).map_or_else(String::new, |course| format!("From {from} {course}"))
}

/// The sentences on both chains, each after the size of its noise, or the chain's place if both
/// have one size. `without` holds the same
/// chains without LayerNorm, if the chart shows them.
#[must_use]
pub fn both_chains(outcome: &Outcome, without: Option<&Outcome>, settings: &Growth) -> String {
    let chains = [&outcome.shrinking, &outcome.growing];
    let names = chain_names(chains.map(|chain| chain.factor));
    let sentence = |index: usize| {
        let (name, from) = (capitalised(&names[index]), short(chains[index].start.norm));
        let course = course(chains[index], settings)?;
        Some(format!("{name}: from {from} {course}"))
    };
    let chains = match together(outcome, settings) {
        Some(both) => [Some(both), None],
        None => [0, 1].map(sentence),
    };
    let without = without.map(|outcome| {
        let last = [&outcome.shrinking, &outcome.growing].map(growth::last_norm);
        format!(
            "The thin lines are the same chains without LayerNorm, which end at {}.",
            list::once_if_equal(last.map(short))
        )
    });
    let sentences: Vec<String> = chains.into_iter().chain([without]).flatten().collect();
    sentences.join(" ")
}

/// The sentence on two chains that stay at the same norm, for the same reason.
fn together(outcome: &Outcome, settings: &Growth) -> Option<String> {
    let chains = [&outcome.shrinking, &outcome.growing];
    let [small, large] = chains.map(|chain| course(chain, settings));
    let (before, after) = small.as_ref()?.split_once("where it stays")?;
    let [from_small, from_large] = chains.map(|chain| short(chain.start.norm));
    (small == large)
        .then(|| format!("From {from_small} and {from_large} {before}where both stay{after}"))
}

/// Where a chain leads, and why, to follow its first norm; `None` without a step.
fn course(chain: &Chain, settings: &Growth) -> Option<String> {
    let last = chain.steps.last()?;
    let entries = settings.size as usize * settings.size as usize;
    let format = format_name(settings.precision);
    let counts = entry_counts(last, entries);
    let since = |kind: fn(Real) -> bool| growth::first_step(chain, kind).unwrap_or_default();
    Some(match last.norm {
        Real::Undefined => format!(
            "to NaN from step {} on: {}.{counts}",
            since(|norm| norm == Real::Undefined),
            if settings.layer_norm {
                "LayerNorm has no result for a row that holds an infinity".to_owned()
            } else {
                format!("in {format} an infinity met a zero or an infinity of opposite sign")
            }
        ),
        Real::Infinity | Real::NegativeInfinity => format!(
            "to ∞ from step {} on: an entry exceeded {format}’s largest number, {}.{counts}",
            since(|norm| norm.finite().is_none()),
            largest(settings.precision)
        ),
        Real::Finite(0.0) if settings.layer_norm && entries == 1 => {
            "to exactly 0 from step 1 on: a single value is its own mean.".to_owned()
        }
        Real::Finite(0.0) => format!(
            "to exactly 0 from step {} on: {}.",
            since(|norm| norm == Real::Finite(0.0)),
            match (growth::small_cause(chain, settings), entries) {
                (Some(SmallCause::EqualProducts { rows, .. }), _) => {
                    let others = if rows < settings.size as usize {
                        "; the others are rounded to 0"
                    } else {
                        ""
                    };
                    equal_products(rows, settings) + others
                }
                (_, 1) => format!("the matrix’s one entry is rounded to 0 in {format}"),
                _ => format!("all {entries} entries are rounded to 0 in {format}"),
            }
        ),
        Real::Finite(to) => {
            let to_norm = short(last.norm);
            // After a single step there is nothing that could change.
            let stays = if chain.steps.len() > 1 {
                ", where it stays"
            } else {
                ""
            };
            if growth::is_constant(chain) && growth::has_unit_rows(chain, settings) {
                format!("to {to_norm}{stays}: every row has mean 0 and std 1.{counts}")
            } else if settings.layer_norm && growth::is_constant(chain) {
                format!("to {to_norm}{stays}.{counts}")
            } else if settings.layer_norm {
                let cause = match growth::small_cause(chain, settings) {
                    Some(SmallCause::BelowEps) => ": every row’s variance ends below ε".to_owned(),
                    Some(SmallCause::EqualProducts { rows, .. }) => {
                        format!(": {}", equal_products(rows, settings))
                    }
                    None => String::new(),
                };
                format!("to {to_norm}{cause}.{counts}")
            } else {
                format!("to {to_norm}{}.{counts}", ratio(chain.start.norm, to))
            }
        }
    })
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
            (0, 1) if entries == 1 => format!("The matrix’s one entry is {kind}"),
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

fn ratio(from: Real, to: f64) -> String {
    match compared(from, to) {
        Some([times, comparative]) => format!(": {times} times {comparative}"),
        None if from.finite().is_some_and(|from| from > 0.0) => {
            ": about as large as before".to_owned()
        }
        None => String::new(),
    }
}

/// How many times larger or smaller a norm has become; `None` if it is about as large as
/// before, or was 0 or not finite.
pub(in crate::words) fn compared(from: Real, to: f64) -> Option<[String; 2]> {
    let from = from.finite().filter(|&from| from > 0.0)?;
    if to >= from * 1.005 {
        Some([times(to / from), "larger".to_owned()])
    } else if to <= from / 1.005 {
        Some([times(from / to), "smaller".to_owned()])
    } else {
        None
    }
}
