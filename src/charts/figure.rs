//! A chart in plotly.js's JSON form: data, layout and configuration.

use std::borrow::Cow;

use plotly::{
    Configuration, Layout, Trace,
    common::{Anchor, ExponentFormat, Font, Label, Line, Marker, MarkerSymbol, Reference, Title},
    configuration::DisplayModeBar,
    layout::{Axis, AxisRange, AxisType, HoverMode, Margin},
};
use serde::Serialize;
use serde_json::{Value, json};

use crate::charts::theme::Theme;

/// The arguments of `Plotly.react` for one chart.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Figure {
    /// The traces.
    pub data: Value,
    /// Titles, axes, annotations.
    pub layout: Value,
    /// Options such as the mode bar.
    pub config: Value,
}

impl Figure {
    /// Combines traces and layout.
    ///
    /// `revision` becomes plotly's `uirevision`: what the user has chosen in the mode bar
    /// survives redraws with the same revision. A zoom survives them until the range of an
    /// axis changes: plotly would compare the ends of the ranges one by one, and mix new
    /// ends with zoomed ones. plotly 0.14 has no fields for `uirevision`,
    /// `ticklabeloverflow` and a font's `weight`, so this function adds them to the JSON.
    #[must_use]
    pub fn new(traces: &[Box<dyn Trace>], layout: &Layout, revision: &str) -> Self {
        let mut layout = json!(layout);
        layout["uirevision"] = json!(revision);
        // The decimal mark, and the thousands separator of `words::number`.
        layout["separators"] = json!(".\u{202f}");
        layout["title"]["font"]["weight"] = json!(600);
        let ranges = ["xaxis", "yaxis"].map(|axis| &layout[axis]["range"]);
        let zoom_revision = json!(format!("{revision} {} {}", ranges[0], ranges[1]));
        for axis in ["xaxis", "yaxis"] {
            layout[axis]["uirevision"] = zoom_revision.clone();
            // By default plotly measures all labels once per label, to hide the ones
            // that overflow. The margins are wide enough for them.
            layout[axis]["ticklabeloverflow"] = json!("allow");
        }
        // The toolbar below the chart has the buttons, and ends a zoom.
        let mut config = json!(
            Configuration::new()
                .responsive(true)
                .display_mode_bar(DisplayModeBar::False)
                .show_tips(false)
        );
        // A second double click would fit the axes to the marks, which are not all data.
        config["doubleClick"] = json!("reset");
        Self {
            data: json!(traces),
            layout,
            config,
        }
    }
}

impl Figure {
    /// The figure with fonts, markers, lines and margins multiplied by `scale`.
    #[must_use]
    pub fn scaled(&self, scale: f64) -> Cow<'_, Self> {
        let mut figure = Cow::Borrowed(self);
        if (scale - 1.0).abs() > 1e-9 && scale > 0.0 {
            let figure = figure.to_mut();
            rescale(&mut figure.data, scale);
            rescale(&mut figure.layout, scale);
        }
        figure
    }
}

impl Figure {
    /// The ranges of the x axis and the y axis.
    #[must_use]
    pub fn ranges(&self) -> [Vec<f64>; 2] {
        ["xaxis", "yaxis"].map(|axis| {
            let ends = self.layout[axis]["range"].as_array();
            ends.into_iter()
                .flatten()
                .filter_map(Value::as_f64)
                .collect()
        })
    }
}

/// plotly.js's names of the properties that are measured in pixels.
const IN_PIXELS: [&str; 9] = [
    "size",
    "width",
    "entrywidth",
    "l",
    "r",
    "t",
    "b",
    "standoff",
    "ticklen",
];

fn rescale(value: &mut Value, scale: f64) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                match field
                    .as_f64()
                    .filter(|_| IN_PIXELS.contains(&name.as_str()))
                {
                    Some(pixels) => *field = json!(pixels * scale),
                    // Arrays hold data.
                    None if !field.is_array() => rescale(field, scale),
                    None => {}
                }
            }
        }
        Value::Array(traces) => traces.iter_mut().for_each(|trace| rescale(trace, scale)),
        _ => {}
    }
}

