//! Maps values to pixels along an axis.

use serde_json::Value;

use super::ticks;

/// Positions are clamped to this many pixels, to keep the numbers in the markup short.
const MAX_POSITION: f64 = 1e5;

/// The scale of one axis.
pub(super) struct Scale {
    /// Both ends as plotly.js takes them: exponents of ten on a logarithmic axis.
    ends: [f64; 2],
    /// The positions of both ends, in pixels.
    pixels: [f64; 2],
    logarithmic: bool,
    /// The tick values that the figure sets, if any.
    tick_values: Option<Vec<f64>>,
    /// The labels of those ticks, if they are not the values.
    tick_texts: Option<Vec<String>>,
    /// Whether large and small numbers are written as powers of ten.
    powers: bool,
    /// The decades between two labels of a logarithmic axis.
    decades: f64,
    /// The least distance between tick labels, in pixels.
    label_space: f64,
}

impl Scale {
    /// The scale of a layout's axis, between two positions in pixels.
    pub(super) fn new(axis: &Value, pixels: [f64; 2], label_space: f64) -> Self {
        let end = |index: usize| axis["range"][index].as_f64();
        Self {
            ends: [end(0).unwrap_or(0.0), end(1).unwrap_or(1.0)],
            pixels,
            logarithmic: axis["type"] == "log",
            tick_values: axis["tickvals"]
                .as_array()
                .map(|values| values.iter().filter_map(Value::as_f64).collect()),
            tick_texts: axis["ticktext"].as_array().map(|texts| {
                let texts = texts.iter().map(|text| text.as_str().unwrap_or_default());
                texts.map(str::to_owned).collect()
            }),
            powers: axis["exponentformat"] != "none",
            decades: axis["dtick"].as_f64().unwrap_or(1.0),
            label_space,
        }
    }

    /// The position of a value in pixels; NaN if it has none.
    pub(super) fn position(&self, value: f64) -> f64 {
        let value = if self.logarithmic {
            value.log10()
        } else {
            value
        };
        let [from, to] = self.pixels;
        let fraction = (value - self.ends[0]) / (self.ends[1] - self.ends[0]);
        let position = from + fraction * (to - from);
        if position.is_finite() {
            position.clamp(-MAX_POSITION, MAX_POSITION)
        } else {
            f64::NAN
        }
    }

    /// The size of a tick label relative to the axis' font: plotly.js enlarges the powers of
    /// ten on a logarithmic axis.
    pub(super) fn label_size(&self) -> f64 {
        if self.logarithmic && self.tick_values.is_none() {
            1.25
        } else {
            1.0
        }
    }

    /// The tick values and their labels.
    pub(super) fn ticks(&self) -> Vec<(f64, String)> {
        let length = (self.pixels[1] - self.pixels[0]).abs();
        let target = ticks::target_count(length, self.label_space);
        match (&self.tick_values, &self.tick_texts) {
            (Some(values), Some(texts)) => {
                std::iter::zip(values.iter().copied(), texts.iter().cloned()).collect()
            }
            (Some(values), None) => {
                let inside = |value: &&f64| self.ends[0] <= **value && **value <= self.ends[1];
                let labelled = |&value: &f64| (value, value.to_string());
                values.iter().filter(inside).map(labelled).collect()
            }
            (None, _) if self.logarithmic => ticks::logarithmic(self.ends, self.decades),
            (None, _) => ticks::linear(self.ends, target, self.powers),
        }
    }
}
