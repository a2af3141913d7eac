//! Why some results of station 5 are not finite, are 0, or are not 0.

use super::values_of;
use crate::{
    lab::relatives::{Cause, Effect, Outcome, Relative},
    words::number::{apart, short},
};

/// Follows what is too large.
const EXCEEDS: &str = "exceeds float32’s largest number";

/// The results that a cause has, and the cause: `NaN where a running sum exceeds …`. Where the cells
/// of a set, which share a mean and a variance, have different results, it says which.
pub(super) fn reason(outcome: &Outcome, effect: Effect, eps: f64) -> String {
    let relative = outcome.relative;
    let kinds = [
        (effect.nan, "NaN"),
        (effect.infinite, "∞"),
        (effect.zero, "0"),
    ];
    let kinds = kinds.iter().filter(|(applies, _)| *applies);
    let results: Vec<&str> = kinds.map(|&(_, kind)| kind).collect();
    let results = results.join(" or ");
    let is_rms = relative == Relative::RmsNorm;
    let as_well = if values_of(outcome) == 1 {
        ""
    } else {
        ", and for the others that share it"
    };
    match effect.cause {
        Cause::NoSpread if is_rms => {
            format!(
                "{results} where all values are 0: 0/0, since {}",
                zero_eps(eps)
            )
        }
        Cause::NoSpread => {
            format!(
                "{results} where all deviations from the mean are 0: 0/0, since {}",
                zero_eps(eps)
            )
        }
        Cause::MissedMean => missed_mean(effect, eps),
        Cause::SumOverflow => format!("{results} where a running sum {EXCEEDS}"),
        Cause::DeviationOverflow => format!(
            "{results} where a deviation from the mean {EXCEEDS}, and 0 for the others that share it"
        ),
        Cause::SquareOverflow if is_rms => format!("{results} where a square {EXCEEDS}{as_well}"),
        Cause::SquareOverflow => {
            format!("{results} where a squared deviation {EXCEEDS}{as_well}")
        }
        Cause::SquareSumOverflow if is_rms => format!("{results} where a sum of squares {EXCEEDS}"),
        Cause::SquareSumOverflow => {
            format!("{results} where a sum of squared deviations {EXCEEDS}")
        }
        Cause::Underflow => underflow(effect, is_rms),
        Cause::ValueOverflow => {
            let others = if effect.zero {
                ", and 0 for the others that share it"
            } else if is_rms {
                // Any others would be 0.
                ""
            } else {
                as_well
            };
            let results = if effect.nan { "NaN" } else { &*results };
            format!("{results} where a value exceeds the number format’s largest number{others}")
        }
        Cause::Other => format!("{results} in some cells"),
    }
}

/// Equal values that do not become 0, or 0/0.
fn missed_mean(effect: Effect, eps: f64) -> String {
    let finite = effect.ends.map(|[low, high]| {
        if short(low) == short(high) {
            short(low)
        } else {
            apart(low.to_f64(), high.to_f64()).join(" to ")
        }
    });
    let infinite = effect.infinite.then(|| "∞ or −∞".to_owned());
    let results: Vec<String> = finite.into_iter().chain(infinite).collect();
    let exact = if eps == 0.0 { "0/0" } else { "0" };
    format!(
        "{} instead of {exact} where float32 rounds the sum of equal values, so that their mean is another number",
        results.join(", or ")
    )
}

/// A value divided by 0 is infinite, and 0 divided by 0 is NaN.
fn underflow(effect: Effect, is_rms: bool) -> String {
    let [cause, zero] = if is_rms {
        [
            "the mean square and ε are 0 in float32",
            "where such a value is 0",
        ]
    } else {
        [
            "values differ, but variance and ε are 0 in float32",
            "where such a value equals the mean",
        ]
    };
    match (effect.infinite, effect.nan) {
        (true, true) => format!("∞ or −∞ where {cause}, and NaN {zero}: 0/0"),
        (true, false) => format!("∞ or −∞ where {cause}"),
        (false, _) => format!("NaN where {cause}"),
    }
}

/// An ε that float32 holds as 0. One that the user set to 0 is so everywhere.
pub(super) fn zero_eps(eps: f64) -> &'static str {
    if eps == 0.0 {
        "ε is 0"
    } else {
        "ε is 0 in float32"
    }
}
