//! Mean and standard deviation of rows and columns as CSV: before, after, predicted.

use super::to_csv;
use crate::{
    lab::{normalization::Outcome, real::Real, statistics::Summary},
    share::export::float::double,
};

const HEADING: [&str; 12] = [
    "axis",
    "index",
    "mean_before",
    "std_unbiased_before",
    "std_biased_before",
    "mean_after",
    "std_unbiased_after",
    "std_biased_after",
    "mean_predicted",
    "std_unbiased_predicted",
    "std_biased_predicted",
    "pearson_r",
];

/// One line per row and per column, counted from 1, and a last line with Pearson's r
/// over the whole matrix. A field is empty where there is no value: only rows with a
/// uniform γ and β have a prediction, and only rows and the matrix have an r.
pub(in crate::share::export) fn statistics(outcome: &Outcome) -> String {
    let heading = HEADING.map(str::to_owned).to_vec();
    let (before, after) = (&outcome.before, &outcome.after);
    let rows = (0..before.rows.len()).map(|row| {
        let summaries = [
            Some(before.rows[row]),
            Some(after.rows[row]),
            outcome.predicted[row],
        ];
        record(
            "row",
            Some(row),
            summaries,
            Some(outcome.correlation.rows[row]),
        )
    });
    let columns = (0..before.columns.len()).map(|column| {
        let summaries = [
            Some(before.columns[column]),
            Some(after.columns[column]),
            None,
        ];
        record("column", Some(column), summaries, None)
    });
    let whole = record("matrix", None, [None; 3], Some(outcome.correlation.pooled));
    to_csv(
        std::iter::once(heading)
            .chain(rows)
            .chain(columns)
            .chain([whole]),
    )
}

fn record(
    axis: &str,
    index: Option<usize>,
    summaries: [Option<Summary>; 3],
    r: Option<Real>,
) -> Vec<String> {
    let index = index.map(|index| (index + 1).to_string());
    let statistics = summaries.into_iter().flat_map(|summary| {
        let fields = summary
            .map(|summary| [summary.mean, summary.std_unbiased, summary.std_biased].map(double));
        fields.unwrap_or_default()
    });
    [axis.to_owned(), index.unwrap_or_default()]
        .into_iter()
        .chain(statistics)
        .chain([r.map(double).unwrap_or_default()])
        .collect()
}
