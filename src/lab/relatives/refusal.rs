//! Matrices that PyTorch's layers refuse.

use serde::Serialize;

use super::Relative;

/// Why PyTorch raises an error instead of computing a layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// In a batch of one row, each value would be normalised alone: "Expected more than 1
    /// value per channel when training".
    OneRow,
    /// ε is 0: "eps must be positive during training".
    ZeroEps,
}

/// Why PyTorch refuses a layer for a matrix of shape `[rows, columns]`; `None` if it
/// computes it.
///
/// BatchNorm is refused in training only, GroupNorm at inference too. LayerNorm and
/// RMSNorm have no such check, not even for a single value.
pub(super) fn refusal(
    relative: Relative,
    [rows, columns]: [usize; 2],
    eps: f64,
) -> Option<Refusal> {
    match relative {
        Relative::BatchNorm if rows == 1 => Some(Refusal::OneRow),
        Relative::BatchNorm if eps <= 0.0 => Some(Refusal::ZeroEps),
        Relative::GroupNorm { groups } if rows == 1 && columns == groups as usize => {
            Some(Refusal::OneRow)
        }
        _ => None,
    }
}
