//! Each chart's data as a table, to read, copy, or hear through a screen reader.

use crate::{
    lab::{
        ensemble::Band,
        growth::{Chain, ChainStep},
        normalization,
        real::Real,
        scenario::View,
    },
    words::{chart as titles, chart_table as words},
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
pub fn growth(chain: &Chain, view: &View, bands: &[Band]) -> ChartData {
    let mut columns = vec![words::STEP, words::NORM];
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
    let title = titles::growth_title(chain.factor);
    ChartData {
        caption: words::growth_caption(&title, &first_off_axis(chain)),
        columns,
        rows: chain.steps.iter().enumerate().map(row).collect(),
    }
}

/// The data that [`super::growth::backward`] draws: norms without and with LayerNorm.
#[must_use]
pub fn backward([without, with]: [&[Real]; 2], noise: f64) -> ChartData {
    let pairs = std::iter::zip(without, with).enumerate();
    ChartData {
        caption: words::backward_caption(&titles::growth_title(noise)),
        columns: vec![words::STEP, titles::WITHOUT, titles::WITH],
        rows: pairs
            .map(|(step, (&without, &with))| (step.to_string(), vec![Some(without), Some(with)]))
            .collect(),
    }
}

/// Every value before and after the layer, up to [`MAX_VALUES`].
#[must_use]
pub fn scatter(outcome: &normalization::Outcome) -> ChartData {
    let (input, output) = (outcome.input.values(), outcome.output.values());
    let features = outcome.input.columns().max(1);
    let rows: Vec<_> = std::iter::zip(input, output)
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
