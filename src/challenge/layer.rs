//! Questions about the layer's output: stations 2 and 4.

use std::iter::zip;

use crate::{
    challenge::{
        answer::{Alternative, Answer, Form, Mark, Tolerance},
        cause::Cause,
        explanation::Explanation,
        run::{Experiment, Run},
    },
    lab::{
        activations::activations,
        matrix::Matrix,
        normalization::{self, Group},
        scenario::{CustomMatrix, NormalizedShape, Parameter, Precision, Scenario},
        setting::SliderScale,
    },
};

/// The most rows, and the most columns, that can be tapped.
pub(super) const MOST_MARKS: usize = 16;
/// The outlier's cell.
const OUTLIER: (usize, usize) = (0, 0);
/// γ and β of the first of two layers, as in the lecture.
const LECTURE: (f64, f64) = (3.0, 5.0);
/// An output has changed if it differs by more.
const CHANGE: f64 = 0.01;
/// The greatest magnitude, whose squares are far from float32's limit.
const GREATEST: f64 = 1e15;

/// The state with γ = 1 and β = 0.
pub(super) fn plain(scenario: &Scenario) -> Scenario {
    let mut scenario = scenario.clone();
    scenario.layer_norm.gamma = Parameter::uniform(1.0);
    scenario.layer_norm.beta = Parameter::uniform(0.0);
    scenario
}

/// The matrix of a state.
pub(super) fn matrix(scenario: &Scenario) -> Matrix {
    activations(scenario.seed, &scenario.activations)
}

/// A power of ten that is more than ten times as large as every value.
pub(super) fn outlying(matrix: &Matrix) -> Result<f64, Cause> {
    let most = matrix.values().iter().map(|value| f64::from(value.abs()));
    let most = most.fold(0.0, f64::max);
    if most > GREATEST || most == 0.0 {
        return Err(Cause::NoSpread);
    }
    Ok(10_f64.powf((10.0 * most).log10().ceil()))
}

/// Sets a cell of a matrix.
pub(super) fn edit(scenario: &mut Scenario, (row, column): (usize, usize), value: f64) {
    let index = |index: usize| u32::try_from(index).unwrap_or(u32::MAX);
    let activations = &mut scenario.activations;
    activations.edit(index(row), index(column), value);
}

/// From the current matrix to one with an outlier.
pub(super) fn with_outlier(scenario: &Scenario) -> Result<Experiment, Cause> {
    let before = plain(scenario);
    let matrix = matrix(&before);
    let mut after = before.clone();
    edit(&mut after, OUTLIER, outlying(&matrix)?);
    Ok(Experiment { before, after })
}

/// From the current matrix to one with a row times 10 plus 7.
pub(super) fn with_scaled_row(scenario: &Scenario) -> Result<Experiment, Cause> {
    let before = plain(scenario);
    let matrix = matrix(&before);
    if matrix.rows() > MOST_MARKS || matrix.columns() > 4 * MOST_MARKS {
        return Err(Cause::TooLarge);
    }
    let row = scaled_row(&matrix);
    let mut after = before.clone();
    for (column, &value) in matrix.row(row).iter().enumerate() {
        edit(&mut after, (row, column), f64::from(value) * 10.0 + 7.0);
    }
    Ok(Experiment { before, after })
}

/// The row that is scaled: the second, if there is one.
fn scaled_row(matrix: &Matrix) -> usize {
    1.min(matrix.rows() - 1)
}

/// From the lecture's layer to a second layer without γ and β, applied to its output.
pub(super) fn twice(scenario: &Scenario) -> Result<Experiment, Cause> {
    let mut before = plain(scenario);
    before.layer_norm.gamma = Parameter::uniform(LECTURE.0);
    before.layer_norm.beta = Parameter::uniform(LECTURE.1);
    let first = normalization::run(matrix(&before), &before.layer_norm).output;
    let rows: Vec<Vec<f64>> = (0..first.rows())
        .map(|row| first.row(row).iter().map(|&y| y.into()).collect())
        .collect();
    let mut after = plain(&before);
    after.activations.own = Some(CustomMatrix::from_rows(&rows).map_err(|_| Cause::NotFinite)?);
    after.activations.edits.clear();
    Ok(Experiment { before, after })
}

/// Whether float32 and ε hardly affect the result of every group.
pub(super) fn is_ordinary(run: &Run) -> Result<(), Cause> {
    let outcome = &run.outcome.normalization;
    let layer = &run.scenario.layer_norm;
    if layer.precision != Precision::Float32 {
        return Err(Cause::Format);
    }
    if outcome.input.columns() < 2 {
        return Err(Cause::OneFeature);
    }
    let size = outcome.input.values().len() / outcome.groups.len();
    let mut groups = zip(outcome.input.values().chunks(size), &outcome.groups);
    groups.try_for_each(|(values, group)| group_is_ordinary(values, *group, layer.eps))
}

