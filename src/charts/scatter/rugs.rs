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
        let finite = |value: &&f32| value.is_finite();
        for &value in outcome.input.row(row).iter().filter(finite) {
            stroke([value.into(), below[0]], [value.into(), below[1]]);
        }
        for &value in outcome.output.row(row).iter().filter(finite) {
            stroke([left[0], value.into()], [left[1], value.into()]);
        }
    }
    Scatter::new(x, y)
        .mode(Mode::Lines)
        .line(Line::new().color(theme.quiet()).width(1.0))
        .hover_info(HoverInfo::Skip)
}
