//! The scatter chart: every value before and after the layer.

use plotly::{
    Scatter, Trace,
    common::{HoverInfo, Line, Marker, MarkerSymbol, Mode, Orientation},
    layout::Legend,
};
use serde_json::json;

use crate::{
    charts::{
        axis::{offset, spanning},
        figure::{Figure, axis, layout},
        theme::{OUTLINE, ROWS, SYMBOLS, Theme},
    },
    lab::{matrix::Matrix, normalization::Outcome, real::Real},
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
    let [x_axis, y_axis] = [&outcome.input, &outcome.output].map(ValueAxis::of);
    let points = Points {
        outcome,
        columns: &columns,
        offsets: [x_axis.offset, y_axis.offset],
    };
    let traces: Vec<Box<dyn Trace>> = (0..outcome.input.rows())
        .map(|row| -> Box<dyn Trace> { row_points(&points, row) })
        .chain(non_finite_points(&points, y_axis.range[0], theme))
        .collect();
    let title = |name, axis: &ValueAxis| words::axis_title(name, axis.offset);
    let layout = layout(&words::correlation(outcome), theme)
        .show_legend(outcome.input.rows() <= MAX_LEGEND_ROWS)
        .legend(
            Legend::new()
                .orientation(Orientation::Horizontal)
                .x(0.0)
                .y(-0.24),
        )
        .x_axis(axis(&title(words::ORIGINAL, &x_axis), x_axis.range, theme))
        .y_axis(axis(
            &title(words::NORMALISED, &y_axis),
            y_axis.range,
            theme,
        ));
    let mut figure = Figure::new(&traces, &layout, "scatter");
    // As wide as the longest name, so that a change of sign does not move the legend.
    // plotly 0.14's `Legend` has no field for it.
    figure.layout["legend"]["entrywidth"] = json!(NAME_WIDTH);
    figure
}

/// An axis, which shows the values minus an offset.
struct ValueAxis {
    offset: f64,
    range: [f64; 2],
}

impl ValueAxis {
    fn of(matrix: &Matrix) -> Self {
        let values = || matrix.values().iter().map(|&value| f64::from(value));
        let offset = offset(values());
        Self {
            offset,
            range: spanning(values().map(|value| value - offset)),
        }
    }
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
                .color(ROWS[row % ROWS.len()])
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
