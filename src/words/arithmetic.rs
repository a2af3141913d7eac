//! LayerNorm's formula with numbers put in.

use crate::lab::{
    matrix::Matrix,
    normalization::Outcome,
    real::Real,
    scenario::{LayerNorm, NormalizedShape, Parameter, Table},
};

use super::{
    number::{short, typed},
    own_matrix::quoted,
};

/// The formula, read aloud.
pub const FORMULA: &str =
    "y equals x minus mu, over the square root of v plus epsilon, times gamma, plus beta";

/// Name of the steps, where they are not seen.
pub const STEPS: &str = "The cell’s way through the layer, step by step";

/// A knob's value in a formula.
#[must_use]
pub fn knob(value: f64) -> String {
    typed(value).replace('-', "\u{2212}")
}

/// γ or β in a formula: its value, or its symbol where entries differ.
#[must_use]
pub fn parameter(symbol: &str, parameter: &Parameter) -> String {
    if parameter.own.is_empty() {
        let value = knob(parameter.all);
        if parameter.all < 0.0 {
            format!("({value})")
        } else {
            value
        }
    } else {
        symbol.to_owned()
    }
}

/// A formula, to be drawn and to be read.
#[derive(Clone, Debug, PartialEq)]
pub enum Math {
    /// A measured number, to four digits.
    Number(Real),
    /// A number as one would type it, such as ε.
    Typed(f64),
    /// A letter.
    Symbol(&'static str),
    /// What stands between two of these.
    Operator(&'static str),
    /// Side by side.
    Row(Vec<Math>),
    /// One over the other.
    Fraction(Box<[Math; 2]>),
    /// The square root.
    Root(Box<Math>),
    /// The square.
    Square(Box<Math>),
}

/// One step of the way through the layer.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What is done.
    pub what: String,
    /// How, with the numbers put in.
    pub formula: Math,
    /// What comes out.
    pub result: Real,
}

/// Heading of the column of results with all digits.
pub const EXACT: &str = "all digits";

impl Math {
    /// The formula as one line of text.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Number(value) => short(*value),
            Self::Typed(value) => knob(*value),
            Self::Symbol(text) | Self::Operator(text) => (*text).to_owned(),
            Self::Row(parts) => parts.iter().map(Self::text).collect::<Vec<_>>().join(" "),
            Self::Fraction(of) => format!("({}) / ({})", of[0].text(), of[1].text()),
            Self::Root(of) => format!("√({})", of.text()),
            Self::Square(of) => format!("{}²", of.text()),
        }
    }
}

fn over(above: Math, below: Math) -> Math {
    Math::Fraction(Box::new([above, below]))
}

/// A number after an operator: a negative one in brackets.
fn inner(value: Real) -> Math {
    if short(value).starts_with('\u{2212}') {
        Math::Row(vec![
            Math::Operator("("),
            Math::Number(value),
            Math::Operator(")"),
        ])
    } else {
        Math::Number(value)
    }
}

fn equals(left: &'static str, parts: impl IntoIterator<Item = Math>) -> Math {
    let mut row = vec![Math::Symbol(left)];
    for part in parts {
        row.extend([Math::Operator("="), part]);
    }
    Math::Row(row)
}

/// The sum of a term for each value: of all, or of the first ones and the last
/// where there are more than `most`.
fn sum(values: &[f32], most: usize, term: impl Fn(Real) -> Math) -> Math {
    let (first, last) = if values.len() <= most {
        (values, None)
    } else {
        (&values[..most - 1], values.last())
    };
    let mut row = Vec::new();
    for &value in first {
        if !row.is_empty() {
            row.push(Math::Operator("+"));
        }
        row.push(term(value.into()));
    }
    if let Some(&last) = last {
        row.extend([Math::Operator("+ … +"), term(last.into())]);
    }
    Math::Row(row)
}

