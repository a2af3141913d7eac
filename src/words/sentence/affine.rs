//! Results with γ or β of their own, in words.

use super::{growth::format_name, rounding::roundings, shown, subject::Phrase};
use crate::{
    claims::{
        layer::{LayerClaim, Rounding},
        range::Range,
        subject::Subject,
    },
    lab::scenario::{LayerNorm, Parameter, to_float32},
    words::number::{apart, short},
};

/// What happened to rows whose γ or β differs between entries.
pub(super) fn affine(
    claim: &LayerClaim,
    subject: &Phrase,
    [gamma, beta]: [Option<f32>; 2],
    reduced_by_eps: bool,
    layer: &LayerNorm,
) -> String {
    let each = match claim.subject {
        Subject::Whole => "entry",
        Subject::Rows { .. } => "feature",
    };
    let multiplied = match gamma {
        None => Some("scaled by its own γ".to_owned()),
        Some(1.0) => None,
        Some(gamma) => Some(format!(
            "scaled by {}",
            set("γ", &layer.gamma, gamma, layer)
        )),
    };
    let shifted = match beta {
        None => Some("shifted by its own β".to_owned()),
        Some(0.0) => None,
        Some(beta) => Some(format!("shifted by {}", set("β", &layer.beta, beta, layer))),
    };
    let parts: Vec<String> = multiplied.into_iter().chain(shifted).collect();
    format!(
        "{} {} normalised{}, then each {each} {}.",
        subject.start,
        subject.choose("was", "were"),
        if reduced_by_eps {
            " (to a smaller std, because of ε)"
        } else {
            ""
        },
        parts.join(" and ")
    )
}

/// `γ = 1.5`, or `γ = 1.3 (1.297 in bfloat16)` where the format’s rounding shows.
fn set(symbol: &str, parameter: &Parameter, rounded: f32, layer: &LayerNorm) -> String {
    match shown_parameter(parameter, rounded) {
        Some([set, rounded]) => {
            let format = format_name(layer.precision);
            format!("{symbol} = {set} ({rounded} in {format})")
        }
        None => format!("{symbol} = {}", short(rounded.into())),
    }
}

/// γ or β as it is set and as the layer's format holds it, if these differ.
#[expect(clippy::float_cmp, reason = "equal values are meant, not near ones")]
pub(super) fn shown_parameter(parameter: &Parameter, rounded: f32) -> Option<[String; 2]> {
    let set = parameter.all;
    let mut entries = parameter.overrides.iter();
    if entries.any(|entry| entry.value.total_cmp(&set).is_ne()) {
        return None;
    }
    // The format may round a value up or down.
    (to_float32(set)? != rounded).then(|| apart(set, rounded.into()))
}

/// What rounding does to results whose mean and std the sentence does not state. Empty if it
/// does not show.
pub(super) fn affine_rounding(
    equal: Option<Range>,
    rows: &[Rounding],
    layer: &LayerNorm,
) -> String {
    let faults = match equal {
        Some(_) => shown::all(rows),
        None => shown::in_table(rows),
    };
    let shows = roundings(&faults, layer);
    match equal.map(|value| value.common(0.0)) {
        _ if faults.is_empty() => String::new(),
        Some(Some(value)) => format!(
            " But all results are {}: this shows {shows}.",
            short(value.into())
        ),
        Some(None) => format!(" But all results of a row are equal: this shows {shows}."),
        None => format!(" The statistics of the results show {shows}."),
    }
}
