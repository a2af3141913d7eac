//! The text of station 5: the relatives of LayerNorm.

mod reason;

use self::reason::{reason, zero_eps};
use crate::{
    lab::{
        real::FiniteRange,
        relatives::{Cause, Effect, Outcome, Refusal, Relative},
    },
    words::{cell_field, grammar::counted, help::Help},
};

/// The station's introduction.
pub const LEAD: &str = "All but RMSNorm subtract a mean and divide by √(variance\u{a0}+\u{a0}ε); RMSNorm divides by √(mean square\u{a0}+\u{a0}ε). These numbers are shared by a row (LayerNorm of each row, RMSNorm), by the whole matrix (LayerNorm of the whole matrix), by a column (BatchNorm) or by a group within a row (GroupNorm). A and ε are those of station 2, γ\u{a0}=\u{a0}1 and β\u{a0}=\u{a0}0. BatchNorm is shown as in training, with the statistics of this batch; at inference it uses running averages.";
/// How to see which cells share their numbers.
pub const HELP: Help = Help {
    mouse: "Point at a cell to see its set.",
    touch: "Tap a cell to see its set.",
};
/// The title of the matrices as a picture.
pub const TITLE: &str = "The same matrix, normalised in five ways";
/// The caption of the table.
pub const CAPTION: &str = "Means and stds after each: smallest … largest";
/// The column headings of the table.
pub const COLUMNS: [&str; 5] = ["", "row means", "row stds", "column means", "column stds"];

/// The layer's name, as in PyTorch where it exists there.
#[must_use]
pub fn name(relative: Relative) -> String {
    match relative {
        Relative::LayerNormRow => "LayerNorm, each row".to_owned(),
        Relative::LayerNormWhole => "LayerNorm, whole matrix".to_owned(),
        Relative::RmsNorm => "RMSNorm".to_owned(),
        Relative::BatchNorm => "BatchNorm".to_owned(),
        Relative::GroupNorm { groups } => format!("GroupNorm, {}", counted(groups, "group")),
    }
}

/// How many means and stds a layer computes for a matrix of this shape: `3 means · 3 stds`.
#[must_use]
pub fn counts(relative: Relative, [rows, columns]: [usize; 2]) -> String {
    let Some(last) = (rows * columns).checked_sub(1) else {
        return String::new();
    };
    let cell = [last / columns, last % columns];
    let sets = relative.set_of([rows, columns], cell) + 1;
    match relative {
        Relative::RmsNorm => format!("no mean · {sets} rms"),
        _ => format!("{} · {}", counted(sets, "mean"), counted(sets, "std")),
    }
}

/// The name of the matrix that all of them normalise.
pub const ORIGINAL: &str = "A, the original";
/// The second line of its caption.
pub const ORIGINAL_DETAIL: &str = "not normalised";

/// What the scale of A's colours is of, and that of the results.
pub const LEGEND_BEFORE: &str = "A";
/// See [`LEGEND_BEFORE`].
pub const LEGEND_AFTER: &str = "normalised";

/// The name of the station's read-out.
pub const READOUT: &str = "The selected cell in every result";

/// The first entry of the read-out: the selected cell of the input.
#[must_use]
pub fn readout_cell((row, column): (usize, usize)) -> String {
    format!(
        "{} ({})",
        cell_field::label(row, column),
        cell_field::index(row, column)
    )
}

/// Describes which cells are normalised together, and why some results are not finite, or
/// are 0. `wanted` is the number of groups and `eps` the ε that the user has set.
#[must_use]
pub fn shared(outcome: &Outcome, wanted: u32, eps: f64) -> String {
    let mut parts = vec![sharing(outcome, wanted, eps)];
    parts.extend(
        outcome
            .effects
            .iter()
            .filter(|effect| !(effect.cause == Cause::NoSpread && is_single(outcome)))
            .map(|&effect| reason(outcome, effect, eps)),
    );
    parts.join("; ")
}

/// Whether each value is normalised alone by a layer that subtracts the mean.
fn is_single(outcome: &Outcome) -> bool {
    values_of(outcome) == 1 && outcome.relative != Relative::RmsNorm
}

/// How many values share a mean and a variance.
fn values_of(outcome: &Outcome) -> usize {
    let shape = [outcome.output.rows(), outcome.output.columns()];
    let (_, [rows, columns]) = outcome.relative.span_of(shape, [0, 0]);
    rows * columns
}

fn sharing(outcome: &Outcome, wanted: u32, eps: f64) -> String {
    let columns = outcome.output.columns();
    let values = values_of(outcome);
    let shared = match outcome.relative {
        _ if is_single(outcome) => {
            let no_spread = |effect: &Effect| effect.cause == Cause::NoSpread;
            if outcome.effects.iter().any(no_spread) {
                format!(
                    "each value is its own mean: 0/0 gives NaN, since {}",
                    zero_eps(eps)
                )
            } else {
                "each value is its own mean, so it becomes 0".to_owned()
            }
        }
        Relative::LayerNormRow => format!("each row’s {values} values share a mean and a variance"),
        Relative::LayerNormWhole if values == 2 => "both values share them".to_owned(),
        Relative::LayerNormWhole => format!("all {values} values share them"),
        Relative::RmsNorm if values == 1 => "each value by itself: x/√(x² + ε)".to_owned(),
        Relative::RmsNorm => format!("each row’s {values} values share a mean square; no centring"),
        Relative::BatchNorm => format!("each column’s {values} values share them"),
        Relative::GroupNorm { .. } => format!("{values} neighbours in a row share them"),
    };
    let refused = match (outcome.relative, outcome.refusal) {
        (_, None) => "",
        (Relative::BatchNorm, Some(Refusal::OneRow)) => {
            "; PyTorch refuses a batch of one in training"
        }
        (_, Some(Refusal::OneRow)) => "; PyTorch refuses groups of one value in a batch of one",
        (_, Some(Refusal::ZeroEps)) => "; PyTorch from 2.10 on refuses ε = 0 in training",
    };
    let adjusted = match outcome.relative {
        Relative::GroupNorm { groups } if groups != wanted => {
            format!(
                "; {columns} {} into {wanted} equal groups",
                if columns == 1 {
                    "feature does not split"
                } else {
                    "features do not split"
                }
            )
        }
        _ => String::new(),
    };
    shared + refused + &adjusted
}

/// Follows the range of the finite numbers among some statistics, or of the infinite ones if
/// there are no finite ones: how many others there are. Empty if there are none.
#[must_use]
pub fn others(range: &FiniteRange) -> String {
    let FiniteRange {
        count,
        infinite,
        undefined,
        ..
    } = *range;
    match (infinite, undefined) {
        (0, 0) => String::new(),
        // The range of the infinite ones, or NaN, says it.
        (infinite, 0) if infinite == count => String::new(),
        (_, nan) if nan == count => String::new(),
        (infinite, nan) if infinite + nan == count => format!("; {nan} of {count} NaN"),
        (0, nan) => format!("; {nan} of {count} NaN"),
        (infinite, 0) => format!("; {infinite} of {count} infinite"),
        (infinite, nan) => format!("; {infinite} of {count} infinite, {nan} NaN"),
    }
}

/// The station's sentence for a matrix of this shape.
///
/// It depends on the shape only, so that the page needs no outcome before the user
/// scrolls to the station.
#[must_use]
pub fn sentence(rows: usize, columns: usize) -> String {
    format!(
        "One {rows} × {columns} matrix, five ways: by row, as a whole, by row uncentred, by column, and by groups within a row."
    )
}
