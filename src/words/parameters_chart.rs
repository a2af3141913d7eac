//! The text of station 4's chart: each feature normalised, and with γ and β.

use crate::words::number;

/// The chart's name: what to look for.
pub const FEATURES: &str = "γ scales each feature, β shifts it";
/// Its title where each result is its x̂, as with γ = 1 and β = 0.
const EQUAL: &str = "γ and β change nothing here";

/// Its title. `are_equal` says that each result is its x̂.
#[must_use]
pub const fn features_title(are_equal: bool) -> &'static str {
    if are_equal { EQUAL } else { FEATURES }
}

/// Its x axis.
pub const FEATURE: &str = "feature";
/// Its y axis.
pub const VALUE: &str = "value";
/// What it shows.
pub const FEATURES_SUMMARY: &str =
    "Each line spans a feature’s values in all rows. Grey: x̂, normalised. Green: γ · x̂ + β.";
/// The rows of numbers in the chart.
pub const PARAMETERS: [&str; 2] = ["γ =", "β ="];
/// The headings of its table.
pub const FEATURES_COLUMNS: [&str; 7] = [
    "feature",
    "γ, row 1",
    "β, row 1",
    "smallest x̂",
    "largest x̂",
    "smallest result",
    "largest result",
];
/// What its table shows.
pub const FEATURES_CAPTION: &str =
    "γ and β of each feature, and the range of its values over the rows, before and after them.";

/// The number of γ or β above a feature.
#[must_use]
pub fn entry(value: f32) -> String {
    number::cell(value.into())
}

/// The text at a mark.
#[must_use]
pub fn hover(feature: usize, which: usize, value: f64) -> String {
    let name = ["x̂", "γ · x̂ + β"][which];
    format!(
        "{FEATURE} {}<br>{name}: {}",
        feature + 1,
        number::short(value.into())
    )
}

/// The button that sets an example.
pub const EXAMPLE: &str = "try an example";
/// What that button does.
pub const EXAMPLE_HELP: &str = "Gives single features a γ or β of their own, which scales, removes, mirrors or shifts them. Undo takes it back.";
