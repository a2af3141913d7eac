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

/// Original values across, normalised ones up; a colour and a shape for each
/// row, the pooled Pearson r in the title and each row's own beside its name.
#[must_use]
pub fn figure(outcome: &Outcome, theme: Theme) -> Figure {
    let traces: Vec<Box<dyn Trace>> = (0..outcome.input.rows())
        .map(|row| -> Box<dyn Trace> { row_points(outcome, row) })
        .collect();
    let values = |matrix: &[f32]| spanning(matrix.iter().map(|&value| f64::from(value)));
    let layout = layout(&words::correlation(outcome.correlation.pooled), theme)
        .show_legend(true)
        .legend(
            Legend::new()
                .orientation(Orientation::Horizontal)
                .x(0.0)
                .y(-0.24),
        )
        .x_axis(axis(words::ORIGINAL, values(outcome.input.values()), theme))
        .y_axis(axis(
            words::NORMALISED,
            values(outcome.output.values()),
            theme,
        ));
    Figure::new(&traces, &layout, "scatter")
}

fn row_points(outcome: &Outcome, row: usize) -> Box<dyn Trace> {
    let (from, to) = (outcome.input.row(row), outcome.output.row(row));
    let hover = std::iter::zip(from, to)
        .enumerate()
        .map(|(feature, (&from, &to))| {
            words::hover_value(row, feature, Real::from(from), Real::from(to))
        })
        .collect();
    let r = outcome
        .correlation
        .rows
        .get(row)
        .copied()
        .unwrap_or(Real::Undefined);
    Scatter::new(from.to_vec(), to.to_vec())
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
