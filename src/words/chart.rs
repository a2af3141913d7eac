//! Titles, axis titles and hover texts of the charts.

use crate::lab::{
    normalization::Outcome,
    real::Real,
    scenario::{Growth, Product},
};

use super::number::{short, typed};

/// x axis of the growth charts.
pub const STEP: &str = "Multiplication step";
/// y axis of the growth charts.
pub const NORM: &str = "Matrix norm";
/// x axis of the scatter.
pub const ORIGINAL: &str = "Original";
/// y axis of the scatter.
pub const NORMALISED: &str = "Layer norm";
/// Name of the trace for the root-mean-square norm.
pub const EXPECTED: &str = "expected";
/// Label of a norm above every number of the format.
pub const OVERFLOW: &str = "∞";
/// Label of a norm that is no number.
pub const NOT_A_NUMBER: &str = "NaN";
/// Label, on a logarithmic axis, of a norm that is exactly zero.
pub const ZERO: &str = "0";

/// Title of a growth chart.
#[must_use]
pub fn growth_title(grows: bool, scale: f64) -> String {
    let direction = if grows { "larger" } else { "smaller" };
    format!("Matrices slightly {direction} (factor {})", typed(scale))
}

/// Keeps a label off the line that it names.
const AIR: &str = "\u{a0}\u{a0}";

/// The expected norm as a formula: `30·1.5ᵏ`.
#[must_use]
pub fn expected_formula(settings: &Growth, factor: f64) -> String {
    let size = settings.size;
    let factor = short(Real::Finite(factor));
    match (settings.layer_norm, settings.product) {
        // A line below the text, since the points lie on the line it names.
        (true, _) => format!("expected {size}<br>{AIR}"),
        (false, Product::Elementwise) => format!("{AIR}expected {size}·{factor}ᵏ{AIR}"),
        (false, Product::Matrix) => format!("{AIR}expected {size}·({factor}·√{size})ᵏ{AIR}"),
    }
}

/// Title of the scatter: `r = 0.91`.
#[must_use]
pub fn correlation(outcome: &Outcome) -> String {
    match outcome.correlation.pooled {
        Real::Finite(r) => format!("r = {r:.2}").replace('-', "\u{2212}"),
        _ => no_correlation(outcome),
    }
}

/// Why there is no r over all values.
#[must_use]
pub fn no_correlation(outcome: &Outcome) -> String {
    let values = outcome.output.values();
    match values.iter().filter(|value| !value.is_finite()).count() {
        0 => "r is undefined: one side does not vary".to_owned(),
        lost => format!(
            "r is undefined: {lost} of {} values are no numbers",
            values.len()
        ),
    }
}

/// Name of the scatter's trace of values that became no numbers.
pub const NO_NUMBERS: &str = "no number after the layer";

/// Name of one row's points: `row 1, r = 1.00`.
#[must_use]
pub fn row(index: usize, r: Real) -> String {
    match r {
        Real::Finite(r) => format!("row {}, r = {r:.2}", index + 1).replace('-', "\u{2212}"),
        _ => format!("row {}, r undefined", index + 1),
    }
}

/// Hover text of a norm.
#[must_use]
pub fn hover(step: usize, norm: Real) -> String {
    format!("after step {step}: norm {}", short(norm))
}

/// Name of the trace of the median.
pub const MEDIAN: &str = "median";

/// Hover text of the band: low end, median, high end.
#[must_use]
pub fn hover_band(step: usize, [low, median, high]: [f64; 3]) -> String {
    let [low, median, high] = [low, median, high].map(|norm| short(norm.into()));
    format!("after step {step}: median {median}, nine of ten from {low} to {high}")
}

/// Hover text of the expected line.
#[must_use]
pub fn hover_expected(step: usize, norm: Real) -> String {
    format!("expected after step {step}: {}", short(norm))
}

/// Label of the first step at which a norm left the number line.
#[must_use]
pub fn since(what: &str, step: usize) -> String {
    format!("{what} from step {step}")
}

/// Hover text of one value of the scatter.
#[must_use]
pub fn hover_value(row: usize, feature: usize, from: Real, to: Real) -> String {
    format!(
        "row {}, feature {}: {} → {}",
        row + 1,
        feature + 1,
        short(from),
        short(to)
    )
}
