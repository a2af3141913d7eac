//! Where a value lies along an axis.

use serde_json::Value;

use super::ticks;

/// Further off than this nothing is drawn, so that no number is too long.
const FAR: f64 = 1e5;

/// An axis: from values to pixels.
pub(super) struct Scale {
    /// Both ends as plotly.js takes them: powers of ten on a logarithmic axis.
    ends: [f64; 2],
    /// Where these ends are, in pixels.
    pixels: [f64; 2],
    logarithmic: bool,
    /// Chosen by the figure, or left to plotly.js.
    chosen: Option<Vec<f64>>,
    /// Whether large and small numbers are written as powers of ten.
    powers: bool,
    /// The least room for each label, in pixels.
    room: f64,
}

impl Scale {
    /// From the layout's axis, between two pixels.
    pub(super) fn of(axis: &Value, pixels: [f64; 2], room: f64) -> Self {
        let end = |index: usize| axis["range"][index].as_f64();
        Self {
            ends: [end(0).unwrap_or(0.0), end(1).unwrap_or(1.0)],
            pixels,
            logarithmic: axis["type"] == "log",
            chosen: axis["tickvals"]
                .as_array()
                .map(|values| values.iter().filter_map(Value::as_f64).collect()),
            powers: axis["exponentformat"] != "none",
            room,
        }
    }

    /// Where a value is; not finite for what has no place.
    pub(super) fn place(&self, value: f64) -> f64 {
        let value = if self.logarithmic {
            value.log10()
        } else {
            value
        };
        let [from, to] = self.pixels;
        let part = (value - self.ends[0]) / (self.ends[1] - self.ends[0]);
        let place = from + part * (to - from);
        if place.is_finite() {
            place.clamp(-FAR, FAR)
        } else {
            f64::NAN
        }
    }

    /// The values that are marked, with what is written there.
    pub(super) fn ticks(&self) -> Vec<(f64, String)> {
        let length = (self.pixels[1] - self.pixels[0]).abs();
        let wanted = ticks::wanted(length, self.room);
        match &self.chosen {
            Some(values) => {
                let inside = |value: &&f64| self.ends[0] <= **value && **value <= self.ends[1];
                let written = |&value: &f64| (value, value.to_string());
                values.iter().filter(inside).map(written).collect()
            }
            None if self.logarithmic => ticks::logarithmic(self.ends, wanted),
            None => ticks::linear(self.ends, wanted, self.powers),
        }
    }
}
