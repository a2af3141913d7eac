//! The scatter: every value before against after the layer.

use plotly::{
    Scatter, Trace,
    common::{HoverInfo, Line, Marker, MarkerSymbol, Mode, Orientation},
    layout::Legend,
};
use serde_json::json;

use super::{
    axis::spanning,
    figure::{Figure, axis, layout},
    theme::{OUTLINE, ROWS, SYMBOLS, Theme},
};
use crate::{
    lab::{normalization::Outcome, real::Real},
    words::chart as words,
};

/// How many points are drawn at most: beyond it plotly is too slow to follow.
pub const MOST: usize = 2000;

/// How many names of rows a legend holds.
const MOST_NAMES: usize = 16;

/// Room for a row's name in the legend, in pixels.
const NAME_WIDTH: u32 = 118;

/// How many of the values have a place in the chart, and how many of these are
/// drawn.
#[must_use]
pub fn drawn(outcome: &Outcome) -> (usize, usize) {
    let is_finite = |(from, to): (&f32, &f32)| from.is_finite() && to.is_finite();
    let pairs = std::iter::zip(outcome.input.values(), outcome.output.values());
    let finite = pairs.filter(|&pair| is_finite(pair)).count();
    let columns = chosen(outcome);
    let drawn = (0..outcome.input.rows())
        .map(|row| {
            let (from, to) = (outcome.input.row(row), outcome.output.row(row));
            let is_drawn = |&&column: &&usize| is_finite((&from[column], &to[column]));
            columns.iter().filter(is_drawn).count()
        })
        .sum();
    (finite, drawn)
}

/// The columns that are drawn: all, or as many as fit, evenly spread.
fn chosen(outcome: &Outcome) -> Vec<usize> {
    let (rows, columns) = (outcome.input.rows(), outcome.input.columns());
    let count = columns.min((MOST / rows.max(1)).max(1));
    (0..count).map(|index| index * columns / count).collect()
}

/// Original values across, normalised ones up; a colour and a shape for each
/// row, the pooled Pearson r in the title and each row's own beside its name.
#[must_use]
pub fn figure(outcome: &Outcome, theme: Theme) -> Figure {
    let columns = chosen(outcome);
    let values = |matrix: &[f32]| spanning(matrix.iter().map(|&value| f64::from(value)));
    let up = values(outcome.output.values());
    let traces: Vec<Box<dyn Trace>> = (0..outcome.input.rows())
        .map(|row| -> Box<dyn Trace> { row_points(outcome, row, &columns) })
        .chain(lost(outcome, &columns, up[0], theme))
        .collect();
    let layout = layout(&words::correlation(outcome), theme)
        .show_legend(outcome.input.rows() <= MOST_NAMES)
        .legend(
            Legend::new()
                .orientation(Orientation::Horizontal)
                .x(0.0)
                .y(-0.24),
        )
        .x_axis(axis(words::ORIGINAL, values(outcome.input.values()), theme))
        .y_axis(axis(words::NORMALISED, up, theme));
    let mut figure = Figure::new(&traces, &layout, "scatter");
    // As wide as the longest name, so that a minus sign sets nothing anew; plotly's
    // `Legend` has no field for it.
    figure.layout["legend"]["entrywidth"] = json!(NAME_WIDTH);
    figure
}

fn row_points(outcome: &Outcome, row: usize, columns: &[usize]) -> Box<dyn Trace> {
    let points = points(outcome, row, columns).filter(|(_, _, to)| to.is_finite());
    let (from, (to, hover)): (Vec<f32>, (Vec<f32>, Vec<String>)) = points
        .map(|(feature, from, to)| (from, (to, hover(row, feature, (from, to)))))
        .unzip();
    let r = outcome
        .correlation
        .rows
        .get(row)
        .copied()
        .unwrap_or(Real::Undefined);
    Scatter::new(from, to)
        .mode(Mode::Markers)
        .name(words::row(row, r))
        .marker(
            Marker::new()
                .symbol(SYMBOLS[row % SYMBOLS.len()]())
                .size(if outcome.input.values().len() > MOST {
                    5
                } else {
                    10
                })
                .color(ROWS[row % ROWS.len()])
                .line(Line::new().color(OUTLINE).width(1.2)),
        )
        .hover_text_array(hover)
        .hover_info(HoverInfo::Text)
}

/// Feature, value before and value after, for each of a row's chosen values.
fn points(
    outcome: &Outcome,
    row: usize,
    columns: &[usize],
) -> impl Iterator<Item = (usize, f32, f32)> {
    let (from, to) = (outcome.input.row(row), outcome.output.row(row));
    columns
        .iter()
        .map(|&feature| (feature, from[feature], to[feature]))
}

fn hover(row: usize, feature: usize, (from, to): (f32, f32)) -> String {
    words::hover_value(row, feature, Real::from(from), Real::from(to))
}

/// Values that no axis can hold any more, as crosses at its lower edge, so
/// that they are not just missing.
fn lost(outcome: &Outcome, columns: &[usize], bottom: f64, theme: Theme) -> Option<Box<dyn Trace>> {
    let rows = 0..outcome.input.rows();
    let (from, hover): (Vec<f32>, Vec<String>) = rows
        .flat_map(|row| points(outcome, row, columns).map(move |point| (row, point)))
        .filter(|(_, (_, from, to))| from.is_finite() && !to.is_finite())
        .map(|(row, (feature, from, to))| (from, hover(row, feature, (from, to))))
        .unzip();
    let count = from.len();
    (count > 0).then(|| -> Box<dyn Trace> {
        Scatter::new(from, vec![bottom; count])
            .mode(Mode::Markers)
            .name(words::NO_NUMBERS)
            .marker(
                Marker::new()
                    .symbol(MarkerSymbol::X)
                    .size(10)
                    .color(theme.raised())
                    .line(Line::new().color(theme.ink()).width(1.5)),
            )
            .clip_on_axis(false)
            .hover_text_array(hover)
            .hover_info(HoverInfo::Text)
    })
}
