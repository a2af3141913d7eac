//! Station 5: the relatives of LayerNorm.

use crate::lab::relatives::{Outcome, Relative};

/// The station's question.
pub const HEADING: &str = "How do its relatives differ?";
/// The station, in standing words.
pub const LEAD: &str = "Every one of them subtracts a mean and divides by a spread, RMSNorm without the mean. What tells them apart is which cells share these two numbers: point at a cell to light up its set. The same matrix A and ε as above, γ = 1 and β = 0.";
/// Caption of the table.
pub const CAPTION: &str = "What each leaves of the means and stds";
/// Headings of the table.
pub const COLUMNS: [&str; 5] = ["", "row means", "row stds", "column means", "column stds"];

/// Its name, as PyTorch calls it where it does.
#[must_use]
pub fn name(relative: Relative) -> String {
    match relative {
        Relative::LayerNormRow => "LayerNorm, each row".to_owned(),
        Relative::LayerNormWhole => "LayerNorm, whole matrix".to_owned(),
        Relative::RmsNorm => "RMSNorm".to_owned(),
        Relative::BatchNorm => "BatchNorm".to_owned(),
        Relative::GroupNorm { groups: 1 } => "GroupNorm, 1 group".to_owned(),
        Relative::GroupNorm { groups } => format!("GroupNorm, {groups} groups"),
    }
}

/// Which cells are normalised together, in a few words, and what becomes of
/// them where they are too few; `wanted` is the number of groups asked for.
#[must_use]
pub fn shared(outcome: &Outcome, wanted: u32) -> String {
    let said = sharing(outcome, wanted);
    let mut values = outcome.output.values().iter();
    if values.all(|value| value.is_finite()) {
        said
    } else {
        format!("{said}; 0/0 where there is no spread and ε is 0")
    }
}

fn sharing(outcome: &Outcome, wanted: u32) -> String {
    let (rows, columns) = (outcome.output.rows(), outcome.output.columns());
    let lone = "each value is alone, and its own mean";
    match outcome.relative {
        Relative::LayerNormRow if columns == 1 => lone.to_owned(),
        Relative::LayerNormRow => format!("{columns} values of a row share a mean and a variance"),
        Relative::LayerNormWhole if rows * columns == 1 => lone.to_owned(),
        Relative::LayerNormWhole => format!("all {} values share them", rows * columns),
        Relative::RmsNorm if columns == 1 => {
            "each value is alone: of x/|x| only the sign is left".to_owned()
        }
        Relative::RmsNorm => format!("{columns} values of a row share a mean square; no centring"),
        Relative::BatchNorm if rows == 1 => {
            "one row is no batch: each value is its own mean".to_owned()
        }
        Relative::BatchNorm => format!("{rows} values of a column share them"),
        Relative::GroupNorm { groups } => {
            let values = columns / groups.max(1) as usize;
            let shared = match values {
                1 => lone.to_owned(),
                _ => format!("{values} neighbours of a row share them"),
            };
            if groups == wanted {
                shared
            } else {
                format!("{shared}; {wanted} groups do not divide {columns}")
            }
        }
    }
}

/// The station in one sentence, for a matrix of this shape.
///
/// It asks for the shape alone, so that nothing is normalised for it while the
/// station is far below.
#[must_use]
pub fn sentence(rows: usize, columns: usize) -> String {
    format!(
        "One {rows}×{columns} matrix, five ways: each row, the whole, each row uncentred, each column, or groups within a row."
    )
}
