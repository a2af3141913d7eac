//! Titles, axis titles, labels and hover text of the charts.

mod not_drawn;

pub use not_drawn::{Drawn, not_drawn};

use crate::{
    claims::growth::{Change, last_norm},
    lab::{
        growth::Chain,
        matrix::all_equal,
        normalization::Outcome,
        real::Real,
        scenario::{Direction, Growth, Product},
    },
    words::number::{exact, noise_size, short, signed},
};

/// The x axis title of the growth charts.
pub const STEP: &str = "Multiplication step";
/// The y axis title of the growth charts.
pub const NORM: &str = "Matrix norm";
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

/// The x axis title of the growth charts in a direction.
#[must_use]
pub fn step(direction: Direction) -> &'static str {
    match direction {
        Direction::Forward => STEP,
        Direction::Backward => "Steps back from the last matrix",
    }
}

/// Their y axis title.
#[must_use]
pub fn norm(direction: Direction) -> &'static str {
    match direction {
        Direction::Forward => NORM,
        Direction::Backward => "Gradient norm ‖∂L/∂A‖",
    }
}

/// The title of the chart of one chain: of its matrices, or of its gradients.
#[must_use]
pub fn chain_title(direction: Direction, chain: &Chain, settings: &Growth) -> String {
    match direction {
        Direction::Forward => growth_title(chain, settings),
        Direction::Backward => format!("Gradient, noise of size {}", noise_size(chain.factor)),
    }
}

/// The title of a growth chart, by how its last norm compares with the first: `Matrices shrink:
/// noise of size 0.667`.
#[must_use]
pub fn growth_title(chain: &Chain, settings: &Growth) -> String {
    let size = noise_size(chain.factor);
    if settings.layer_norm {
        return format!("Noise of size {size}, then LayerNorm");
    }
    let change = match Change::between(chain.start.norm, last_norm(chain)) {
        Change::Fell => "Matrices shrink",
        Change::Rose => "Matrices grow",
        Change::Stayed | Change::BecameNan => return format!("Noise of size {size}"),
    };
    format!("{change}: noise of size {size}")
}

/// Separates a label from its line.
pub(super) const PADDING: &str = "\u{a0}\u{a0}";

/// The expected norm as a formula: `30·1.5ᵏ`, which begins or ends at its line.
#[must_use]
pub fn expected_formula(settings: &Growth, factor: f64, ends_at_line: bool) -> String {
    let size = settings.size;
    let [before, after] = if ends_at_line {
        ["", PADDING]
    } else {
        [PADDING, PADDING]
    };
    let factor = short(Real::Finite(factor));
    match (settings.layer_norm, settings.product) {
        // The points lie on the line, so an empty line below the text keeps it clear of
        // them.
        // A row of one value is its own mean.
        (true, _) if size == 1 => format!("expected 0<br>{PADDING}"),
        (true, _) => format!("expected {size}<br>{PADDING}"),
        (false, Product::Elementwise) => format!("{before}expected {size}·{factor}ᵏ{after}"),
        (false, Product::Matrix) => {
            format!("{before}expected {size}·({factor}·√{size})ᵏ{after}")
        }
    }
}

/// The title of the scatter: `r = 0.91`.
#[must_use]
pub fn correlation(outcome: &Outcome) -> String {
    match outcome.correlation.pooled {
        Real::Finite(r) => format!("r = {}", rounded(r)),
        _ => no_correlation(outcome),
    }
}

/// A correlation with two decimals. One that rounds to 0 has no sign.
fn rounded(r: f64) -> String {
    signed(&format!("{r:.2}"))
}

/// Why the pooled r is undefined.
#[must_use]
pub fn no_correlation(outcome: &Outcome) -> String {
    let values = outcome.output.values();
    match values.iter().filter(|value| !value.is_finite()).count() {
        0 if all_equal(outcome.input.values()) && all_equal(values) => {
            "r is NaN: the axes have no spread".to_owned()
        }
        0 => "r is NaN: one axis has no spread".to_owned(),
        1 if values.len() == 1 => "r is NaN: the only value is NaN or ∞".to_owned(),
        count => format!(
            "r is NaN: {count} of {} values {} NaN or ∞",
            values.len(),
            if count == 1 { "is" } else { "are" }
        ),
    }
}

/// The title of an axis that shows the values minus a number: `Original − 1 000 000`.
#[must_use]
pub fn axis_title(name: &str, offset: f64) -> String {
    let size = exact(Real::Finite(offset.abs()));
    if offset == 0.0 {
        name.to_owned()
    } else if offset > 0.0 {
        format!("{name} \u{2212} {size}")
    } else {
        format!("{name} + {size}")
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
        Real::Finite(r) => format!("row {}, r = {}", index + 1, rounded(r)),
        _ => format!("row {}, r is NaN", index + 1),
    }
}

/// The label of a row's line, with space before it.
#[must_use]
pub fn row_label(index: usize) -> String {
    format!("{PADDING}row {}", index + 1)
}

/// The hover text of a norm.
#[must_use]
pub fn hover(direction: Direction, step: usize, norm: Real) -> String {
    let norm = short(norm);
    match (direction, step) {
        (Direction::Forward, _) => format!("after step {step}: norm {norm}"),
        (Direction::Backward, 1) => format!("1 step back: gradient norm {norm}"),
        (Direction::Backward, _) => format!("{step} steps back: gradient norm {norm}"),
    }
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

/// The same beside the edge of a chart, with this many empty lines between the text and the
/// edge: below the upper edge, or above the lower one.
#[must_use]
pub fn since_on_line(label: &str, step: usize, lines: usize, at_top: bool) -> String {
    let (text, line) = (since(label, step), format!("<br>{PADDING}"));
    if at_top {
        // plotly.js removes an empty first line.
        format!("{}{text}", format!("{PADDING}<br>").repeat(lines))
    } else {
        text + &line.repeat(lines)
    }
}

/// The hover text of one value of the scatter. A value on an axis with an offset has all its
/// digits.
#[must_use]
pub fn hover_value([row, feature]: [usize; 2], values: [Real; 2], has_offset: [bool; 2]) -> String {
    let text = |axis: usize| {
        if has_offset[axis] {
            exact(values[axis])
        } else {
            short(values[axis])
        }
    };
    format!(
        "row {}, feature {}: {} → {}",
        row + 1,
        feature + 1,
        text(0),
        text(1)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_correlation_that_rounds_to_zero_has_no_sign() {
        assert_eq!(row(1, Real::Finite(-0.001)), "row 2, r = 0.00");
        assert_eq!(row(0, Real::Finite(-0.996)), "row 1, r = \u{2212}1.00");
        assert_eq!(row(0, Real::Undefined), "row 1, r is NaN");
    }
}
