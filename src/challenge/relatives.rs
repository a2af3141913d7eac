//! Station 5's questions: which cells belong together, and what centring does.

use std::iter::zip;

use crate::{
    challenge::{
        answer::{Answer, Form, Mark},
        cause::Cause,
        explanation::Explanation,
        layer::{self, MOST_MARKS, edit, group_is_ordinary, outlying},
        run::{Experiment, Run},
    },
    lab::{
        matrix::Matrix,
        normalization::Group,
        relatives::Relative,
        scenario::{Precision, Scenario},
        statistics::Summary,
    },
};

/// An output has changed if it differs by more.
const CHANGE: f64 = 1e-3;

/// From the current matrix to one with a much larger value in row 2.
pub(super) fn with_edited_cell(scenario: &Scenario) -> Result<Experiment, Cause> {
    let matrix = layer::matrix(scenario);
    if matrix.rows() < 2 {
        return Err(Cause::OneRow);
    }
    let mut after = scenario.clone();
    edit(&mut after, edited_cell(&matrix), outlying(&matrix)?);
    Ok(Experiment {
        before: scenario.clone(),
        after,
    })
}

/// The cell that is edited: in the middle of row 2.
fn edited_cell(matrix: &Matrix) -> (usize, usize) {
    (1, matrix.columns() / 2)
}

pub(super) fn is_ordinary(before: &Run, _: &Run) -> Result<(), Cause> {
    let input = before.input();
    if before.scenario.layer_norm.precision != Precision::Float32 {
        return Err(Cause::Format);
    }
    if input.columns() < 2 {
        return Err(Cause::OneFeature);
    }
    if input.rows() > MOST_MARKS || input.columns() > MOST_MARKS {
        return Err(Cause::TooLarge);
    }
    (0..input.rows()).try_for_each(|row| row_is_ordinary(before, row))
}

pub(super) fn first_row_is_ordinary(before: &Run, _: &Run) -> Result<(), Cause> {
    if before.scenario.layer_norm.precision != Precision::Float32 {
        return Err(Cause::Format);
    }
    if before.input().columns() < 2 {
        return Err(Cause::OneFeature);
    }
    row_is_ordinary(before, 0)
}

fn row_is_ordinary(run: &Run, row: usize) -> Result<(), Cause> {
    let summary = row_summary(run, row);
    let group = Group {
        mean: summary.mean,
        variance: summary.std_biased.to_f64().powi(2).into(),
    };
    group_is_ordinary(run.input().row(row), group, run.scenario.layer_norm.eps)
}

fn row_summary(run: &Run, row: usize) -> Summary {
    run.outcome.normalization.before.rows[row]
}

/// All cells.
pub(super) fn cells_form(before: &Run) -> Form {
    let (rows, columns) = (before.input().rows(), before.input().columns());
    let cells = (0..rows).flat_map(|row| (0..columns).map(move |column| Mark::Cell(row, column)));
    Form::Marks(cells.collect())
}

pub(super) fn changed_under_layer_norm(before: &Run, after: &Run) -> Answer {
    changed(Relative::LayerNormRow, before, after)
}

pub(super) fn changed_under_batch_norm(before: &Run, after: &Run) -> Answer {
    changed(Relative::BatchNorm, before, after)
}

fn changed(relative: Relative, before: &Run, after: &Run) -> Answer {
    Answer::Marks(
        changed_cells(relative, before, after)
            .into_iter()
            .map(|[row, column]| Mark::Cell(row, column))
            .collect(),
    )
}

fn changed_cells(relative: Relative, before: &Run, after: &Run) -> Vec<[usize; 2]> {
    let columns = before.input().columns();
    let [before, after] = [before, after].map(|run| run.relative(relative));
    let pairs = zip(before.values(), after.values()).enumerate();
    pairs
        .filter(|(_, (before, after))| (f64::from(**before) - f64::from(**after)).abs() > CHANGE)
        .map(|(index, _)| [index / columns, index % columns])
        .collect()
}

pub(super) fn why_layer_norm_cells(before: &Run, after: &Run) -> Explanation {
    shared(Relative::LayerNormRow, before, after)
}

pub(super) fn why_batch_norm_cells(before: &Run, after: &Run) -> Explanation {
    shared(Relative::BatchNorm, before, after)
}

fn shared(relative: Relative, before: &Run, after: &Run) -> Explanation {
    let (rows, columns) = (before.input().rows(), before.input().columns());
    let (row, column) = edited_cell(before.input());
    let shares = |cell: [usize; 2]| relative.shares([rows, columns], [row, column], cell);
    let cells = (0..rows).flat_map(|row| (0..columns).map(move |column| [row, column]));
    Explanation::SharedCells {
        relative,
        sharing: cells.filter(|&cell| shares(cell)).count(),
        changed: changed_cells(relative, before, after)
            .into_iter()
            .filter(|&cell| shares(cell))
            .count(),
    }
}

/// The angle in degrees between both outputs of the first row.
pub(super) fn angle(before: &Run, _: &Run) -> Answer {
    let [a, b] =
        [Relative::LayerNormRow, Relative::RmsNorm].map(|relative| before.relative(relative));
    let dot = |a: &Matrix, b: &Matrix| -> f64 {
        let products = zip(a.row(0), b.row(0));
        products.map(|(&a, &b)| f64::from(a) * f64::from(b)).sum()
    };
    let cosine = dot(&a, &b) / (dot(&a, &a) * dot(&b, &b)).sqrt();
    // Rounding may take the cosine slightly past 1.
    Answer::Number(cosine.clamp(-1.0, 1.0).acos().to_degrees())
}

pub(super) fn why_angle(before: &Run, _: &Run) -> Explanation {
    let summary = row_summary(before, 0);
    Explanation::Angle {
        mean: summary.mean.to_f64().abs(),
        std: summary.std_biased.to_f64(),
    }
}
