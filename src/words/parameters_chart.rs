//! The text of station 4's chart: each feature normalised, and with γ and β.

use std::iter::zip;

use crate::words::number;

/// The chart's name: what to look for.
pub const FEATURES: &str = "γ scales each feature, β shifts it";
/// Its title where each result is its x̂, as with γ = 1 and β = 0.
const EQUAL: &str = "γ and β change nothing here";

/// The same with a preview of the example.
const PREVIEW: &str = "Nothing changes yet. Hollow: an example";

/// Its title. `are_equal` says that each result is its x̂, and `is_previewed` that the chart
/// shows what the example would change.
#[must_use]
pub const fn features_title(are_equal: bool, is_previewed: bool) -> &'static str {
    match (are_equal, is_previewed) {
        (true, true) => PREVIEW,
        (true, false) => EQUAL,
        (false, _) => FEATURES,
    }
}

/// γ and β of a feature in the preview, where they are not those that are set: `γ 2.5`.
#[must_use]
#[expect(
    clippy::float_cmp,
    reason = "only the very same number changes nothing"
)]
pub fn preview(entries: [f64; 2], set: [f64; 2]) -> String {
    let entries = zip(["γ", "β"], zip(entries, set));
    let own = entries.filter(|(_, (entry, set))| entry != set);
    let own = own.map(|(symbol, (entry, _))| format!("{symbol} {}", number::cell(entry.into())));
    own.collect::<Vec<_>>().join(", ")
}

/// Its x axis.
pub const FEATURE: &str = "feature";
/// Its y axis.
pub const VALUE: &str = "value";
/// What it shows. The order, not colours: with many features there are no green marks.
pub const FEATURES_SUMMARY: &str =
    "For each feature, left: x̂ in all rows; right: the results, γ · x̂ + β.";
/// The rows of numbers in the chart.
pub const PARAMETERS: [&str; 2] = ["γ", "β"];
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
