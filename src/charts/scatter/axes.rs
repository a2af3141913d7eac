//! The axes of the scatter, with space for the rugs and the labels.

use crate::{charts::axis::spanning, lab::normalization::Outcome};

/// The most extreme value of the usual y axis: at most one value in ten can be further from
/// 0 than 3.
const USUAL: f64 = 3.2;
/// The space of the rugs below and at the left, as a share of the axis.
const RUG: f64 = 0.09;
/// The space for the labels at the right, as a share of the axis.
const LABELS: f64 = 0.16;
/// The height of a label, as a share of the y axis.
const LABEL_HEIGHT: f64 = 0.05;
/// The gap before a row's strip of a rug, as a share of the strip.
const GAP: f64 = 0.25;

/// The ends of both axes.
pub(super) struct Axes {
    pub(super) x: [f64; 2],
    pub(super) y: [f64; 2],
    /// Where the space of the rugs ends, on either axis.
    points_from: [f64; 2],
}

impl Axes {
    /// The axes of an outcome. The y axis is the usual one unless a value is beyond it.
    pub(super) fn of(outcome: &Outcome) -> Self {
        let values =
            |values: &'_ [f32]| -> Vec<f64> { values.iter().map(|&value| value.into()).collect() };
        let output = values(outcome.output.values());
        let is_usual = output
            .iter()
            .all(|value| !value.is_finite() || value.abs() <= USUAL);
        let x = spanning(values(outcome.input.values()));
        let y = if is_usual {
            [-USUAL, USUAL]
        } else {
            spanning(output)
        };
        let [width, height] = [x, y].map(|[low, high]| high - low);
        Self {
            x: [x[0] - RUG * width, x[1] + LABELS * width],
            y: [y[0] - RUG * height, y[1]],
            points_from: [x[0], y[0]],
        }
    }

    /// The ends of a row's strip of the rugs: on the x axis, at the left edge; on the y
    /// axis, at the lower edge. The first row's is next to the points.
    pub(super) fn strips(&self, row: usize, rows: usize) -> [[f64; 2]; 2] {
        let count = |index: usize| u32::try_from(index).map_or(0.0, f64::from);
        let edges = [self.x[0], self.y[0]];
        std::array::from_fn(|axis| {
            let (from, size) = (self.points_from[axis], edges[axis] - self.points_from[axis]);
            [GAP, 1.0].map(|offset| from + (count(row) + offset) / count(rows) * size)
        })
    }

    /// The width and the height of a label, in units of the axes.
    pub(super) fn label_size(&self) -> [f64; 2] {
        let [width, height] = [self.x, self.y].map(|[low, high]| high - low);
        [LABELS * width, LABEL_HEIGHT * height]
    }
}
