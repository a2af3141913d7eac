//! The scatter chart: every value before and after the layer.

mod axes;
mod label_places;
mod row_lines;
mod rugs;

use plotly::{
    Scatter, Trace,
    common::{HoverInfo, Line, Marker, MarkerSymbol, Mode},
};

use self::axes::Axes;
use crate::{
    charts::{
        figure::{Figure, axis, layout},
        theme::{GREEN, OUTLINE, SYMBOLS, Theme},
    },
    lab::{normalization::Outcome, real::Real},
    words::chart as words,
};

/// The most points drawn. With more, plotly cannot redraw during a drag.
pub const MAX_POINTS: usize = 2000;

/// The most rows with a line and a label; more would cover each other.
const MOST_LABELLED_ROWS: usize = 8;

/// How the chart shows the values.
#[must_use]
pub fn drawn(outcome: &Outcome) -> words::Drawn {
    let (input, output) = (outcome.input.values(), outcome.output.values());
    let pairs = || std::iter::zip(input, output);
    let is_finite = |(from, to): (&f32, &f32)| from.is_finite() && to.is_finite();
    let is_lost = |(from, to): (&f32, &f32)| from.is_finite() && !to.is_finite();
    let columns = drawn_columns(outcome);
    let count = |is_shown: fn((&f32, &f32)) -> bool| {
        let rows = 0..outcome.input.rows();
        let of_row = rows.map(|row| {
            let (from, to) = (outcome.input.row(row), outcome.output.row(row));
            let is_shown = |&&column: &&usize| is_shown((&from[column], &to[column]));
            columns.iter().filter(is_shown).count()
        });
        of_row.sum()
    };
    words::Drawn {
        values: input.len(),
        finite: pairs().filter(|&pair| is_finite(pair)).count(),
        points: count(is_finite),
        crosses: count(is_lost),
        placeless: input.iter().filter(|from| !from.is_finite()).count(),
    }
}

/// The columns that are drawn: all, or an evenly spaced selection within
/// [`MAX_POINTS`].
fn drawn_columns(outcome: &Outcome) -> Vec<usize> {
    let (rows, columns) = (outcome.input.rows(), outcome.input.columns());
    let count = columns.min((MAX_POINTS / rows.max(1)).max(1));
    (0..count).map(|index| index * columns / count).collect()
}

/// Original values on the x axis, normalised values on the y axis. Each row has a shape,
/// and its line is labelled where there are few rows. The title gives the pooled Pearson's
/// r.
#[must_use]
pub fn figure(outcome: &Outcome, theme: Theme) -> Figure {
    let columns = drawn_columns(outcome);
    let axes = Axes::of(outcome);
    let points = Points {
        outcome,
        columns: &columns,
        offsets: axes.offsets,
    };
    let rows = 0..outcome.input.rows();
    let mut traces: Vec<Box<dyn Trace>> = vec![rugs::trace(outcome, &axes, theme)];
    if rows.len() <= MOST_LABELLED_ROWS {
        traces.push(row_lines::lines(outcome, &axes, theme));
        traces.push(row_lines::labels(outcome, &axes, theme));
    }
    traces.extend(rows.map(|row| -> Box<dyn Trace> { row_points(&points, row) }));
    traces.extend(non_finite_points(&points, axes.y[0], theme));
    let [x_offset, y_offset] = axes.offsets;
    let x_title = words::axis_title(words::ORIGINAL, x_offset);
    let y_title = words::axis_title(words::NORMALISED, y_offset);
    let layout = layout(&words::correlation(outcome), theme)
        .show_legend(false)
        .x_axis(axis(&x_title, axes.x, theme))
        .y_axis(axis(&y_title, axes.y, theme));
    Figure::new(&traces, &layout, "scatter")
}

/// The values that are drawn.
struct Points<'a> {
    outcome: &'a Outcome,
    columns: &'a [usize],
    offsets: [f64; 2],
}

/// A value before and after the layer.
struct Point {
    from: f32,
    to: f32,
    /// Its coordinates.
    at: [f32; 2],
    hover: String,
}

impl Points<'_> {
    fn row(&self, row: usize) -> impl Iterator<Item = Point> {
        let (from, to) = (self.outcome.input.row(row), self.outcome.output.row(row));
        self.columns.iter().map(move |&feature| {
            let (from, to) = (from[feature], to[feature]);
            let [x, y] = self.offsets;
            let values = [from, to].map(Real::from);
            let has_offset = self.offsets.map(|offset| offset != 0.0);
            Point {
                from,
                to,
                at: [minus(from, x), minus(to, y)],
                hover: words::hover_value([row, feature], values, has_offset),
            }
        })
    }
}

/// The difference, rounded to float32: a chart shows far fewer digits.
#[expect(clippy::cast_possible_truncation, reason = "rounding is intended")]
fn minus(value: f32, offset: f64) -> f32 {
    (f64::from(value) - offset) as f32
}

fn row_points(points: &Points, row: usize) -> Box<dyn Trace> {
    let outcome = points.outcome;
    let points = points.row(row).filter(|point| point.to.is_finite());
    let (x, (y, hover)): (Vec<f32>, (Vec<f32>, Vec<String>)) = points
        .map(|point| (point.at[0], (point.at[1], point.hover)))
        .unzip();
    let r = outcome
        .correlation
        .rows
        .get(row)
        .copied()
        .unwrap_or(Real::Undefined);
    Scatter::new(x, y)
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
                .color(GREEN)
                .line(Line::new().color(OUTLINE).width(1.2)),
        )
        .hover_text_array(hover)
        .hover_info(HoverInfo::Text)
}

/// Crosses at the lower end of the y axis for values that the layer made infinite or
/// NaN, so that they do not silently disappear.
fn non_finite_points(points: &Points, bottom: f64, theme: Theme) -> Option<Box<dyn Trace>> {
    let rows = 0..points.outcome.input.rows();
    let (x, hover): (Vec<f32>, Vec<String>) = rows
        .flat_map(|row| points.row(row))
        .filter(|point| point.from.is_finite() && !point.to.is_finite())
        .map(|point| (point.at[0], point.hover))
        .unzip();
    let count = x.len();
    (count > 0).then(|| -> Box<dyn Trace> {
        Scatter::new(x, vec![bottom; count])
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
