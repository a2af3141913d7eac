//! The words of the γ and β equalisers.

/// Legend of the row choice, where γ has a row of values for each row.
pub const ROW: &str = "row";

/// Name of the whole.
#[must_use]
pub fn group(symbol: &str) -> String {
    format!("{symbol}, one value for each feature")
}

/// Name of one bar.
#[must_use]
pub fn bar(symbol: &str, feature: u32) -> String {
    format!("{symbol} of feature {}", feature + 1)
}

/// Name of the field for the chosen bar.
#[must_use]
pub fn feature(feature: u32) -> String {
    format!("feature {}", feature + 1)
}
