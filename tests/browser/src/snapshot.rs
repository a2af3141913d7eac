//! Everything the page shows at one moment, as values.

use std::collections::BTreeMap;

use serde::Deserialize;

/// The script that reads a [`Snapshot`] off the page.
pub const SCRIPT: &str = concat!(include_str!("exact.js"), include_str!("snapshot.js"));

/// Everything that the page shows.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Snapshot {
    /// The text of the seed's field.
    pub seed: String,
    /// The text of each slider's field, by the slider's id.
    pub fields: BTreeMap<String, String>,
    /// The visible messages about rejected input.
    pub alerts: Vec<String>,
    /// The chart of the shrinking chain, or its part of the chart of both chains.
    pub smaller: Chart,
    /// The chart of the growing chain, or its part of the chart of both chains.
    pub larger: Chart,
    /// The scatter chart of the values after the layer against those before it.
    pub scatter: Chart,
    /// The activations, the layer's input.
    pub before: Matrix,
    /// The layer's output.
    pub after: Matrix,
    /// Mean and std of every row and column.
    pub statistics: Vec<TableRow>,
    /// Mean and std of every row, in station 4.
    pub row_statistics: Vec<TableRow>,
    /// The values of γ's bars.
    pub gamma: Vec<f64>,
    /// The values of β's bars.
    pub beta: Vec<f64>,
    /// The layer as `PyTorch` prints it.
    pub layer: String,
    /// The arithmetic of the highlighted cell.
    pub arithmetic: String,
    /// The sentence of each station and chart, by its id.
    pub sentences: BTreeMap<String, String>,
}

/// A plotly chart.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Chart {
    /// The title, as drawn.
    pub title: String,
    /// The title of the x axis.
    pub x_title: String,
    /// The title of the y axis.
    pub y_title: String,
    /// `linear` or `log`.
    pub y_type: String,
    /// The ends of the y axis; exponents of ten on a logarithmic axis.
    pub y_range: [f64; 2],
    /// The colour of its texts.
    pub text_colour: String,
    /// The number of markers.
    pub marker_count: usize,
    /// Its accessible name and its caption.
    pub description: String,
    /// Its traces.
    pub traces: Vec<Trace>,
}

/// One trace of a chart.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Trace {
    /// `markers`, `lines`, `text` or `markers+text`.
    pub mode: String,
    /// The name; may be empty.
    pub name: String,
    /// The markers' symbol; may be empty.
    pub symbol: String,
    /// The line's dash style; may be empty.
    pub dash: String,
    /// x coordinates; `None` for a gap.
    pub x: Vec<Option<f64>>,
    /// y coordinates; `None` for a gap.
    pub y: Vec<Option<f64>>,
    /// The labels; may be empty.
    pub text: Vec<String>,
}

/// A heat map.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Matrix {
    /// Each cell's value with every digit, row by row.
    pub rows: Vec<Vec<String>>,
    /// Each cell's text, row by row.
    pub texts: Vec<Vec<String>>,
    /// The highlighted cells, as `row,column`.
    pub highlighted: Vec<String>,
}

/// A row of a table.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct TableRow {
    /// The row's heading, such as `row 1`.
    pub name: String,
    /// Each number with every digit; empty where the number is undefined.
    pub values: Vec<String>,
    /// The text of each number.
    pub texts: Vec<String>,
}

impl Chart {
    /// The norms inside the chart, each with its step.
    ///
    /// # Panics
    /// When there is no trace of plain markers, or the trace has a gap.
    #[must_use]
    pub fn norms(&self) -> Vec<(f64, f64)> {
        let trace = self
            .traces
            .iter()
            .find(|trace| trace.mode == "markers")
            .expect("a chart has markers");
        trace.points()
    }

    /// The steps whose norm no axis can show, which a marker at the chart's edge represents:
    /// `∞`, `NaN`, or `0` on a logarithmic axis.
    #[must_use]
    pub fn edge_markers(&self, label: &str) -> Vec<f64> {
        let of_kind = |trace: &&Trace| trace.mode == "markers+text" && trace.name == label;
        let steps = self.traces.iter().find(of_kind);
        steps.map_or_else(Vec::new, |trace| {
            trace.points().into_iter().map(|(step, _)| step).collect()
        })
    }

    /// The traces of plain markers.
    pub fn marker_traces(&self) -> impl Iterator<Item = &Trace> {
        self.traces.iter().filter(|trace| trace.mode == "markers")
    }

    /// The texts inside the chart.
    #[must_use]
    pub fn labels(&self) -> Vec<&str> {
        let labelled = |trace: &&Trace| trace.mode.contains("text");
        let all = self.traces.iter().filter(labelled);
        all.flat_map(|trace| &trace.text)
            .map(String::as_str)
            .filter(|label| !label.is_empty())
            .collect()
    }

    /// Whether the chart has the dashed line of the expected norm.
    #[must_use]
    pub fn has_expected_line(&self) -> bool {
        self.traces
            .iter()
            .any(|trace| trace.mode == "lines" && trace.dash == "dash")
    }
}

impl Trace {
    /// The coordinates of every point.
    ///
    /// # Panics
    /// When a coordinate is missing.
    #[must_use]
    pub fn points(&self) -> Vec<(f64, f64)> {
        assert_eq!(self.x.len(), self.y.len());
        std::iter::zip(&self.x, &self.y)
            .map(|(x, y)| {
                x.zip(*y).unwrap_or_else(|| {
                    panic!("a gap at {x:?}, {y:?} in {} {}", self.mode, self.name)
                })
            })
            .collect()
    }
}

impl Matrix {
    /// Each cell's value, row by row.
    #[must_use]
    pub fn numbers(&self) -> Vec<Vec<f64>> {
        self.rows.iter().map(numbers).collect()
    }
}

impl TableRow {
    /// Its defined numbers.
    #[must_use]
    pub fn numbers(&self) -> Vec<f64> {
        let defined = self.values.iter().filter(|value| !value.is_empty());
        numbers(defined)
    }
}

fn numbers<'a>(texts: impl IntoIterator<Item = &'a String>) -> Vec<f64> {
    texts
        .into_iter()
        .map(|text| {
            text.parse()
                .unwrap_or_else(|_| panic!("`{text}` is not a number"))
        })
        .collect()
}
