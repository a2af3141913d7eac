//! A figure as plotly.js takes it: data, layout and configuration as JSON.

use plotly::{
    Configuration, Layout, Trace,
    common::{Font, Label, Title},
    configuration::DisplayModeBar,
    layout::{Axis, AxisRange, HoverMode, Margin},
};
use serde::Serialize;
use serde_json::{Value, json};

use super::theme::Theme;

/// One chart, ready for `Plotly.react`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Figure {
    /// The traces.
    pub data: Value,
    /// Titles, axes, annotations.
    pub layout: Value,
    /// The mode bar and its like.
    pub config: Value,
}

impl Figure {
    /// Puts traces and layout together.
    ///
    /// `revision` names what a zoom belongs to: while it stays the same, a
    /// zoom survives a redraw. plotly 0.14's `Layout` has no field for it, nor
    /// its `Axis` for what is done with labels that stick out.
    #[must_use]
    pub fn new(traces: &[Box<dyn Trace>], layout: &Layout, revision: &str) -> Self {
        let mut layout = json!(layout);
        layout["uirevision"] = json!(revision);
        for axis in ["xaxis", "yaxis"] {
            // Otherwise plotly measures all labels once for each label, to hide
            // those that stick out; the margins leave room for them.
            layout[axis]["ticklabeloverflow"] = json!("allow");
        }
        let mut config = json!(
            Configuration::new()
                .display_logo(false)
                .show_send_to_cloud(false)
                .display_mode_bar(DisplayModeBar::Hover)
        );
        // Only what is useful; `show_send_to_cloud` takes away what would send
        // data to another host.
        config["modeBarButtonsToRemove"] = json!([
            "select2d",
            "lasso2d",
            "zoomIn2d",
            "zoomOut2d",
            "autoScale2d"
        ]);
        Self {
            data: json!(traces),
            layout,
            config,
        }
    }
}

/// The layout that all charts share: a title, no box, room for the axes.
#[must_use]
pub fn layout(title: &str, theme: Theme) -> Layout {
    let font = Font::new().family(FONT).size(13).color(theme.ink());
    Layout::new()
        .title(Title::with_text(title).font(Font::new().size(15).color(theme.ink())))
        .font(font.clone())
        .auto_size(true)
        .margin(Margin::new().left(76).right(16).top(44).bottom(48))
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

/// An axis with a light grid and a fixed range.
#[must_use]
pub fn axis(title: &str, range: [f64; 2], theme: Theme) -> Axis {
    Axis::new()
        .title(Title::with_text(title).font(Font::new().size(13).color(theme.quiet())))
        .range(AxisRange::from(range.to_vec()))
        .color(theme.quiet())
        .grid_color(theme.grid())
        .line_color(theme.quiet())
        .show_line(true)
        .zero_line(false)
}

/// The page's own sans, so that charts and text are of one piece.
const FONT: &str = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";
