//! LayerNorm of one cell, step by step, with numbers in the formulas.

use crate::{
    lab::{
        matrix::Matrix,
        normalization::Outcome,
        real::Real,
        scenario::{LayerNorm, NormalizedShape},
    },
    words::{
        formula::{Math, equals, fraction, operand, sum},
        number::short,
        sentence::format_name,
    },
};

/// The accessible name of the list of steps.
pub const STEPS: &str = "How this cell is computed, step by step";

/// One step of the calculation of a cell.
#[derive(Clone, Debug, PartialEq)]
pub struct ArithmeticStep {
    /// The description.
    pub what: String,
    /// The formula with numbers.
    pub formula: Math,
    /// The result.
    pub result: Real,
}

/// The title of a result with all its digits.
pub const EXACT: &str = "full precision";

/// The steps from the input to the output of one cell, in exact arithmetic; none for a
/// cell outside the matrix. If the layer's rounded result reads otherwise, it is a step of its own.
#[must_use]
#[expect(clippy::too_many_lines, reason = "one list of steps")]
pub fn of_cell(
    outcome: &Outcome,
    layer: &LayerNorm,
    row: usize,
    feature: usize,
) -> Vec<ArithmeticStep> {
    let whole = layer.normalized_shape == NormalizedShape::Whole;
    let (Some(x), Some(y), Some(group)) = (
        outcome.input.get(row, feature),
        outcome.output.get(row, feature),
        outcome.groups.get(if whole { 0 } else { row }),
    ) else {
        return Vec::new();
    };
    let (values, members) = members(outcome, whole, row);
    let parameter_row = if whole { row } else { 0 };
    let entry =
        |parameter: &Matrix| Real::from(parameter.get(parameter_row, feature).unwrap_or(f32::NAN));
    let (gamma, beta) = (entry(&outcome.gamma), entry(&outcome.beta));
    let count = Math::Symbol("n");
    let n = Math::Plain(f64::from(u32::try_from(values.len()).unwrap_or(u32::MAX)));
    let (mean, variance) = (group.mean, group.variance);
    let eps = eps(outcome, layer, if whole { 0 } else { row });
    // As the user set it, ε has few digits.
    let shown_eps = if eps.to_bits() == layer.eps.to_bits() {
        Math::Plain(eps)
    } else {
        Math::Number(eps.into())
    };
    let centred = f64::from(x) - mean.to_f64();
    let normalised = Real::from(centred / (variance.to_f64() + eps).sqrt());
    let exact = Real::from(normalised.to_f64() * gamma.to_f64() + beta.to_f64());
    let (x, y) = (Real::from(x), Real::from(y));
    let is_visible = differs(exact, y);
    // Numbers that read the same although they differ are written out.
    let alike = are_alike(values);
    let written = |value: Real| {
        if alike {
            written_out(value)
        } else {
            operand(value)
        }
    };
    let minus_mean = |value: Real| {
        if short(value) == short(mean) && value != mean {
            let row = vec![Math::Exact(value), Math::Operator("−"), written_out(mean)];
            return Math::Row(row);
        }
        let row = vec![Math::Number(value), Math::Operator("−"), operand(mean)];
        Math::Row(row)
    };
    let square = |value: Real| {
        let brackets = vec![Math::Operator("("), minus_mean(value), Math::Operator(")")];
        Math::Square(Box::new(Math::Row(brackets)))
    };
    let root = Math::Root(Box::new(Math::Row(vec![
        Math::Number(variance),
        Math::Operator("+"),
        shown_eps,
    ])));
    let mut steps = vec![
        ArithmeticStep {
            what: format!("row {}, feature {}", row + 1, feature + 1),
            formula: equals(
                "x",
                [if alike {
                    Math::Exact(x)
                } else {
                    Math::Number(x)
                }],
            ),
            result: x,
        },
        ArithmeticStep {
            what: format!("mean of {members}"),
            formula: equals(
                "μ",
                [
                    fraction(Math::Symbol("Σ x"), count.clone()),
                    fraction(sum(values, 4, written), n.clone()),
                    if alike {
                        Math::Exact(mean)
                    } else {
                        Math::Number(mean)
                    },
                ],
            ),
            result: mean,
        },
        ArithmeticStep {
            what: format!("variance of {members}"),
            formula: equals(
                "v",
                [
                    fraction(Math::Symbol("Σ (x − μ)²"), count),
                    fraction(sum(values, 2, square), n),
                    Math::Number(variance),
                ],
            ),
            result: variance,
        },
        ArithmeticStep {
            what: "centred and scaled".to_owned(),
            formula: equals(
                "x̂",
                [fraction(minus_mean(x), root), Math::Number(normalised)],
            ),
            result: normalised,
        },
        ArithmeticStep {
            what: "times γ, plus β".to_owned(),
            formula: equals(
                "y",
                [
                    Math::Row(vec![
                        operand(gamma),
                        Math::Operator("·"),
                        operand(normalised),
                        Math::Operator("+"),
                        operand(beta),
                    ]),
                    Math::Number(if is_visible { exact } else { y }),
                ],
            ),
            result: if is_visible { exact } else { y },
        },
    ];
    steps.extend(is_visible.then(|| rounded_result(y, layer)));
    steps
}

/// ε of the values that are normalised together: in the layer's format if every step is rounded
/// to it, where it can be 0 or ∞.
fn eps(outcome: &Outcome, layer: &LayerNorm, group: usize) -> f64 {
    let rounded = outcome.stepwise.as_ref().and_then(|all| all.get(group));
    rounded.map_or(layer.eps, |moments| moments.eps.to_f64())
}

/// Whether the least and the greatest of the values read the same although they differ.
fn are_alike(values: &[f32]) -> bool {
    let [low, high] = values
        .iter()
        .fold([f32::INFINITY, f32::NEG_INFINITY], |[low, high], &value| {
            [low.min(value), high.max(value)]
        });
    low < high && short(low.into()) == short(high.into())
}

/// A number with all its digits as an operand, with brackets around a negative one.
fn written_out(value: Real) -> Math {
    if value.to_f64() < 0.0 {
        let brackets = [Math::Operator("("), Math::Exact(value), Math::Operator(")")];
        Math::Row(brackets.into())
    } else {
        Math::Exact(value)
    }
}

/// The layer's result in its number format.
fn rounded_result(y: Real, layer: &LayerNorm) -> ArithmeticStep {
    ArithmeticStep {
        what: if layer.is_stepwise() {
            format!(
                "the layer’s result, every step rounded to {}",
                format_name(layer.precision)
            )
        } else {
            format!("the layer’s result, in {}", format_name(layer.precision))
        },
        formula: equals("y", [Math::Number(y)]),
        result: y,
    }
}

/// The values that are normalised together with a cell, and what they are called.
fn members(outcome: &Outcome, whole: bool, row: usize) -> (&[f32], String) {
    if whole {
        let values = outcome.input.values();
        let members = match values.len() {
            1 => "the only value".to_owned(),
            count => format!("all {count} values"),
        };
        (values, members)
    } else {
        let values = outcome.input.row(row);
        let members = match values.len() {
            1 => format!("the single value of row {}", row + 1),
            count => format!("the {count} values of row {}", row + 1),
        };
        (values, members)
    }
}

/// Whether the layer's result reads otherwise than the exact one. A last digit that rounds
/// to its neighbour does not count.
fn differs(exact: Real, burn: Real) -> bool {
    let is_near = match (exact, burn) {
        (Real::Finite(exact), Real::Finite(burn)) => (exact - burn).abs() <= 1e-6 * exact.abs(),
        _ => false,
    };
    !is_near && short(exact) != short(burn)
}
