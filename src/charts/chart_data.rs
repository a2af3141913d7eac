//! Each chart's data as a table, to read, copy, or hear through a screen reader.

use std::iter;

use crate::{
    lab::{
        ensemble::{Band, Bands},
        growth::{Chain, ChainStep, Outcome},
        normalization,
        real::Real,
        scenario::{Growth, View},
    },
    words::{chains_chart, chart as titles, chart_table as words},
};

/// The most values in a scatter's table, which limits the number of DOM nodes.
pub const MAX_VALUES: usize = 1024;

/// A table of numbers with a heading per row and column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChartData {
    /// The caption, one sentence or more.
    pub caption: String,
    /// The column headings, starting with the heading of the row names.
    pub columns: Vec<&'static str>,
    /// The name and the numbers of each row; `None` where the chart has no value.
    pub rows: Vec<(String, Vec<Option<Real>>)>,
}

impl ChartData {
    /// The number in a row and a column; the column of names does not count.
    #[must_use]
    pub fn get(&self, row: usize, column: usize) -> Option<Real> {
        self.rows.get(row)?.1.get(column).copied().flatten()
    }
}

/// The data that [`super::growth::figure`] draws.
#[must_use]
pub fn growth(chain: &Chain, settings: &Growth, view: &View, bands: &[Band]) -> ChartData {
    let mut columns = vec![words::step(view.direction), words::NORM];
    if view.expected {
        columns.push(words::EXPECTED);
    }
    if !bands.is_empty() {
        columns.extend(words::BAND);
    }
    let row = |(index, step): (usize, &ChainStep)| {
        let step_number = index + 1;
        let mut values = vec![Some(step.norm)];
        if view.expected {
            values.push(chain.expected.get(step_number).copied());
        }
        if !bands.is_empty() {
            let percentile = |read: fn(&Band) -> Real| bands.get(step_number).map(read);
            values.extend([
                percentile(|band| band.low),
                percentile(|band| band.median),
                percentile(|band| band.high),
            ]);
        }
        (step_number.to_string(), values)
    };
    let title = titles::chain_title(view.direction, chain, settings);
    ChartData {
        caption: words::growth_caption(&title, view.direction, &first_off_axis(chain)),
        columns,
        rows: chain.steps.iter().enumerate().map(row).collect(),
    }
}

/// The data that [`super::growth::both`] draws, from step 0 on.
#[must_use]
pub fn both_chains(
    outcome: &Outcome,
    without: Option<&Outcome>,
    settings: &Growth,
    view: &View,
    bands: &Bands,
) -> ChartData {
    let mut columns = vec![words::step(view.direction)];
    let mut series: Vec<Vec<Real>> = Vec::new();
    let mut add = |headings: &[&'static str], values: Vec<Vec<Real>>| {
        columns.extend(headings);
        series.extend(values);
    };
    add(&chains_chart::NORMS, chains(outcome).map(norms).into());
    if let Some(without) = without {
        add(
            &chains_chart::NORMS_WITHOUT,
            chains(without).map(norms).into(),
        );
    }
    if view.expected {
        let expected = chains(outcome).map(|chain| chain.expected.clone());
        add(&chains_chart::EXPECTED, expected.into());
    }
    for (headings, bands) in iter::zip(chains_chart::BANDS, [&bands.shrinking, &bands.growing]) {
        if !bands.is_empty() {
            let percentile =
                |read: fn(&Band) -> Real| -> Vec<Real> { bands.iter().map(read).collect() };
            let reads: [fn(&Band) -> Real; 3] =
                [|band| band.low, |band| band.median, |band| band.high];
            add(&headings, reads.map(percentile).into());
        }
    }
    let steps = outcome.growing.steps.len();
    let row = |step: usize| {
        let values = series.iter().map(|values| values.get(step).copied());
        (step.to_string(), values.collect())
    };
    let captions = chains(outcome).map(|chain| {
        let title = titles::chain_title(view.direction, chain, settings);
        words::growth_caption(&title, view.direction, &first_off_axis(chain))
    });
    ChartData {
        caption: captions.join(" "),
        columns,
        rows: (0..=steps).map(row).collect(),
    }
}

fn chains(outcome: &Outcome) -> [&Chain; 2] {
    [&outcome.shrinking, &outcome.growing]
}

/// The norms from the start on.
fn norms(chain: &Chain) -> Vec<Real> {
    let steps = iter::once(&chain.start).chain(&chain.steps);
    steps.map(|step| step.norm).collect()
}

/// Every value before and after the layer, up to [`MAX_VALUES`].
#[must_use]
pub fn scatter(outcome: &normalization::Outcome) -> ChartData {
    let (input, output) = (outcome.input.values(), outcome.output.values());
    let features = outcome.input.columns().max(1);
    let rows: Vec<_> = iter::zip(input, output)
        .take(MAX_VALUES)
        .enumerate()
        .map(|(index, (&from, &to))| {
            let name = words::value(index / features, index % features);
            (name, vec![Some(from.into()), Some(to.into())])
        })
        .collect();
    ChartData {
        caption: words::scatter_caption(rows.len(), input.len()),
        columns: vec![words::VALUE, titles::ORIGINAL, titles::NORMALISED],
        rows,
    }
}

/// The first step of each kind of norm that a chart may be unable to show (∞, NaN,
/// 0), with the label of that kind, in order of step.
fn first_off_axis(chain: &Chain) -> Vec<(&'static str, usize)> {
    let first = |label, matches: fn(Real) -> bool| {
        let step = chain.steps.iter().position(|step| matches(step.norm))?;
        Some((label, step + 1))
    };
    let mut firsts: Vec<_> = [
        first(titles::OVERFLOW, |norm| norm == Real::Infinity),
        first(titles::NOT_A_NUMBER, |norm| norm == Real::Undefined),
        first(titles::ZERO, |norm| norm == Real::Finite(0.0)),
    ]
    .into_iter()
    .flatten()
    .collect();
    firsts.sort_by_key(|&(_, step)| step);
    firsts
}
