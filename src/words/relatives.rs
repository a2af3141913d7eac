//! Station 5: the relatives of LayerNorm.

use crate::lab::relatives::Relative;

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

/// Which cells are normalised together, in a few words.
#[must_use]
pub fn shared(relative: Relative, rows: usize, columns: usize) -> String {
    match relative {
        Relative::LayerNormRow => format!("{columns} values of a row share a mean and a variance"),
        Relative::LayerNormWhole => format!("all {} values share them", rows * columns),
        Relative::RmsNorm => format!("{columns} values of a row share a mean square; no centring"),
        Relative::BatchNorm => format!("{rows} values of a column share them"),
        Relative::GroupNorm { groups } => {
            format!(
                "{} neighbours of a row share them",
                columns / groups as usize
            )
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
