//! The scatter: every value before against after the layer.

use plotly::{
    Scatter, Trace,
    common::{HoverInfo, Line, Marker, Mode, Orientation},
    layout::Legend,
};

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
    let traces: Vec<Box<dyn Trace>> = (0..outcome.input.rows())
        .map(|row| -> Box<dyn Trace> { row_points(outcome, row, &columns) })
        .collect();
    let values = |matrix: &[f32]| spanning(matrix.iter().map(|&value| f64::from(value)));
    let layout = layout(&words::correlation(outcome.correlation.pooled), theme)
        .show_legend(outcome.input.rows() <= MOST_NAMES)
        .legend(
            Legend::new()
                .orientation(Orientation::Horizontal)
                .x(0.0)
                .y(-0.28),
        )
        .x_axis(axis(words::ORIGINAL, values(outcome.input.values()), theme))
        .y_axis(axis(
            words::NORMALISED,
            values(outcome.output.values()),
            theme,
        ));
    Figure::new(&traces, &layout, "scatter")
}

fn row_points(outcome: &Outcome, row: usize, columns: &[usize]) -> Box<dyn Trace> {
    let pick = |values: &[f32]| -> Vec<f32> { columns.iter().map(|&at| values[at]).collect() };
    let (from, to) = (pick(outcome.input.row(row)), pick(outcome.output.row(row)));
    let hover = std::iter::zip(columns, std::iter::zip(&from, &to))
        .map(|(&feature, (&from, &to))| {
            words::hover_value(row, feature, Real::from(from), Real::from(to))
        })
        .collect();
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
                .size(10)
                .color(ROWS[row % ROWS.len()])
                .line(Line::new().color(OUTLINE).width(1.2)),
        )
        .hover_text_array(hover)
        .hover_info(HoverInfo::Text)
}
