//! The position of the axes within the image.

use super::scale::Scale;
use crate::charts::figure::Figure;

/// plotly.js's least distance between the tick labels of the x axis, in pixels.
const X_LABEL_SPACE: f64 = 80.0;
/// plotly.js's least distance between the tick labels of the y axis, in pixels.
const Y_LABEL_SPACE: f64 = 40.0;

/// The rectangle between the axes, in pixels from the image's upper left corner,
/// with both scales.
pub(super) struct PlotArea {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
    /// The height of the whole image.
    pub(super) height: f64,
    pub(super) x: Scale,
    pub(super) y: Scale,
}

impl PlotArea {
    /// The plot area of a figure within an image of this size.
    pub(super) fn new(figure: &Figure, width: f64, height: f64) -> Self {
        let layout = &figure.layout;
        let margin = |side: &str| layout["margin"][side].as_f64().unwrap_or(0.0);
        let (left, top) = (margin("l"), margin("t"));
        let right = width - margin("r");
        let bottom = height - margin("b");
        let scale = |name: &str, pixels, space| Scale::new(&layout[name], pixels, space);
        Self {
            left,
            top,
            right,
            bottom,
            height,
            x: scale("xaxis", [left, right], X_LABEL_SPACE),
            y: scale("yaxis", [bottom, top], Y_LABEL_SPACE),
        }
    }

    /// Whether there is any space between the axes.
    pub(super) fn is_drawable(&self) -> bool {
        self.right - self.left > 1.0 && self.bottom - self.top > 1.0
    }
}
