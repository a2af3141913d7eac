//! Results that are infinite or NaN, in words.

mod parameters;

use super::{
    growth::{format_name, largest},
    rounding::step_format,
    subject::Phrase,
};
use crate::{
    claims::{layer::NonFinite, subject::Subject},
    lab::{
        diagnosis::{Fault, ResultCounts},
        scenario::LayerNorm,
    },
    words::{list, number::short},
};

/// Station 2's sentence on results that are not finite.
pub(super) fn non_finite(claim: &NonFinite, subject: &Subject, layer: &LayerNorm) -> String {
    let phrase = Phrase::of(subject);
    let inner = &phrase.inner;
    let (format, limit) = (format_name(step_format(layer)), largest(step_format(layer)));
    let (result, result_limit) = (format_name(layer.precision), largest(layer.precision));
    match claim.fault {
        Fault::NonFiniteInput => format!(
            "{} {} values beyond {result}’s largest number, {result_limit}: ∞ before the layer, NaN after it.",
            phrase.start,
            phrase.choose("holds", "hold")
        ),
        Fault::SumOverflow => format!(
            "The running sum of {inner} exceeds {format}’s largest number, {limit}: the mean is not finite, and the result is NaN."
        ),
        Fault::ZeroOverZero => format!(
            "Variance and ε are both 0 in {inner}, so (x − μ)/√(v + ε) is 0/0, which is NaN."
        ),
        Fault::DivisionByZero => format!(
            "The squared deviations of {inner} are too small for {format}: the variance is 0, like ε, and division by 0 gives ∞ or −∞. {}",
            results(claim, subject)
        ),
        Fault::ResultOverflow => overflow(claim.results, subject, layer),
        Fault::GammaOverflow | Fault::BetaOverflow | Fault::GammaBetaOverflow => format!(
            "{} {}{}",
            parameters::overflow(claim, layer),
            results(claim, subject),
            others(claim.results, layer)
        ),
        _ => {
            let cause = format!(
                "In {inner} a deviation from the mean exceeds {format}’s largest number, {limit}. So does the variance, and ∞/∞ is NaN"
            );
            if claim.gamma.count() + claim.beta.count() > 0 {
                let parameters = parameters::overflow(claim, layer);
                format!("{cause}. {parameters} {}", results(claim, subject))
            } else if claim.results.finite > 0 {
                // Of a finite deviation x̂ is 0.
                format!("{cause}. Divided by ∞, the finite deviations give 0, and β as the result.")
            } else {
                format!("{cause}.")
            }
        }
    }
}

/// Results that exceed the format, of finite γ and β.
fn overflow(counts: ResultCounts, subject: &Subject, layer: &LayerNorm) -> String {
    let inner = Phrase::together(subject).inner;
    let (infinite, all) = (counts.positive + counts.negative, counts.all());
    let which = if infinite == all {
        format!("every result of {inner}")
    } else {
        format!("{infinite} of the {all} results of {inner}")
    };
    let they = match (infinite, counts.positive, counts.negative) {
        (1, 1, _) => "it is ∞".to_owned(),
        (1, ..) => "it is −∞".to_owned(),
        (_, _, 0) => "they are ∞".to_owned(),
        (_, 0, _) => "they are −∞".to_owned(),
        _ => kinds(counts),
    };
    format!(
        "In {which} the size of {} exceeds {}’s largest number, {}: {they}.",
        what_overflows(counts),
        format_name(layer.precision),
        largest(layer.precision)
    )
}

/// Infinite results of finite γ and β, where other entries of γ or β are infinite.
fn others(counts: ResultCounts, layer: &LayerNorm) -> String {
    let others = counts.of_product + counts.of_sum;
    if others == 0 {
        return String::new();
    }
    format!(
        " For {others} of these γ and β are finite, but the size of {} exceeds {} too.",
        what_overflows(counts),
        largest(layer.precision)
    )
}

/// Which number of finite x̂, γ and β exceeds the format.
fn what_overflows(counts: ResultCounts) -> &'static str {
    match (counts.of_product, counts.of_sum) {
        (0, _) => "γ·x̂ + β",
        (_, 0) => "γ·x̂",
        _ => "γ·x̂, or of its sum with β,",
    }
}

/// How many results are infinite, and how many NaN, and why.
fn results(claim: &NonFinite, subject: &Subject) -> String {
    let inner = Phrase::together(subject).inner;
    let counts = claim.results;
    let because = why_nan(claim);
    let all = counts.all();
    for (count, kind) in named(counts) {
        if count == all {
            return format!("Every result of {inner} is {kind}{because}.");
        }
    }
    format!(
        "Of the {all} results of {inner}, {}{because}.",
        kinds(counts)
    )
}

/// `2 are ∞ and 1 is NaN`.
fn kinds(counts: ResultCounts) -> String {
    let kinds = named(counts).into_iter().filter(|(count, _)| *count > 0);
    let kinds = kinds.map(|(count, kind)| {
        let verb = if count == 1 { "is" } else { "are" };
        format!("{count} {verb} {kind}")
    });
    list::and(&kinds.collect::<Vec<_>>())
}

fn named(counts: ResultCounts) -> [(usize, &'static str); 3] {
    [
        (counts.positive, "∞"),
        (counts.negative, "−∞"),
        (counts.nan(), "NaN"),
    ]
}

/// `, since 0·∞ is NaN`. Empty if no result is NaN.
fn why_nan(claim: &NonFinite) -> String {
    let counts = claim.results;
    let quotient = if claim.fault == Fault::DivisionByZero {
        "0/0"
    } else {
        "∞/∞"
    };
    let reasons = [
        (counts.undefined, quotient),
        (counts.zero_times_infinity, "0·∞"),
        (counts.infinity_minus_infinity, "∞ − ∞"),
    ];
    let reasons = reasons.iter().filter(|(count, _)| *count > 0);
    let reasons: Vec<String> = reasons.map(|(_, reason)| (*reason).to_owned()).collect();
    let is_of_zero = counts.zero_times_infinity > 0 && counts.undefined == 0;
    let zero = match (
        claim.eps_overflows && is_of_zero,
        claim.variance_overflows && is_of_zero,
    ) {
        (true, true) => "ε and the variance become ∞ too: x̂ is 0, and ",
        (true, false) => "ε becomes ∞ too: x̂ is 0, and ",
        (false, true) => "the variance becomes ∞ too: x̂ is 0, and ",
        (false, false) => "",
    };
    match reasons.as_slice() {
        [] => String::new(),
        [only] => format!(", since {zero}{only} is NaN"),
        reasons => format!(", since {zero}{} are NaN", list::and(reasons)),
    }
}

/// Whether ε, which is 0 in the format, makes these results NaN or infinite.
pub(super) fn is_avoided_by_eps(claim: &NonFinite) -> bool {
    matches!(claim.fault, Fault::ZeroOverZero | Fault::DivisionByZero)
}

/// Says that a larger ε avoids such results, and that a positive ε is 0 in the format.
pub(super) fn larger_eps(layer: &LayerNorm) -> String {
    let is_zero = if layer.eps > 0.0 {
        format!(
            " ε = {} is 0 in {}.",
            short(layer.eps.into()),
            format_name(step_format(layer))
        )
    } else {
        String::new()
    };
    format!("{is_zero} A larger ε avoids this.")
}