/// The same for values that are normalised together.
pub(super) fn group_is_ordinary(values: &[f32], group: Group, eps: f64) -> Result<(), Cause> {
    let most = values.iter().map(|value| f64::from(value.abs()));
    let most = most.fold(0.0, f64::max);
    let Some(variance) = group.variance.finite().filter(|_| most <= 1e3 * GREATEST) else {
        return Err(Cause::NotFinite);
    };
    if variance.sqrt() <= 1e-3 * most {
        Err(Cause::NoSpread)
    } else if variance < 1000.0 * eps {
        Err(Cause::Epsilon)
    } else {
        Ok(())
    }
}

pub(super) fn before_is_ordinary(before: &Run, _: &Run) -> Result<(), Cause> {
    is_ordinary(before)
}

pub(super) fn both_are_ordinary(before: &Run, after: &Run) -> Result<(), Cause> {
    is_ordinary(before).and_then(|()| is_ordinary(after))
}

/// From a tenth to at least the outlier’s value.
pub(super) fn outlier_form(before: &Run) -> Form {
    Form::Number {
        least: 0.1,
        most: outlying(before.input()).unwrap_or(GREATEST).max(1000.0),
        scale: SliderScale::Logarithmic,
        tolerance: Tolerance::Factor {
            right: 1.05,
            close: 1.5,
        },
    }
}

pub(super) fn outlier(_: &Run, after: &Run) -> Answer {
    let output = &after.outcome.normalization.output;
    let (row, column) = OUTLIER;
    Answer::Number(output.get(row, column).map_or(f64::NAN, f64::from))
}

pub(super) fn why_bound(_: &Run, after: &Run) -> Explanation {
    let outcome = &after.outcome.normalization;
    Explanation::Bound {
        count: outcome.input.values().len() / outcome.groups.len(),
    }
}

/// All rows.
pub(super) fn rows_form(before: &Run) -> Form {
    Form::Marks((0..before.input().rows()).map(Mark::Row).collect())
}

/// The largest change in each row of the output.
fn changes(before: &Run, after: &Run) -> Vec<f64> {
    let [before, after] = [before, after].map(|run| &run.outcome.normalization.output);
    (0..before.rows())
        .map(|row| largest_difference(before.row(row), after.row(row)))
        .collect()
}

fn largest_difference(a: &[f32], b: &[f32]) -> f64 {
    let differences = zip(a, b).map(|(&a, &b)| (f64::from(a) - f64::from(b)).abs());
    differences.fold(0.0, f64::max)
}

pub(super) fn changed_rows(before: &Run, after: &Run) -> Answer {
    let changes = changes(before, after);
    let marked = (0..changes.len()).filter(|&row| changes[row] > CHANGE);
    Answer::Marks(marked.map(Mark::Row).collect())
}

pub(super) fn why_invariant(before: &Run, after: &Run) -> Explanation {
    match after.scenario.layer_norm.normalized_shape {
        NormalizedShape::Whole if after.input().rows() > 1 => Explanation::SharedStatistics,
        _ => Explanation::Invariant {
            largest: changes(before, after).into_iter().fold(0.0, f64::max),
            without_eps: after.scenario.layer_norm.eps == 0.0,
        },
    }
}

pub(super) fn second_layer_form(_: &Run) -> Form {
    Form::Choice(vec![
        Alternative::Unchanged,
        Alternative::Normalized,
        Alternative::ScaledAgain,
    ])
}

/// The output of the layer without γ and β, from its output with them.
fn without_parameters(first: f32) -> f64 {
    (f64::from(first) - LECTURE.1) / LECTURE.0
}

/// The alternative that is nearest to what the second layer gives.
pub(super) fn second_layer(before: &Run, after: &Run) -> Answer {
    let [first, second] = [before, after].map(|run| &run.outcome.normalization.output);
    let distance = |of: fn(f32) -> f64| {
        let values = zip(first.values(), second.values());
        let differences = values.map(|(&first, &second)| (of(first) - f64::from(second)).abs());
        differences.fold(0.0, f64::max)
    };
    let candidates = [
        (Alternative::Unchanged, distance(f64::from)),
        (Alternative::Normalized, distance(without_parameters)),
        (
            Alternative::ScaledAgain,
            distance(|first| f64::from(first) * LECTURE.0 + LECTURE.1),
        ),
    ];
    let nearest = candidates.into_iter().min_by(|a, b| a.1.total_cmp(&b.1));
    Answer::Choice(nearest.map_or(Alternative::Unchanged, |(alternative, _)| alternative))
}

pub(super) fn why_removed(before: &Run, after: &Run) -> Explanation {
    let [first, second] = [before, after].map(|run| &run.outcome.normalization.output);
    let differences = zip(first.values(), second.values())
        .map(|(&first, &second)| (without_parameters(first) - f64::from(second)).abs());
    Explanation::Removed {
        largest: differences.fold(0.0, f64::max),
    }
}
