//! Station 2's sentence: what the layer did to the matrix.

use super::{
    growth::{format_name, largest},
    subject::Phrase,
};
use crate::{
    claims::{
        layer::{LayerClaim, LayerResult},
        order::Order,
        range::Range,
        subject::Subject,
    },
    lab::{
        diagnosis::Fault,
        normalization::Outcome,
        scenario::{LayerNorm, Precision},
    },
    words::{
        chart,
        number::{apart, short, typed},
    },
};

/// Station 2's sentence.
#[must_use]
pub fn what(outcome: &Outcome, layer: &LayerNorm) -> String {
    let claims = crate::claims::layer::layer(outcome, layer.normalized_shape);
    let sentences = claims.iter().map(|claim| sentence(claim, layer));
    sentences.collect::<Vec<_>>().join(" ")
}

fn sentence(claim: &LayerClaim, layer: &LayerNorm) -> String {
    let subject = Phrase::of(&claim.subject);
    let start = &subject.start;
    match &claim.result {
        LayerResult::Single => "A single value is its own mean: only β remains.".to_owned(),
        LayerResult::Constant => format!(
            "{start} {} constant: subtracting the mean leaves 0, so only β remains.",
            subject.choose("is", "are")
        ),
        LayerResult::Erased => format!(
            "{start} {} β everywhere: γ = 0 erases the values.",
            subject.choose("is", "are")
        ),
        LayerResult::Affine { gamma, beta } => affine(claim, &subject, *gamma, *beta),
        LayerResult::Normalized {
            mean,
            std,
            order,
            reduced_by_eps,
            faults,
        } => {
            let is_common = mean.common(std.high).is_some() && std.common(0.0).is_some();
            let subject = if is_common {
                subject
            } else {
                Phrase::together(&claim.subject)
            };
            let start = &subject.start;
            let std_text = value("std", *std, 0.0);
            // Where the stds differ, station 3 names the reasons.
            let reduced = if *reduced_by_eps && is_common {
                " (reduced by ε)"
            } else {
                ""
            };
            format!(
                "{start} now {} {} and {std_text}{reduced}{}.{}",
                subject.choose("has", "have"),
                value("mean", *mean, std.high),
                ordered(*order, claim.values, &subject),
                rounded(faults, layer)
            )
        }
        LayerResult::MisroundedMean { difference } => format!(
            "{start} {} constant, but {} rounds the sum of {} values, so the mean is another number: the result differs from β by up to {}.",
            subject.choose("is", "are"),
            format_name(step_format(layer)),
            subject.choose("its", "their"),
            short((*difference).into())
        ),
        LayerResult::Flattened(fault) => format!(
            "{} {}’s largest number, {}: the variance of {} becomes ∞, and every value β.",
            if *fault == Fault::SquareOverflow {
                "Squared deviations exceed"
            } else {
                "The sum of the squared deviations exceeds"
            },
            format_name(step_format(layer)),
            largest(step_format(layer)),
            subject.inner
        ),
        LayerResult::NonFinite { fault, .. } => non_finite(*fault, &subject, layer),
    }
}

/// A mean or a std: `mean 0`, or `mean −1 to 2`.
pub(super) fn value(name: &str, range: Range, scale: f64) -> String {
    match range.common(scale) {
        Some(value) => format!("{name} {}", short(value.into())),
        None => format!("{name} {}", apart(range.low, range.high).join(" to ")),
    }
}

fn affine(claim: &LayerClaim, subject: &Phrase, gamma: bool, beta: bool) -> String {
    let each = match claim.subject {
        Subject::Whole => "entry",
        Subject::Rows { .. } => "feature",
    };
    let parts = match (gamma, beta) {
        (true, true) => "scaled by its own γ and shifted by its own β",
        (true, false) => "scaled by its own γ",
        _ => "shifted by its own β",
    };
    format!(
        "{} {} normalised, then each {each} {parts}.",
        subject.start,
        subject.choose("was", "were")
    )
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
        Some(Order::Merged) => {
            format!("; {values} are in order, but some that differed are now equal")
        }
        None => String::new(),
    }
}