/// The left margin in pixels, wide enough for labels such as 0.6×10¹² and the axis
/// title. Captions align with the plot's left edge (`--chart-left` in the styles).
const LEFT: usize = 80;

/// The layout common to all charts: a title, margins for the axes, no box.
#[must_use]
pub fn layout(title: &str, theme: Theme) -> Layout {
    let font = Font::new().family(FONT).size(TICK_SIZE).color(theme.ink());
    Layout::new()
        .title(
            Title::with_text(title)
                .font(Font::new().size(14).color(theme.ink()))
                .x(0.0)
                .x_anchor(Anchor::Left)
                .x_ref(Reference::Paper),
        )
        .font(font.clone())
        .auto_size(true)
        .margin(Margin::new().left(LEFT).right(14).top(40).bottom(44))
        .paper_background_color("rgba(0,0,0,0)")
        .plot_background_color("rgba(0,0,0,0)")
        .hover_mode(HoverMode::Closest)
        .hover_label(
            Label::new()
                .background_color(theme.raised())
                .border_color(theme.quiet())
                .font(font),
        )
}

/// A marker with an outline, of a size in pixels.
#[must_use]
pub fn outlined(
    symbol: MarkerSymbol,
    size: usize,
    colour: &'static str,
    outline: &'static str,
) -> Marker {
    Marker::new()
        .symbol(symbol)
        .size(size)
        .color(colour)
        .line(Line::new().color(outline).width(1.2))
}

/// An axis with a light grid and a fixed range, and large numbers as powers of ten.
#[must_use]
pub fn axis(title: &str, range: [f64; 2], theme: Theme) -> Axis {
    Axis::new()
        .exponent_format(ExponentFormat::Power)
        .title(Title::with_text(title).font(Font::new().size(13).color(theme.quiet())))
        .range(AxisRange::from(range.to_vec()))
        .color(theme.quiet())
        .grid_color(theme.grid())
        .line_color(theme.quiet())
        .show_line(true)
        .zero_line(false)
}

/// The size of tick labels in pixels.
const TICK_SIZE: usize = 13;

/// An axis as of [`axis`] with a logarithmic scale, and a label every `decades` powers of ten.
/// `range` holds exponents of ten.
///
/// plotly.js draws the labels of such an axis 1.25 times as large as its font says.
#[must_use]
pub fn logarithmic_axis(title: &str, range: [f64; 2], decades: f64, theme: Theme) -> Axis {
    axis(title, range, theme)
        .type_(AxisType::Log)
        .dtick(decades)
        .tick_font(Font::new().size(TICK_SIZE * 4 / 5))
}

/// The page's font stack.
pub(in crate::charts) const FONT: &str =
    "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";

#[cfg(test)]
mod tests {
    use super::*;
    use plotly::{Scatter, common::Marker};

    #[test]
    fn scaling_enlarges_fonts_and_markers_but_not_data() {
        let trace = Scatter::new(vec![1.0, 2.0], vec![3.0, 4.0]).marker(Marker::new().size(8));
        let figure = Figure::new(&[trace], &layout("title", Theme::Light), "");
        let larger = figure.scaled(1.5);
        assert_eq!(larger.data[0]["marker"]["size"], 12.0);
        assert_eq!(larger.data[0]["y"], json!([3.0, 4.0]));
        assert_eq!(larger.layout["font"]["size"], 19.5);
        assert_eq!(larger.layout["margin"]["l"], 120.0);
        assert_eq!(larger.layout["title"]["x"], figure.layout["title"]["x"]);
        assert!(matches!(figure.scaled(1.0), Cow::Borrowed(_)));
    }

    #[test]
    fn the_left_margin_matches_the_stylesheet() {
        let tokens = include_str!("../../style/tokens.css");
        assert!(tokens.contains(&format!("--chart-left: {LEFT};")));
    }
}
