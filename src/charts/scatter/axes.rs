//! The axes of the scatter, with space for the rugs and the labels.

use crate::{
    charts::axis::{offset, spanning},
    lab::{matrix::Matrix, normalization::Outcome},
};

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

/// The ends of both axes, which show the values minus an offset.
pub(super) struct Axes {
    /// What is subtracted from the original and from the normalised values.
    pub(super) offsets: [f64; 2],
    pub(super) x: [f64; 2],
    pub(super) y: [f64; 2],
    /// Where the space of the rugs ends, on either axis.
    points_from: [f64; 2],
}

impl Axes {
    /// The axes of an outcome. The y axis is the usual one unless a value is beyond it.
    pub(super) fn of(outcome: &Outcome) -> Self {
        let shown = |matrix: &Matrix| {
            let values = || matrix.values().iter().map(|&value| f64::from(value));
            let offset = offset(values());
            let shown: Vec<f64> = values().map(|value| value - offset).collect();
            (offset, shown)
        };
        let [(x_offset, input), (y_offset, output)] = [&outcome.input, &outcome.output].map(shown);
        let is_usual = |value: &f64| !value.is_finite() || value.abs() <= USUAL;
        let x = spanning(input);
        let y = if output.iter().all(is_usual) && y_offset == 0.0 {
            [-USUAL, USUAL]
        } else {
            spanning(output)
        };
        let [width, height] = [x, y].map(|[low, high]| high - low);
        Self {
            offsets: [x_offset, y_offset],
            x: [x[0] - RUG * width, x[1] + LABELS * width],
            y: [y[0] - RUG * height, y[1]],
            points_from: [x[0], y[0]],
        }
    }

    /// The position of a value before and after the layer.
    pub(super) fn at(&self, [from, to]: [f32; 2]) -> [f64; 2] {
        let [x, y] = self.offsets;
        [f64::from(from) - x, f64::from(to) - y]
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
