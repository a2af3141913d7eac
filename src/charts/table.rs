//! The numbers of each chart as a table: the same ones, for reading, copying
//! and hearing.

use super::growth::Which;
use crate::{
    lab::{
        ensemble::Band,
        growth::{Chain, Step},
        normalization,
        real::Real,
        scenario::{Growth, View},
    },
    words::{chart as titles, table as words},
};

/// Values of a scatter that a table holds at most: a page has to draw each of them.
pub const MOST_VALUES: usize = 1024;

/// A table of numbers with a heading for each row and column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// What it holds, in one sentence.
    pub caption: String,
    /// Headings, the one above the rows' names first.
    pub columns: Vec<&'static str>,
    /// Name and numbers of each row; `None` where the chart shows nothing.
    pub rows: Vec<(String, Vec<Option<Real>>)>,
}

impl Table {
    /// The number in a row and a column, the names not counted.
    #[must_use]
    pub fn get(&self, row: usize, column: usize) -> Option<Real> {
        self.rows.get(row)?.1.get(column).copied().flatten()
    }
}

/// The table of a growth chart: what [`super::growth::figure`] draws.
#[must_use]
pub fn growth(
    chain: &Chain,
    which: Which,
    settings: &Growth,
    view: &View,
    bands: &[Band],
) -> Table {
    let mut columns = vec![words::STEP, words::NORM];
    if view.expected {
        columns.push(words::EXPECTED);
    }
    if !bands.is_empty() {
        columns.extend(words::BAND);
    }
    let row = |(index, step): (usize, &Step)| {
        let number = index + 1;
        let mut values = vec![Some(step.norm)];
        if view.expected {
            values.push(chain.expected.get(number).copied());
        }
        if !bands.is_empty() {
            let of = |read: fn(&Band) -> Real| bands.get(number).map(read);
            values.extend([
                of(|band| band.low),
                of(|band| band.median),
                of(|band| band.high),
            ]);
        }
        (number.to_string(), values)
    };
    let title = titles::growth_title(which == Which::Growing, settings.scale);
    Table {
        caption: words::growth_caption(&title, &left(chain)),
        columns,
        rows: chain.steps.iter().enumerate().map(row).collect(),
    }
}

/// The table of the scatter: every value before and after, up to [`MOST_VALUES`].
#[must_use]
pub fn scatter(outcome: &normalization::Outcome) -> Table {
    let (input, output) = (outcome.input.values(), outcome.output.values());
    let features = outcome.input.columns().max(1);
    let rows: Vec<_> = std::iter::zip(input, output)
        .take(MOST_VALUES)
        .enumerate()
        .map(|(index, (&from, &to))| {
            let name = words::value(index / features, index % features);
            (name, vec![Some(from.into()), Some(to.into())])
        })
        .collect();
    Table {
        caption: words::scatter_caption(rows.len(), input.len()),
        columns: vec![words::VALUE, titles::ORIGINAL, titles::NORMALISED],
        rows,
    }
}

/// What norms became that no axis can hold, each with its first step.
fn left(chain: &Chain) -> Vec<(&'static str, usize)> {
    let first = |what, is: fn(Real) -> bool| {
        let step = chain.steps.iter().position(|step| is(step.norm))?;
        Some((what, step + 1))
    };
    let mut left: Vec<_> = [
        first(titles::OVERFLOW, |norm| norm == Real::Infinity),
        first(titles::NOT_A_NUMBER, |norm| norm == Real::Undefined),
        first(titles::ZERO, |norm| norm == Real::Finite(0.0)),
    ]
    .into_iter()
    .flatten()
    .collect();
    left.sort_by_key(|&(_, step)| step);
    left
}
