//! Roundings that leave the result finite, in words.

use super::{growth::format_name, shown::Shown};
use crate::{
    lab::{
        diagnosis::Fault,
        scenario::{LayerNorm, Precision},
    },
    words::{grammar::capitalised, list},
};

/// The number format in which the layer computes between its input and its result.
pub(super) fn step_format(layer: &LayerNorm) -> Precision {
    if layer.is_stepwise() {
        layer.precision
    } else {
        Precision::Float32
    }
}

/// A sentence to append where rounding is visible.
pub(super) fn rounded(shown: &Shown, layer: &LayerNorm) -> String {
    let verb = match shown.by.as_slice() {
        [] => return String::new(),
        ["mean" | "std"] => "shows",
        _ => "show",
    };
    let by: Vec<String> = shown.by.iter().map(|by| format!("the {by}")).collect();
    let roundings = roundings(&shown.faults, layer);
    format!(" {} {verb} {roundings}.", capitalised(&list::and(&by)))
}

/// What is rounded, as a list.
pub(super) fn roundings(faults: &[Fault], layer: &LayerNorm) -> String {
    let reasons: Vec<String> = faults.iter().map(|&fault| rounding(fault, layer)).collect();
    list::and(&merge_roundings(&reasons))
}

/// What is rounded, in the order in which the layer computes it.
const ORDER: [&str; 8] = [SUM, MEAN, VARIANCE, EPS, GAMMA, BETA, STEPS, RESULT];
const SUM: &str = "the sum Σ x";
const MEAN: &str = "the mean μ";
const VARIANCE: &str = "the variance";
const EPS: &str = "ε";
const GAMMA: &str = "γ";
const BETA: &str = "β";
const STEPS: &str = "the steps after the variance";
const RESULT: &str = "the steps from x − μ to the result";

/// The reasons, with everything that one format rounds in one of them: `float32’s rounding of
/// the sum Σ x and the mean μ`.
pub(super) fn merge_roundings(reasons: &[String]) -> Vec<String> {
    let of = "’s rounding of ";
    let mut formats: Vec<(&str, Vec<String>)> = Vec::new();
    for reason in reasons {
        let (format, what) = reason.split_once(of).unwrap_or((reason, ""));
        match formats.iter_mut().find(|(known, _)| *known == format) {
            Some((_, merged)) => merged.push(what.to_owned()),
            None => formats.push((format, vec![what.to_owned()])),
        }
    }
    for (_, merged) in &mut formats {
        merged.sort_by_key(|what| ORDER.iter().position(|known| known == what));
    }
    let merged = formats
        .into_iter()
        .map(|(format, what)| match what.as_slice() {
            [only] if only.is_empty() => format.to_owned(),
            what => format!("{format}{of}{}", list::and(what)),
        });
    merged.collect()
}

/// What is rounded, for a fault that leaves the result finite.
pub(super) fn rounding(fault: Fault, layer: &LayerNorm) -> String {
    let format = format_name(step_format(layer));
    match fault {
        Fault::SumRounding => format!("{format}’s rounding of {SUM}"),
        Fault::MeanRounding => format!("{format}’s rounding of {MEAN}"),
        Fault::VarianceRounding => format!("{format}’s rounding of {VARIANCE}"),
        Fault::VarianceUnderflow => format!("squares too small for {format}"),
        Fault::SubnormalSquares => format!("{format}’s coarse rounding of very small squares"),
        Fault::EpsUnderflow => format!("an ε too small for {format}"),
        Fault::EpsRounding => format!("{format}’s rounding of {EPS}"),
        Fault::GammaRounding => format!("{}’s rounding of {GAMMA}", format_name(layer.precision)),
        Fault::BetaRounding => format!("{}’s rounding of {BETA}", format_name(layer.precision)),
        Fault::FormatRounding => {
            format!(
                "the rounding of the result to {}",
                format_name(layer.precision)
            )
        }
        Fault::StepRounding => format!("{format}’s rounding of {STEPS}"),
        _ => format!("{format}’s rounding of {RESULT}"),
    }
}
