//! The backward pass of one cell, step by step, with numbers in the formulas.

use crate::{
    lab::{
        gradient::{
            Gradient,
            steps::{CellSteps, Steps, cell},
        },
        matrix::Matrix,
        normalization::Outcome,
        real::Real,
        scenario::LayerNorm,
    },
    words::{
        arithmetic::ArithmeticStep,
        formula::{Math, equals, fraction, operand},
        number::short,
    },
};

/// The steps from `∂L/∂y` to `∂L/∂x` of one cell; none for a cell outside the matrix. If
/// burn's result reads otherwise, it is a step of its own.
#[must_use]
pub fn of_cell(
    outcome: &Outcome,
    layer: &LayerNorm,
    upstream: &Matrix,
    steps: &Steps,
    gradient: &Gradient,
    [row, feature]: [usize; 2],
) -> Vec<ArithmeticStep> {
    let at = |matrix: &Matrix| matrix.get(row, feature).map(Real::from);
    let group = steps.group_of(row);
    let (Some(upstream), Some(cell), Some(burn), Some(group), Some(variance)) = (
        at(upstream),
        cell(&outcome.input, layer, upstream, [row, feature]),
        at(&gradient.input),
        steps.groups.get(group),
        outcome.groups.get(group).map(|group| group.variance),
    ) else {
        return Vec::new();
    };
    let CellSteps {
        normalized,
        scaled,
        centred,
        orthogonal,
        divided,
    } = cell;
    let gamma_row = if gradient.gamma.rows() > 1 { row } else { 0 };
    let gamma = Real::from(f32_of(layer.gamma.at(to_u32(gamma_row), to_u32(feature))));
    let row_of = |parts| Math::Row(parts);
    let mut list = vec![
        ArithmeticStep {
            what: format!("row {}, feature {}, times γ", row + 1, feature + 1),
            formula: equals(
                "g",
                [
                    row_of(vec![operand(gamma), Math::Operator("·"), operand(upstream)]),
                    Math::Number(scaled),
                ],
            ),
            result: scaled,
        },
        ArithmeticStep {
            what: "minus the mean of g".to_owned(),
            formula: equals(
                "c",
                [
                    row_of(vec![
                        Math::Number(scaled),
                        Math::Operator("−"),
                        operand(group.mean),
                    ]),
                    Math::Number(centred),
                ],
            ),
            result: centred,
        },
        ArithmeticStep {
            what: "minus x̂ times the mean of g · x̂".to_owned(),
            formula: equals(
                "r",
                [
                    row_of(vec![
                        Math::Number(centred),
                        Math::Operator("−"),
                        operand(normalized),
                        Math::Operator("·"),
                        operand(group.along),
                    ]),
                    Math::Number(orthogonal),
                ],
            ),
            result: orthogonal,
        },
        ArithmeticStep {
            what: "divided by σ".to_owned(),
            formula: equals(
                "∂L/∂x",
                [
                    fraction(
                        Math::Number(orthogonal),
                        Math::Root(Box::new(Math::Row(vec![
                            Math::Number(variance),
                            Math::Operator("+"),
                            Math::Plain(layer.eps),
                        ]))),
                    ),
                    Math::Number(divided),
                ],
            ),
            result: divided,
        },
    ];
    if short(burn) != short(divided) {
        list.push(ArithmeticStep {
            what: "burn’s result, in float32".to_owned(),
            formula: equals("∂L/∂x", [Math::Number(burn)]),
            result: burn,
        });
    }
    list
}

fn to_u32(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

#[expect(clippy::cast_possible_truncation, reason = "γ is float32 in the layer")]
fn f32_of(value: f64) -> f32 {
    value as f32
}