/// One cell's way through the layer, step by step, so that it can be followed
/// by hand. A cell outside the matrix has none.
#[must_use]
pub fn of_cell(outcome: &Outcome, layer: &LayerNorm, row: usize, feature: usize) -> Vec<Step> {
    let whole = layer.normalized_shape == NormalizedShape::Whole;
    let (Some(x), Some(y), Some(group)) = (
        outcome.input.get(row, feature),
        outcome.output.get(row, feature),
        outcome.groups.get(if whole { 0 } else { row }),
    ) else {
        return Vec::new();
    };
    let (values, members) = if whole {
        let values = outcome.input.values();
        (values, format!("all {} values", values.len()))
    } else {
        let values = outcome.input.row(row);
        let members = match values.len() {
            1 => format!("the one value of row {}", row + 1),
            count => format!("the {count} values of row {}", row + 1),
        };
        (values, members)
    };
    let of_row = if whole { row } else { 0 };
    let entry = |of: &Matrix| Real::from(of.get(of_row, feature).unwrap_or(f32::NAN));
    let (gamma, beta) = (entry(&outcome.gamma), entry(&outcome.beta));
    let count = Math::Symbol("n");
    let n = Math::Typed(f64::from(u32::try_from(values.len()).unwrap_or(u32::MAX)));
    let (mean, variance) = (group.mean, group.variance);
    let centred = f64::from(x) - mean.to_f64();
    let normalised = Real::from(centred / (variance.to_f64() + layer.eps).sqrt());
    let (x, y) = (Real::from(x), Real::from(y));
    let minus_mean = |value: Real| {
        let row = vec![Math::Number(value), Math::Operator("−"), inner(mean)];
        Math::Row(row)
    };
    let square = |value: Real| {
        let brackets = vec![Math::Operator("("), minus_mean(value), Math::Operator(")")];
        Math::Square(Box::new(Math::Row(brackets)))
    };
    let root = Math::Root(Box::new(Math::Row(vec![
        Math::Number(variance),
        Math::Operator("+"),
        Math::Typed(layer.eps),
    ])));
    vec![
        Step {
            what: format!("row {}, feature {}", row + 1, feature + 1),
            formula: equals("x", [Math::Number(x)]),
            result: x,
        },
        Step {
            what: format!("mean of {members}"),
            formula: equals(
                "μ",
                [
                    over(Math::Symbol("Σ x"), count.clone()),
                    over(sum(values, 6, inner), n.clone()),
                    Math::Number(mean),
                ],
            ),
            result: mean,
        },
        Step {
            what: format!("variance of {members}"),
            formula: equals(
                "v",
                [
                    over(Math::Symbol("Σ (x − μ)²"), count),
                    over(sum(values, 2, square), n),
                    Math::Number(variance),
                ],
            ),
            result: variance,
        },
        Step {
            what: "centred and divided".to_owned(),
            formula: equals("x̂", [over(minus_mean(x), root), Math::Number(normalised)]),
            result: normalised,
        },
        Step {
            what: "stretched and shifted".to_owned(),
            formula: equals(
                "y",
                [
                    Math::Row(vec![
                        inner(gamma),
                        Math::Operator("·"),
                        inner(normalised),
                        Math::Operator("+"),
                        inner(beta),
                    ]),
                    Math::Number(y),
                ],
            ),
            result: y,
        },
    ]
}

/// Which cell is edited, as the label of its field.
#[must_use]
pub fn field(row: usize, feature: usize) -> String {
    format!("A, row {}, feature {}", row + 1, feature + 1)
}

/// What the field is for.
pub const FIELD_HELP: &str = "Double click, Enter or a digit on a cell of A edits it. A click or the space bar keeps a cell; Escape lets go.";
/// The cell is pinned.
pub const PINNED: &str = "kept";
/// Takes back what was set by hand in the cell.
pub const PUT_BACK: &str = "put back";
/// Said of a cell that was set by hand.
pub const EDITED: &str = "edited";

/// Why what was typed into a cell was not taken.
#[must_use]
pub fn refused(given: &str) -> String {
    let given = if given.trim().is_empty() {
        "nothing".to_owned()
    } else {
        quoted(given)
    };
    format!(
        "A cell takes {}, and {given} is none. The last good value stays.",
        Table::CELL
    )
}
