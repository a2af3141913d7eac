//! Results that are infinite or NaN, in words.

use super::{
    growth::{format_name, largest},
    rounding::step_format,
    subject::Phrase,
};
use crate::{
    lab::{
        diagnosis::Fault,
        scenario::{LayerNorm, Parameter},
    },
    words::number::typed,
};

/// Results that are not all finite.
#[derive(Clone, Copy)]
pub(super) struct NonFinite {
    /// Why.
    pub(super) fault: Fault,
    /// How many are NaN.
    pub(super) nan: usize,
    /// How many are infinite.
    pub(super) infinite: usize,
    /// How many are finite.
    pub(super) finite: usize,
    /// Whether ε is infinite in the steps' format.
    pub(super) eps_overflows: bool,
}

/// Station 2's sentence on results that are not finite.
pub(super) fn non_finite(results: NonFinite, subject: &Phrase, layer: &LayerNorm) -> String {
    let inner = &subject.inner;
    let (format, limit) = (format_name(step_format(layer)), largest(step_format(layer)));
    let (result, result_limit) = (format_name(layer.precision), largest(layer.precision));
    match results.fault {
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
        Fault::GammaOverflow | Fault::BetaOverflow | Fault::GammaBetaOverflow => {
            parameter_overflow(results, inner, layer)
        }
        _ => format!(
            "In {inner} a deviation from the mean exceeds {format}’s largest number, {limit}. So does the variance, and ∞/∞ is NaN{}.",
            // Of a finite deviation x̂ is 0.
            if results.finite > 0 {
                ". Divided by ∞, the finite deviations give 0, and β as the result"
            } else {
                ""
            }
        ),
    }
}

/// γ or β that exceeds the format, and what follows for the results.
fn parameter_overflow(results: NonFinite, inner: &str, layer: &LayerNorm) -> String {
    let (format, limit) = (format_name(layer.precision), largest(layer.precision));
    let [gamma, beta] = [&layer.gamma, &layer.beta].map(infinity);
    let (cause, nan) = match results.fault {
        Fault::GammaOverflow => (
            format!("γ exceeds {format}’s largest number, {limit}, and becomes {gamma}"),
            "where x̂ is 0, since 0·∞ is NaN",
        ),
        Fault::BetaOverflow => (
            format!("β exceeds {format}’s largest number, {limit}, and becomes {beta}"),
            "where γ·x̂ is ∞ too, since ∞ − ∞ is NaN",
        ),
        _ => (
            format!(
                "γ and β exceed {format}’s largest number, {limit}, and become {gamma} and {beta}"
            ),
            if results.eps_overflows {
                "since ε becomes ∞ too: x̂ is 0, and 0·∞ is NaN"
            } else {
                "since 0·∞ and ∞ − ∞ are NaN"
            },
        ),
    };
    let result = match (results.infinite, results.nan) {
        (_, 0) if results.fault == Fault::BetaOverflow => beta.to_owned(),
        (_, 0) => "±∞".to_owned(),
        (0, _) => format!("NaN {nan}"),
        _ => format!("±∞, or NaN {nan}"),
    };
    format!("{cause}. In {inner} γ·x̂ + β is {result}.")
}

/// What γ or β becomes where it exceeds the format.
fn infinity(parameter: &Parameter) -> &'static str {
    match parameter.overrides.as_slice() {
        [] if parameter.all < 0.0 => "−∞",
        [] => "∞",
        _ => "±∞",
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
