//! Station 2's sentence: what the layer did to the matrix.

use super::{
    affine::{affine, affine_rounding},
    growth::{format_name, largest},
    non_finite::{is_avoided_by_eps, larger_eps, non_finite},
    rounding::{rounded, step_format},
    shown::in_sentence,
    subject::Phrase,
    value::value,
};
use crate::{
    claims::{
        layer::{Equal, LayerClaim, LayerResult},
        order::Order,
    },
    lab::{
        diagnosis::Fault,
        format::rounded as round_to,
        normalization::Outcome,
        scenario::{LayerNorm, to_float32},
    },
    words::{chart, grammar::counted, number::short},
};

/// Station 2's sentence.
#[must_use]
pub fn what(outcome: &Outcome, layer: &LayerNorm) -> String {
    let claims = crate::claims::layer::layer(outcome, layer.normalized_shape);
    let mut sentences: Vec<String> = claims.iter().map(|claim| sentence(claim, layer)).collect();
    // One remedy for several kinds of row stands after the last of them.
    let last = claims.iter().rposition(|claim| {
        matches!(&claim.result, LayerResult::NonFinite(results) if is_avoided_by_eps(results))
    });
    if let Some(last) = last {
        sentences[last] += &larger_eps(layer);
    }
    sentences.join(" ")
}

/// In which format the rows are constant, where they were not before they were rounded to it.
fn constant_in(equal: Equal, layer: &LayerNorm) -> String {
    let spacing = match equal {
        Equal::AsSet => return String::new(),
        Equal::InFormat => return format!(" in {}", format_name(layer.precision)),
        Equal::InFloat32 { spacing } => spacing,
    };
    let up_to = if spacing.common(0.0).is_none() {
        "up to "
    } else {
        ""
    };
    format!(
        " in float32, whose numbers there are {up_to}{} apart",
        short(spacing.high.into())
    )
}

fn sentence(claim: &LayerClaim, layer: &LayerNorm) -> String {
    let subject = Phrase::of(&claim.subject);
    let start = &subject.start;
    match &claim.result {
        LayerResult::Single => "A single value is its own mean: only β remains.".to_owned(),
        LayerResult::Constant(equal) => format!(
            "{start} {} constant{}: subtracting the mean leaves 0, so only β remains.",
            subject.choose("is", "are"),
            constant_in(*equal, layer)
        ),
        LayerResult::Erased => format!(
            "{start} {} β everywhere: {} the values.",
            subject.choose("is", "are"),
            zero_gamma(layer)
        ),
        LayerResult::Affine {
            gamma,
            beta,
            reduced_by_eps,
            equal,
            faults: _,
            roundings,
        } => format!(
            "{}{}",
            affine(claim, &subject, [*gamma, *beta], *reduced_by_eps, layer),
            affine_rounding(*equal, roundings, layer)
        ),
        LayerResult::Normalized {
            mean,
            std,
            order,
            reduced_by_eps,
            faults: _,
            roundings,
        } => {
            let is_common = mean.common(std.high).is_some() && std.common(0.0).is_some();
            let subject = if is_common {
                subject
            } else {
                Phrase::together(&claim.subject)
            };
            let start = &subject.start;
            let std_text = value("std", *std, 0.0);
            let reduced = if *reduced_by_eps {
                " (reduced by ε)"
            } else {
                ""
            };
            format!(
                "{start} now {} {} and {std_text}{reduced}{}.{}",
                subject.choose("has", "have"),
                value("mean", *mean, std.high),
                ordered(*order, claim.values, &subject),
                rounded(&in_sentence([*mean, *std], roundings, *order), layer)
            )
        }
        LayerResult::MisroundedMean { difference } => format!(
            "{start} {} constant, but {} rounds the sum of {} values, so the mean is another number: the result differs from β by up to {}{}.",
            subject.choose("is", "are"),
            format_name(step_format(layer)),
            subject.choose("its", "their"),
            short((*difference).into()),
            if layer.eps == 0.0 {
                ", where exact arithmetic gives 0/0"
            } else {
                ""
            }
        ),
        LayerResult::Flattened(Fault::EpsOverflow) => format!(
            "ε = {} exceeds {}’s largest number, {}, and becomes ∞: every result of {} is β.",
            short(layer.eps.into()),
            format_name(step_format(layer)),
            largest(step_format(layer)),
            subject.inner
        ),
        LayerResult::Flattened(fault) => format!(
            "{} {}’s largest number, {}: the variance of {} becomes ∞, so every result there is β.",
            if *fault == Fault::SquareOverflow {
                "Squared deviations exceed"
            } else {
                "The sum of the squared deviations exceeds"
            },
            format_name(step_format(layer)),
            largest(step_format(layer)),
            subject.inner
        ),
        LayerResult::NonFinite(results) => non_finite(results, &claim.subject, layer),
    }
}

/// `γ = 0 erases`, or why γ is 0 although it is set to another number.
pub(super) fn zero_gamma(layer: &LayerNorm) -> String {
    let entries = layer.gamma.overrides.iter().map(|entry| entry.value);
    let all = layer.gamma.all;
    let format = format_name(layer.precision);
    let are_entries_zero = entries.clone().all(|gamma| gamma == 0.0);
    // Where `all` is no 0 in the format, every feature has an entry of its own.
    let is_all_unused = to_float32(all).is_some_and(|all| round_to(all, layer.precision) != 0.0);
    if all == 0.0 && are_entries_zero {
        "γ = 0 erases".to_owned()
    } else if are_entries_zero && is_all_unused {
        "every γ is 0 and erases".to_owned()
    } else if entries.len() == 0 {
        format!("γ = {} is 0 in {format} and erases", short(all.into()))
    } else {
        format!("every γ is 0 in {format} and erases")
    }
}

fn ordered(order: Option<Order>, values: usize, subject: &Phrase) -> String {
    // Without the count where there is more to say of the rows: the sentence keeps to one line.
    let values = if subject.is_plural() {
        "their values".to_owned()
    } else {
        format!("its {values} values")
    };
    match order {
        Some(Order::Kept) => format!("; {values} keep their order"),
        Some(Order::Reversed) => format!("; {values} are in reverse order"),
        Some(Order::KeptMerged) => {
            format!("; {values} are in order, but some that differed are now equal")
        }
        Some(Order::ReversedMerged) => {
            format!("; {values} are in reverse order, but some that differed are now equal")
        }
        None => String::new(),
    }
}

/// The sentence that describes the scatter.
#[must_use]
pub fn scatter(outcome: &Outcome) -> String {
    let values = counted(outcome.input.values().len(), "value");
    match outcome.correlation.pooled.finite() {
        Some(r) => format!(
            "Scatter plot of {values}, after LayerNorm against before: r = {}.",
            short(((r * 1e4).round() / 1e4).into())
        ),
        None => format!(
            "Scatter plot of {values}, after LayerNorm against before; {}.",
            chart::no_correlation(outcome)
        ),
    }
}
