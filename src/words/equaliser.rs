//! The text of the γ and β equalisers.

use crate::lab::setting::AffineParameter;

/// The legend of the row choice, where γ has values for each row.
pub const ROW: &str = "row";

/// The name of the group of bars. `has_rows` says whether γ has values for each row.
#[must_use]
pub fn group(symbol: &str, has_rows: bool) -> String {
    if has_rows {
        format!("{symbol}, one value per feature of each row")
    } else {
        format!("{symbol}, one value per feature")
    }
}

/// The name of a bar.
#[must_use]
pub fn bar(symbol: &str, feature: u32) -> String {
    format!("{symbol} of feature {}", feature + 1)
}

/// The name of the field for the chosen bar.
#[must_use]
pub fn feature(feature: u32) -> String {
    format!("feature {}", feature + 1)
}

/// The entry's name and index in PyTorch, which counts from 0. `has_rows` says whether γ has
/// values for each row.
#[must_use]
pub fn in_pytorch(
    parameter: AffineParameter,
    (row, feature): (u32, u32),
    has_rows: bool,
) -> String {
    let name = match parameter {
        AffineParameter::Gamma => "weight",
        AffineParameter::Beta => "bias",
    };
    if has_rows {
        format!("{name}[{row}, {feature}]")
    } else {
        format!("{name}[{feature}]")
    }
}

/// How many entries that were set by hand the layer does not have; empty if it has them all.
#[must_use]
pub fn outside(symbol: &str, count: usize) -> String {
    match count {
        0 => String::new(),
        1 => format!(
            "One value of {symbol} set by hand is for a feature or row that the layer does not have, and has no effect."
        ),
        _ => format!(
            "{count} values of {symbol} set by hand are for features or rows that the layer does not have, and have no effect."
        ),
    }
}

/// Why the field rejects a value for an entry that γ or β has lost meanwhile.
#[must_use]
pub fn gone(symbol: &str, (row, feature): (u32, u32)) -> String {
    let row = match row {
        0 => String::new(),
        row => format!("row {}, ", row + 1),
    };
    format!(
        "{symbol} has no {row}feature {} any more. Nothing has changed.",
        feature + 1
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_named_as_in_pytorch() {
        let name = |parameter, has_rows| in_pytorch(parameter, (2, 4), has_rows);
        assert_eq!(name(AffineParameter::Gamma, false), "weight[4]");
        assert_eq!(name(AffineParameter::Beta, true), "bias[2, 4]");
    }
}