/// The number format in which the layer computes between its input and its result.
fn step_format(layer: &LayerNorm) -> Precision {
    if layer.is_stepwise() {
        layer.precision
    } else {
        Precision::Float32
    }
}

/// A sentence to append where rounding is visible.
fn rounded(faults: &[Fault], layer: &LayerNorm) -> String {
    let reasons: Vec<String> = faults.iter().map(|&fault| rounding(fault, layer)).collect();
    match reasons.as_slice() {
        [] => String::new(),
        reasons => format!(" This shows {}.", reasons.join(", and ")),
    }
}

/// What is rounded, for a fault that leaves the result finite.
pub(super) fn rounding(fault: Fault, layer: &LayerNorm) -> String {
    let format = format_name(step_format(layer));
    match fault {
        Fault::SumRounding => format!("{format}’s rounding of the sum Σ x"),
        Fault::MeanRounding => format!("{format}’s rounding of the mean μ"),
        Fault::VarianceRounding => format!("{format}’s rounding of the variance"),
        Fault::VarianceUnderflow => format!("squares too small for {format}"),
        Fault::EpsUnderflow => format!("an ε too small for {format}"),
        Fault::FormatRounding => {
            format!(
                "the rounding of the result to {}",
                format_name(layer.precision)
            )
        }
        _ => format!("{format}’s rounding of x − μ or of the result"),
    }
}

fn non_finite(fault: Fault, subject: &Phrase, layer: &LayerNorm) -> String {
    let inner = &subject.inner;
    let (format, limit) = (format_name(step_format(layer)), largest(step_format(layer)));
    let (result, result_limit) = (format_name(layer.precision), largest(layer.precision));
    match fault {
        Fault::NonFiniteInput => format!(
            "{} {} values beyond {result}’s largest number, {result_limit}: ∞ before the layer, NaN after it.",
            subject.start,
            subject.choose("holds", "hold")
        ),
        Fault::SumOverflow => format!(
            "The sum of {inner} exceeds {format}’s largest number, {limit}: the mean is not finite, and the result is NaN."
        ),
        Fault::ZeroOverZero => format!(
            "Variance and ε are both 0 in {inner}, so (x − μ)/√(v + ε) is 0/0, which is NaN. {}A larger ε avoids this.",
            eps_is_zero(layer)
        ),
        Fault::DivisionByZero => format!(
            "The squared deviations of {inner} are too small for {format}, so variance and ε are both 0, and division by 0 gives ∞. {}A larger ε avoids this.",
            eps_is_zero(layer)
        ),
        Fault::ResultOverflow => format!(
            "In {inner} γ·x̂ + β exceeds {result}’s largest number, {result_limit}, and becomes ∞."
        ),
        _ => format!(
            "In {inner} a deviation from the mean exceeds {format}’s largest number, {limit}: ∞/∞ is NaN."
        ),
    }
}

/// Says that a positive ε is 0 in the format. Empty if ε is 0 as set.
fn eps_is_zero(layer: &LayerNorm) -> String {
    if layer.eps > 0.0 {
        format!(
            "ε = {} is 0 in {}. ",
            typed(layer.eps),
            format_name(step_format(layer))
        )
    } else {
        String::new()
    }
}

/// The sentence that describes the scatter.
#[must_use]
pub fn scatter(outcome: &Outcome) -> String {
    let count = outcome.input.values().len();
    let values = if count == 1 { "value" } else { "values" };
    match outcome.correlation.pooled.finite() {
        Some(r) => format!(
            "Scatter plot of {count} {values}, after LayerNorm against before: r = {}.",
            short(((r * 1e4).round() / 1e4).into())
        ),
        None => format!(
            "Scatter plot of {count} {values}, after LayerNorm against before; {}.",
            chart::no_correlation(outcome)
        ),
    }
}
