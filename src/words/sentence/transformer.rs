//! The sentence of the station of a real transformer.

use crate::{
    claims::transformer::{Burn, Peak, Removed, Shared, TransformerClaim},
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
    let mut sentences = vec![match &claim.peak {
        Some(peak) => self::peak(peak, sample),
        None => "In every row all values are equal.".to_owned(),
    }];
    sentences.extend(claim.shared.as_ref().map(shared));
    sentences.extend(claim.removed.as_ref().map(removed));
    sentences.extend(claim.output_stds.map(|range| {
        let [low, high] = [range.low, range.high].map(|std| short(std.into()));
        if low == high {
            format!("The stds of y are {low}.")
        } else {
            let [low, high] = apart(range.low, range.high);
            format!("The stds of y are between {low} and {high}.")
        }
    }));
    sentences.push(burn(claim.burn));
    sentences.join(" ")
}

fn peak(peak: &Peak, sample: &Sample) -> String {
    let place = token(sample, peak.row);
    let values = format!(
        "In {place}, feature {} is {}, and the std of the row {}.",
        peak.feature + 1,
        short(peak.value.into()),
        short(peak.std.into())
    );
    let normalized = short(peak.normalized.into());
    if peak.features == 1 {
        return values;
    }
    let bound = format!("√{} = {}", peak.features - 1, short(peak.bound().into()));
    if peak.is_near_bound() {
        format!(
            "{values} Before γ and β, LayerNorm brings that feature to x̂ = {normalized}, near the limit: one of {} values of x̂ can reach ±{bound}.",
            peak.features
        )
    } else {
        format!(
            "{values} Before γ and β, LayerNorm brings that feature to x̂ = {normalized}; one of {} values of x̂ can reach ±{bound}.",
            peak.features
        )
    }
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

fn burn(burn: Burn) -> String {
    match burn {
        Burn::NotRecorded => "PyTorch’s output was not recorded.".to_owned(),
        Burn::Equal => "burn’s output equals PyTorch’s in every value.".to_owned(),
        Burn::Differs(difference) => format!(
            "burn’s output and PyTorch’s differ by at most {}.",
            short(difference.into())
        ),
        Burn::NonFinite => "burn’s output has a value that is not finite.".to_owned(),
    }
}
