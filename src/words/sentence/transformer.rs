//! The sentence of the station of a real transformer.

use crate::{
    claims::{
        range::Range,
        transformer::{Peak, Removed, Shared, TransformerClaim},
    },
    lab::transformer::Sample,
    words::{
        list::and,
        number::{apart, short},
        transformer::token,
    },
};

/// The most features that are named one by one.
const MOST_NAMED: usize = 5;

/// The sentence on a recorded input.
#[must_use]
pub fn transformer(claim: &TransformerClaim, sample: &Sample) -> String {
    let peak = match &claim.peak {
        Some(peak) => self::peak(peak, sample),
        None => "In every row all values are equal.".to_owned(),
    };
    // The captions of the charts have the rest: a longer sentence would hide the picture.
    let removed = claim.removed.as_ref().map(removed);
    let second = removed
        .or_else(|| claim.shared.as_ref().map(shared))
        .or_else(|| claim.output_stds.map(output_stds));
    std::iter::chain([peak], second)
        .collect::<Vec<_>>()
        .join(" ")
}

fn output_stds(range: Range) -> String {
    let [low, high] = [range.low, range.high].map(|std| short(std.into()));
    if low == high {
        format!("The stds of y are {low}.")
    } else {
        let [low, high] = apart(range.low, range.high);
        format!("The stds of y are between {low} and {high}.")
    }
}

fn peak(peak: &Peak, sample: &Sample) -> String {
    let values = format!(
        "In {}, feature {} is {}, and the std of the row {}.",
        token(sample, peak.row),
        peak.feature + 1,
        short(peak.value.into()),
        short(peak.std.into())
    );
    if peak.features == 1 {
        return values;
    }
    let limit = format!("±√{} = ±{}", peak.features - 1, short(peak.bound().into()));
    let limit = if peak.is_near_bound() {
        format!("near the limit of {limit}")
    } else {
        format!("where the limit is {limit}")
    };
    format!(
        "{values} Normalised, that feature is {}, {limit}.",
        short(peak.normalized.into())
    )
}

fn shared(shared: &Shared) -> String {
    let rows = if shared.rows == shared.of {
        format!("all {} rows", shared.of)
    } else {
        format!("{} of {} rows", shared.rows, shared.of)
    };
    format!(
        "In {rows}, feature {} is the farthest from the mean.",
        shared.feature + 1
    )
}

fn removed(removed: &Removed) -> String {
    let count = removed.features.len();
    let names: Vec<String> = removed
        .features
        .iter()
        .map(|feature| (feature + 1).to_string())
        .collect();
    let (features, largest) = match count {
        1 => (format!("feature {}", names[0]), "the one".to_owned()),
        2..=MOST_NAMED => (format!("features {}", and(&names)), format!("the {count}")),
        _ => (format!("{count} features"), format!("the {count}")),
    };
    let largest = if removed.are_largest {
        format!(", {largest} with the largest mean of |x|")
    } else {
        String::new()
    };
    format!("γ is 0 to within 10⁻⁸ for {features}{largest}.")
}
