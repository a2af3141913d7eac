//! The caption of the chart of how alike the rows become.

use super::{course, lost_points};
use crate::{
    claims::{
        depth::{Extreme, Rows},
        growth::Change,
    },
    lab::scenario::{Depth, Scheme},
    words::number::{short, times},
};

/// The caption of the chart of the rows, given how alike they are.
#[must_use]
pub fn alike_caption(rows: Rows, settings: &Depth) -> String {
    let [cosine, rank, lost] = match rows {
        Rows::Single => {
            return "With one row there is nothing to compare; its effective rank is 1.".to_owned();
        }
        Rows::Lost(layer) => [String::new(), String::new(), lost_points(Some(layer))],
        Rows::Compared {
            cosine,
            change,
            beyond,
            rank: [from, to],
        } => [
            format!(" It {}.", way(cosine, change, beyond)),
            rank(&times(from), &times(to)) + &bound(settings),
            String::new(),
        ],
    };
    format!(
        "Circles: the mean |cos| between two rows, 1 if all lie on one line.{cosine} Squares: the effective rank, exp(−Σ p·ln p) with p = σᵢ/Σσ, as a fraction of the smaller of rows and width, {}.{rank}{lost}",
        settings.rows.min(settings.width)
    )
}

/// The effective rank before the first layer and after the last.
fn rank(from: &str, to: &str) -> String {
    if from == to {
        format!(" The effective rank itself is {to} at both ends.")
    } else {
        format!(" The effective rank itself goes from {from} to {to}.")
    }
}

/// Why the rank cannot reach the width after a Post-LN layer, where only that limits it.
fn bound(settings: &Depth) -> String {
    if settings.scheme != Scheme::Post || settings.rows < settings.width {
        return String::new();
    }
    format!(
        " After a Post-LN layer each row sums to 0, so the rank is at most {}.",
        settings.width - 1
    )
}

/// How a value changes. One that leaves the range between its ends does not just rise or fall.
fn way(ends: [f64; 2], change: Change, beyond: [Option<Extreme>; 2]) -> String {
    let [from, to] = ends.map(|value| short(value.into()));
    let extremes = std::iter::zip(["highest", "lowest"], beyond);
    let extremes: Vec<String> = extremes
        .filter_map(|(which, extreme)| {
            let Extreme { layer, value } = extreme?;
            let value = short(value.into());
            Some(format!("its {which} value is {value}, at layer {layer}"))
        })
        .collect();
    if extremes.is_empty() {
        return course(change, &from, &to);
    }
    format!("goes from {from} to {to}; {}", extremes.join(", and "))
}
