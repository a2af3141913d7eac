//! Everything the page shows at one moment, as values.

use std::collections::BTreeMap;

use serde::Deserialize;

/// The script that reads a [`Snapshot`] off the page.
pub const SCRIPT: &str = include_str!("snapshot.js");

/// What the page shows.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Snapshot {
    /// The seed's field.
    pub seed: String,
    /// Each slider's number field, by the slider's id.
    pub fields: BTreeMap<String, String>,
    /// Every message about a refused input.
    pub alerts: Vec<String>,
    /// The chart of the shrinking chain.
    pub smaller: Chart,
    /// The chart of the growing chain.
    pub larger: Chart,
    /// The chart of values before against values after.
    pub scatter: Chart,
    /// The activations.
    pub before: Matrix,
    /// The layer's output.
    pub after: Matrix,
    /// Mean and std of every row and column.
    pub statistics: Vec<Line>,
    /// Mean and std of the rows, in station 4.
    pub rows: Vec<Line>,
    /// The bars of γ.
    pub gamma: Vec<f64>,
    /// The bars of β.
    pub beta: Vec<f64>,
    /// The layer as `PyTorch` prints it.
    pub layer: String,
    /// The lit cell's arithmetic.
    pub arithmetic: String,
    /// The live sentences, by what they are about.
    pub sentences: BTreeMap<String, String>,
}

/// A plotly chart.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Chart {
    /// The title, as drawn.
    pub title: String,
    /// Title of the x axis.
    pub x_title: String,
    /// Title of the y axis.
    pub y_title: String,
    /// `linear` or `log`.
    pub y_type: String,
    /// The y axis' ends; powers of ten where it is logarithmic.
    pub y_range: [f64; 2],
    /// The text's colour.
    pub ink: String,
    /// How many markers are drawn.
    pub drawn: usize,
    /// What it shows, for those who cannot see it.
    pub spoken: String,
    /// What it draws.
    pub traces: Vec<Trace>,
}

/// One trace of a chart.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Trace {
    /// `markers`, `lines`, `text` or `markers+text`.
    pub mode: String,
    /// Its name; may be empty.
    pub name: String,
    /// The markers' shape; may be empty.
    pub symbol: String,
    /// The line's dashes; may be empty.
    pub dash: String,
    /// Across; `None` for what is no number.
    pub x: Vec<Option<f64>>,
    /// Up; `None` for what is no number.
    pub y: Vec<Option<f64>>,
    /// The labels, if it has any.
    pub text: Vec<String>,
}

/// A heat map.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Matrix {
    /// Every digit of each cell, row by row.
    pub rows: Vec<Vec<String>>,
    /// What is written in each cell.
    pub written: Vec<Vec<String>>,
    /// The cells that are lit up, as `row,column`.
    pub lit: Vec<String>,
}

/// One line of a table.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Line {
    /// What it is about, such as `row 1`.
    pub name: String,
    /// Every digit of each number; empty where there is none.
    pub values: Vec<String>,
    /// What is written for each.
    pub written: Vec<String>,
}

impl Chart {
    /// The norms that the axis holds, each with its step.
    ///
    /// # Panics
    /// When there is no trace of plain markers, or it has a hole.
    #[must_use]
    pub fn norms(&self) -> Vec<(f64, f64)> {
        let trace = self
            .traces
            .iter()
            .find(|trace| trace.mode == "markers")
            .expect("a chart has markers");
        trace.points()
    }

    /// The steps of the markers at the edge for what no axis holds: `∞`, `NaN` or `0`.
    #[must_use]
    pub fn left(&self, what: &str) -> Vec<f64> {
        let of_kind = |trace: &&Trace| trace.mode == "markers+text" && trace.name == what;
        let steps = self.traces.iter().find(of_kind);
        steps.map_or_else(Vec::new, |trace| {
            trace.points().into_iter().map(|(step, _)| step).collect()
        })
    }

    /// The labels inside the chart.
    #[must_use]
    pub fn labels(&self) -> Vec<&str> {
        let labelled = |trace: &&Trace| trace.mode.contains("text");
        let all = self.traces.iter().filter(labelled);
        all.flat_map(|trace| &trace.text)
            .map(String::as_str)
            .filter(|label| !label.is_empty())
            .collect()
    }

    /// Whether the dashed line of the expected norm is there.
    #[must_use]
    pub fn has_expected_line(&self) -> bool {
        self.traces
            .iter()
            .any(|trace| trace.mode == "lines" && trace.dash == "dash")
    }
}

impl Trace {
    /// Across and up of every point.
    ///
    /// # Panics
    /// When one of them is no number.
    #[must_use]
    pub fn points(&self) -> Vec<(f64, f64)> {
        assert_eq!(self.x.len(), self.y.len());
        std::iter::zip(&self.x, &self.y)
            .map(|(x, y)| {
                x.zip(*y).unwrap_or_else(|| {
                    panic!(
                        "a point without a place: {x:?}, {y:?} in {} {}",
                        self.mode, self.name
                    )
                })
            })
            .collect()
    }
}

impl Matrix {
    /// Every cell, row by row.
    #[must_use]
    pub fn numbers(&self) -> Vec<Vec<f64>> {
        self.rows.iter().map(numbers).collect()
    }
}

impl Line {
    /// Its numbers, those that are there.
    #[must_use]
    pub fn numbers(&self) -> Vec<f64> {
        let there = self.values.iter().filter(|value| !value.is_empty());
        numbers(there)
    }
}

fn numbers<'a>(texts: impl IntoIterator<Item = &'a String>) -> Vec<f64> {
    texts
        .into_iter()
        .map(|text| {
            text.parse()
                .unwrap_or_else(|_| panic!("`{text}` is no number"))
        })
        .collect()
}
