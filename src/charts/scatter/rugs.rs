//! A stroke for each value along both axes, in a strip for each row: how far a row's values
//! spread before the layer and after it.

use plotly::{
    Scatter, Trace,
    common::{HoverInfo, Line, Mode},
};

use super::axes::Axes;
use crate::{charts::theme::Theme, lab::normalization::Outcome};

/// The most values with strokes: more would cover each other, and be slow to draw.
const MOST_VALUES: usize = 256;

/// The strokes of all rows, with gaps in between; none for a large matrix.
pub(super) fn trace(outcome: &Outcome, axes: &Axes, theme: Theme) -> Box<dyn Trace> {
    let (mut x, mut y) = (Vec::new(), Vec::new());
    let mut stroke = |from: [f64; 2], to: [f64; 2]| {
        x.extend([Some(from[0]), Some(to[0]), None]);
        y.extend([Some(from[1]), Some(to[1]), None]);
    };
    let is_small = outcome.input.values().len() <= MOST_VALUES;
    let rows = outcome.input.rows();
    for row in (0..rows).filter(|_| is_small) {
        let [left, below] = axes.strips(row, rows);
        let (from, to) = (outcome.input.row(row), outcome.output.row(row));
        for [x, y] in std::iter::zip(from, to).map(|(&from, &to)| axes.at([from, to])) {
            if x.is_finite() {
                stroke([x, below[0]], [x, below[1]]);
            }
            if y.is_finite() {
                stroke([left[0], y], [left[1], y]);
            }
        }
    }
    Scatter::new(x, y)
        .mode(Mode::Lines)
        .line(Line::new().color(theme.quiet()).width(1.0))
        .hover_info(HoverInfo::Skip)
}
