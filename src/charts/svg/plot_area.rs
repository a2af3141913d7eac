//! The position of the axes and the legend within the image.

use serde_json::Value;

use super::scale::Scale;
use crate::charts::figure::Figure;

/// plotly.js's least distance between the tick labels of the x axis, in pixels.
const X_LABEL_SPACE: f64 = 80.0;
/// plotly.js's least distance between the tick labels of the y axis, in pixels.
const Y_LABEL_SPACE: f64 = 40.0;

/// The rectangle between the axes, in pixels from the image's upper left corner,
/// with both scales and the legend below.
pub(super) struct PlotArea<'figure> {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
    /// The height of the whole image.
    pub(super) height: f64,
    pub(super) x: Scale,
    pub(super) y: Scale,
    /// `None` if the figure shows no legend.
    pub(super) legend: Option<Legend<'figure>>,
}

impl<'figure> PlotArea<'figure> {
    /// The plot area of a figure within an image of this size.
    pub(super) fn new(figure: &'figure Figure, width: f64, height: f64) -> Self {
        let layout = &figure.layout;
        let margin = |side: &str| layout["margin"][side].as_f64().unwrap_or(0.0);
        let (left, top) = (margin("l"), margin("t"));
        let right = width - margin("r");
        let legend = Legend::new(figure, right - left);
        // plotly.js shrinks the plot area until the legend fits below it.
        let below = legend.as_ref().map_or(0.0, |legend| {
            let space = legend.height() + EDGE + legend.offset * (height - top);
            (space / (1.0 + legend.offset)).round()
        });
        let bottom = height - margin("b").max(below);
        let scale = |name: &str, pixels, space| Scale::new(&layout[name], pixels, space);
        Self {
            left,
            top,
            right,
            bottom,
            height,
            x: scale("xaxis", [left, right], X_LABEL_SPACE),
            y: scale("yaxis", [bottom, top], Y_LABEL_SPACE),
            legend,
        }
    }

    /// Whether there is any space between the axes.
    pub(super) fn is_drawable(&self) -> bool {
        self.right - self.left > 1.0 && self.bottom - self.top > 1.0
    }
}

/// The names of the traces, in columns below the plot area.
pub(super) struct Legend<'figure> {
    /// The traces with a name.
    pub(super) traces: Vec<&'figure Value>,
    /// The distance from the plot area down to the legend, relative to the height of
    /// the plot area.
    pub(super) offset: f64,
    /// The number of entries side by side.
    pub(super) columns: usize,
    /// The width of an entry (marker and name), in pixels.
    pub(super) entry_width: f64,
    /// The height of an entry, in pixels.
    pub(super) entry_height: f64,
}

/// The width of an entry's marker, in pixels.
pub(super) const MARKER_WIDTH: f64 = 30.0;
/// The gap between a marker and its name, in pixels.
const GAP: f64 = 5.0;
/// The padding around the legend, in pixels.
pub(super) const PADDING: f64 = 5.0;
/// The distance between the legend and the edge of the image, in pixels.
const EDGE: f64 = 12.0;

impl<'figure> Legend<'figure> {
    /// The legend within this width, or `None` if the figure shows no legend.
    pub(super) fn new(figure: &'figure Figure, width: f64) -> Option<Self> {
        let layout = &figure.layout;
        if layout["showlegend"] != true {
            return None;
        }
        let named = |trace: &&Value| trace["name"].is_string();
        let entry_width =
            layout["legend"]["entrywidth"].as_f64().unwrap_or(100.0) + MARKER_WIDTH + 3.0 * GAP;
        let size = layout["font"]["size"].as_f64().unwrap_or(12.0);
        Some(Self {
            traces: figure.data.as_array()?.iter().filter(named).collect(),
            offset: -layout["legend"]["y"].as_f64().unwrap_or(0.0),
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a small positive number"
            )]
            columns: ((width + GAP) / entry_width).floor().max(1.0) as usize,
            entry_width,
            entry_height: (size * 1.3).max(16.0) + 3.0,
        })
    }

    pub(super) fn height(&self) -> f64 {
        let lines = self.traces.len().div_ceil(self.columns);
        f64::from(u32::try_from(lines).unwrap_or(0))
            .mul_add(self.entry_height, 2.0 * PADDING)
            .ceil()
    }
}
