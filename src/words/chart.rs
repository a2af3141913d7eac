//! Titles, axis titles, labels and hover text of the charts.

use crate::{
    lab::{
        normalization::Outcome,
        real::Real,
        scenario::{Growth, Product},
    },
    words::number::{short, times},
};

/// The x axis title of the growth charts.
pub const STEP: &str = "Multiplication step";
/// The y axis title of the growth charts.
pub const NORM: &str = "Matrix norm";
/// The x axis title of the growth charts, backward.
pub const GRADIENT_STEP: &str = "k";
/// Their y axis title.
pub const GRADIENT_NORM: &str = "Gradient norm ‖∂L/∂Aₖ‖";
/// The name of the gradients without LayerNorm.
pub const WITHOUT: &str = "without LayerNorm";
/// The name of the gradients with LayerNorm.
pub const WITH: &str = "with LayerNorm";
/// The x axis title of the scatter.
pub const ORIGINAL: &str = "Original";
/// The y axis title of the scatter.
pub const NORMALISED: &str = "After LayerNorm";
/// The name of the trace of root-mean-square norms.
pub const EXPECTED: &str = "expected";
/// The label of an infinite norm.
pub const OVERFLOW: &str = "∞";
/// The label of an undefined norm.
pub const NOT_A_NUMBER: &str = "NaN";
/// The label of a zero norm on a logarithmic axis.
pub const ZERO: &str = "0";

/// The title of a growth chart: `Matrices slightly smaller: noise of size 0.667`.
///
/// The names are the lecture's, whose scale factor of 1.5 is a slight change.
#[must_use]
pub fn growth_title(noise: f64) -> String {
    let size = times(noise);
    if size == times(1.0) {
        return format!("Noise of size {size}");
    }
    let degree = if (0.5..=2.0).contains(&noise) {
        "slightly"
    } else {
        "much"
    };
    let direction = if noise < 1.0 { "smaller" } else { "larger" };
    format!("Matrices {degree} {direction}: noise of size {size}")
}

/// Separates a label from its line.
const PADDING: &str = "\u{a0}\u{a0}";

/// The expected norm as a formula: `30·1.5ᵏ`.
#[must_use]
pub fn expected_formula(settings: &Growth, factor: f64) -> String {
    let size = settings.size;
    let factor = short(Real::Finite(factor));
    match (settings.layer_norm, settings.product) {
        // The points lie on the line, so an empty line below the text keeps it clear of
        // them.
        (true, _) => format!("expected {size}<br>{PADDING}"),
        (false, Product::Elementwise) => format!("{PADDING}expected {size}·{factor}ᵏ{PADDING}"),
        (false, Product::Matrix) => {
            format!("{PADDING}expected {size}·({factor}·√{size})ᵏ{PADDING}")
        }
    }
}

/// The title of the scatter: `r = 0.91`.
#[must_use]
pub fn correlation(outcome: &Outcome) -> String {
    match outcome.correlation.pooled {
        Real::Finite(r) => format!("r = {r:.2}").replace('-', "\u{2212}"),
        _ => no_correlation(outcome),
    }
}

/// Why the pooled r is undefined.
#[must_use]
pub fn no_correlation(outcome: &Outcome) -> String {
    let values = outcome.output.values();
    match values.iter().filter(|value| !value.is_finite()).count() {
        0 => "r is NaN: one axis has no spread".to_owned(),
        1 if values.len() == 1 => "r is NaN: the only value is NaN or ∞".to_owned(),
        count => format!(
            "r is NaN: {count} of {} values {} NaN or ∞",
            values.len(),
            if count == 1 { "is" } else { "are" }
        ),
    }
}

/// The name of the scatter's trace of values that the layer made non-finite.
pub const NO_NUMBERS: &str = "NaN or ∞ after the layer";
/// The accessible name of the scatter.
pub const SCATTER: &str = "Scatter plot: every value after LayerNorm and before";

/// The name of one row's points: `row 1, r = 1.00`.
#[must_use]
pub fn row(index: usize, r: Real) -> String {
    match r {
        Real::Finite(r) => format!("row {}, r = {r:.2}", index + 1).replace('-', "\u{2212}"),
        _ => format!("row {}, r is NaN", index + 1),
    }
}

/// The hover text of a norm.
#[must_use]
pub fn hover(step: usize, norm: Real) -> String {
    format!("after step {step}: norm {}", short(norm))
}

/// The hover text of a gradient's norm.
#[must_use]
pub fn hover_gradient(name: &str, step: usize, norm: Real) -> String {
    format!("{name}, ∂L/∂A after step {step}: norm {}", short(norm))
}

/// The sentence on a growth chart, backward.
#[must_use]
pub fn backward_summary(without: Option<Real>, with: Option<Real>) -> String {
    let [without, with] = [without, with].map(|norm| short(norm.unwrap_or(Real::Undefined)));
    format!(
        "The gradient’s norm at the first matrix: {without} without LayerNorm (the chain’s own marker), {with} with it (diamonds). L = Σ A · U for the last A."
    )
}

/// The name of the trace of the ensemble's median.
pub const MEDIAN: &str = "median";

/// The hover text of the ensemble's band.
#[must_use]
pub fn hover_band(step: usize, [low, median, high]: [f64; 3]) -> String {
    let [low, median, high] = [low, median, high].map(|norm| short(norm.into()));
    format!("after step {step}: median {median}, 90 % of runs from {low} to {high}")
}

/// The hover text of the expected norm.
#[must_use]
pub fn hover_expected(step: usize, norm: Real) -> String {
    format!("expected after step {step}: {}", short(norm))
}

/// The label of the first step with a zero, infinite or undefined norm.
#[must_use]
pub fn since(label: &str, step: usize) -> String {
    format!("{label} from step {step}")
}

/// The hover text of one value of the scatter.
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

/// The note below the scatter: how many values it does not draw, and why. Empty if it
/// draws all.
#[must_use]
pub fn not_drawn(values: usize, finite: usize, drawn: usize) -> String {
    let mut sentences = Vec::new();
    if finite < values {
        sentences.push(format!(
            "{} of {values} values {} NaN or ∞ after the layer; a cross at the lower edge marks where each was.",
            values - finite,
            if values - finite == 1 { "is" } else { "are" }
        ));
    }
    if drawn < finite {
        sentences.push(format!(
            "{drawn} of {finite} points are drawn, evenly spread over rows and features; they are updated when you pause. r is that of all values."
        ));
    }
    sentences.join(" ")
}
