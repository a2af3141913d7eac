//! Where the axes of a figure lie in its picture.

use serde_json::Value;

use super::scale::Scale;
use crate::charts::figure::Figure;

/// The least room for a label, in pixels, as plotly.js has it: beside an axis
/// that goes up, and below one that goes across.
const ROOM: [f64; 2] = [40.0, 80.0];

/// The rectangle between the axes, in pixels from the picture's upper left
/// corner, both axes, and the names below them.
pub(super) struct Frame<'figure> {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
    /// The whole picture's.
    pub(super) height: f64,
    pub(super) x: Scale,
    pub(super) y: Scale,
    /// Where the figure asks for them.
    pub(super) names: Option<Names<'figure>>,
}

impl<'figure> Frame<'figure> {
    /// Inside a picture of this size.
    pub(super) fn of(figure: &'figure Figure, width: f64, height: f64) -> Self {
        let layout = &figure.layout;
        let margin = |side: &str| layout["margin"][side].as_f64().unwrap_or(0.0);
        let (left, top) = (margin("l"), margin("t"));
        let right = width - margin("r");
        let names = Names::of(figure, right - left);
        // plotly.js gives way until both the axes and the names below them fit.
        let below = names.as_ref().map_or(0.0, |names| {
            let room = names.height() + EDGE + names.down * (height - top);
            (room / (1.0 + names.down)).round()
        });
        let bottom = height - margin("b").max(below);
        let axis = |name: &str, pixels, room| Scale::of(&layout[name], pixels, room);
        Self {
            left,
            top,
            right,
            bottom,
            height,
            x: axis("xaxis", [left, right], ROOM[1]),
            y: axis("yaxis", [bottom, top], ROOM[0]),
            names,
        }
    }

    /// Whether anything can be drawn between the axes.
    pub(super) fn has_room(&self) -> bool {
        self.right - self.left > 1.0 && self.bottom - self.top > 1.0
    }
}

/// The names of the traces, in columns below the axes.
pub(super) struct Names<'figure> {
    /// The traces that have one.
    pub(super) traces: Vec<&'figure Value>,
    /// How far below the axes they begin, in heights of the axes.
    pub(super) down: f64,
    /// How many stand side by side.
    pub(super) columns: usize,
    /// Room for each, in pixels: its mark and its words.
    pub(super) wide: f64,
    pub(super) high: f64,
}

/// Room for a name's mark, between a mark and its name, around all names, and
/// between them and the picture's edge, in pixels.
pub(super) const MARK: f64 = 30.0;
const GAP: f64 = 5.0;
pub(super) const AROUND: f64 = 5.0;
const EDGE: f64 = 12.0;

impl<'figure> Names<'figure> {
    /// Where the figure asks for them.
    fn of(figure: &'figure Figure, room: f64) -> Option<Self> {
        let layout = &figure.layout;
        if layout["showlegend"] != true {
            return None;
        }
        let named = |trace: &&Value| trace["name"].is_string();
        let wide = layout["legend"]["entrywidth"].as_f64().unwrap_or(100.0) + MARK + 3.0 * GAP;
        let size = layout["font"]["size"].as_f64().unwrap_or(12.0);
        Some(Self {
            traces: figure.data.as_array()?.iter().filter(named).collect(),
            down: -layout["legend"]["y"].as_f64().unwrap_or(0.0),
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a small positive number"
            )]
            columns: ((room + GAP) / wide).floor().max(1.0) as usize,
            wide,
            high: (size * 1.3).max(16.0) + 3.0,
        })
    }

    fn height(&self) -> f64 {
        let lines = self.traces.len().div_ceil(self.columns);
        f64::from(u32::try_from(lines).unwrap_or(0))
            .mul_add(self.high, 2.0 * AROUND)
            .ceil()
    }
}
