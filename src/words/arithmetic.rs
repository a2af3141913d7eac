//! LayerNorm's formula with numbers put in.

use crate::lab::{
    normalization::Outcome,
    real::Real,
    scenario::{LayerNorm, NormalizedShape, Parameter},
};

use super::number::{short, typed};

/// The formula, read aloud.
pub const FORMULA: &str =
    "y equals x minus mu, over the square root of v plus epsilon, times gamma, plus beta";

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

/// One cell's way through the layer, line by line: what, and how.
///
/// A cell outside the matrix has none.
#[must_use]
pub fn of_cell(
    outcome: &Outcome,
    layer: &LayerNorm,
    row: usize,
    feature: usize,
) -> Vec<(String, String)> {
    let group = match layer.normalized_shape {
        NormalizedShape::Row => row,
        NormalizedShape::Whole => 0,
    };
    let (Some(x), Some(y), Some(group)) = (
        outcome.input.get(row, feature),
        outcome.output.get(row, feature),
        outcome.groups.get(group),
    ) else {
        return Vec::new();
    };
    let of_row = match layer.normalized_shape {
        NormalizedShape::Row => 0,
        NormalizedShape::Whole => row,
    };
    let gamma = outcome.gamma.get(of_row, feature).unwrap_or(f32::NAN);
    let beta = outcome.beta.get(of_row, feature).unwrap_or(f32::NAN);
    let (mean, variance) = (group.mean.to_f64(), group.variance.to_f64());
    let normalised = (f64::from(x) - mean) / (variance + layer.eps).sqrt();
    let x = Real::from(x);
    let members = match layer.normalized_shape {
        NormalizedShape::Row if outcome.input.columns() == 1 => {
            format!("the one value of row {}", row + 1)
        }
        NormalizedShape::Row => {
            format!("the {} values of row {}", outcome.input.columns(), row + 1)
        }
        NormalizedShape::Whole => {
            format!(
                "all {} values",
                outcome.input.rows() * outcome.input.columns()
            )
        }
    };
    vec![
        (
            format!("row {}, feature {}", row + 1, feature + 1),
            format!("x = {}", short(x)),
        ),
        (
            format!("mean and variance of {members}"),
            format!("μ = {}, v = {}", short(group.mean), short(group.variance)),
        ),
        (
            "centred and divided".to_owned(),
            format!(
                "x̂ = ({} − {}) / √({} + {}) = {}",
                short(x),
                in_brackets(group.mean),
                short(group.variance),
                knob(layer.eps),
                short(normalised.into())
            ),
        ),
        (
            "stretched and shifted".to_owned(),
            format!(
                "y = {} · {} + {} = {}",
                in_brackets(gamma.into()),
                in_brackets(normalised.into()),
                in_brackets(beta.into()),
                short(y.into())
            ),
        ),
    ]
}

fn in_brackets(value: Real) -> String {
    let text = short(value);
    if text.starts_with('\u{2212}') {
        format!("({text})")
    } else {
        text
    }
}
