//! The numbers of station 9's pictures.

use crate::{
    charts::chart_data::ChartData,
    lab::{geometry::Outcome, matrix::Matrix, real::Real},
    words::geometry::table as words,
};

/// One row per point, with every number that the pictures show.
#[must_use]
pub fn table(outcome: &Outcome) -> ChartData {
    let triple = |matrix: &Matrix, row: usize| -> Vec<Real> {
        matrix.row(row).iter().map(|&value| value.into()).collect()
    };
    let row = |row: usize| {
        let point = &outcome.points[row];
        let numbers = [
            triple(&outcome.input, row),
            vec![point.mean, point.variance],
            triple(&outcome.centred, row),
            triple(&outcome.normalized, row),
            vec![point.length],
            triple(&outcome.output, row),
            triple(&outcome.rms, row),
            vec![point.rms_length, point.angle],
        ];
        let numbers = numbers.concat().into_iter().map(Some);
        (words::point(row), numbers.collect())
    };
    let count = outcome.points.len();
    ChartData {
        caption: words::caption(outcome.source, count),
        columns: words::COLUMNS.to_vec(),
        rows: (0..count).map(row).collect(),
    }
}
