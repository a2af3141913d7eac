//! The scatter chart: every value before and after the layer.

use plotly::{
    Scatter, Trace,
    common::{HoverInfo, Line, Marker, MarkerSymbol, Mode, Orientation},
    layout::Legend,
};
use serde_json::json;

use crate::{
    charts::{
        axis::spanning,
        figure::{Figure, axis, layout},
        theme::{OUTLINE, ROWS, SYMBOLS, Theme},
    },
    lab::{normalization::Outcome, real::Real},
    words::chart as words,
};

/// The most points drawn. With more, plotly cannot redraw during a drag.
pub const MAX_POINTS: usize = 2000;

/// The most rows with a legend.
const MAX_LEGEND_ROWS: usize = 16;

/// The width of a row's name in the legend, in pixels.
const NAME_WIDTH: u32 = 118;

/// The number of values that the chart could show (finite before and after the
/// layer), and the number of these that it draws.
#[must_use]
pub fn drawn(outcome: &Outcome) -> (usize, usize) {
    let is_finite = |(from, to): (&f32, &f32)| from.is_finite() && to.is_finite();
    let pairs = std::iter::zip(outcome.input.values(), outcome.output.values());
    let finite = pairs.filter(|&pair| is_finite(pair)).count();
    let columns = drawn_columns(outcome);
    let drawn = (0..outcome.input.rows())
        .map(|row| {
            let (from, to) = (outcome.input.row(row), outcome.output.row(row));
            let is_drawn = |&&column: &&usize| is_finite((&from[column], &to[column]));
            columns.iter().filter(is_drawn).count()
        })
        .sum();
    (finite, drawn)
}

/// The columns that are drawn: all, or an evenly spaced selection within
/// [`MAX_POINTS`].
fn drawn_columns(outcome: &Outcome) -> Vec<usize> {
    let (rows, columns) = (outcome.input.rows(), outcome.input.columns());
    let count = columns.min((MAX_POINTS / rows.max(1)).max(1));
    (0..count).map(|index| index * columns / count).collect()
}

/// Original values on the x axis, normalised values on the y axis. Each row has a
/// colour and a shape. The title gives the pooled Pearson's r, the legend each row's.
#[must_use]
pub fn figure(outcome: &Outcome, theme: Theme) -> Figure {
    let columns = drawn_columns(outcome);
    let range = |matrix: &[f32]| spanning(matrix.iter().map(|&value| f64::from(value)));
    let y_range = range(outcome.output.values());
    let traces: Vec<Box<dyn Trace>> = (0..outcome.input.rows())
        .map(|row| -> Box<dyn Trace> { row_points(outcome, row, &columns) })
        .chain(non_finite_points(outcome, &columns, y_range[0], theme))
        .collect();
    let layout = layout(&words::correlation(outcome), theme)
        .show_legend(outcome.input.rows() <= MAX_LEGEND_ROWS)
        .legend(
            Legend::new()
                .orientation(Orientation::Horizontal)
                .x(0.0)
                .y(-0.24),
        )
        .x_axis(axis(words::ORIGINAL, range(outcome.input.values()), theme))
        .y_axis(axis(words::NORMALISED, y_range, theme));
    let mut figure = Figure::new(&traces, &layout, "scatter");
    // As wide as the longest name, so that a change of sign does not move the legend.
    // plotly 0.14's `Legend` has no field for it.
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
                .size(if outcome.input.values().len() > MAX_POINTS {
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

/// Feature, value before and value after, for each drawn value of a row.
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

/// Crosses at the lower end of the y axis for values that the layer made infinite or
/// NaN, so that they do not silently disappear.
fn non_finite_points(
    outcome: &Outcome,
    columns: &[usize],
    bottom: f64,
    theme: Theme,
) -> Option<Box<dyn Trace>> {
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
