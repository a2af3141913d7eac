//! Draws the legend.

use serde_json::Value;

use super::{
    MIDDLE,
    plot_area::{MARKER_WIDTH, PADDING, PlotArea},
    traces,
    writer::SvgWriter,
};

pub(super) fn draw(svg: &mut SvgWriter, area: &PlotArea<'_>, font: &Value) {
    let Some(legend) = &area.legend else {
        return;
    };
    let size = font["size"].as_f64().unwrap_or(12.0);
    let top = area.bottom + legend.offset * (area.bottom - area.top) + PADDING;
    let count = |index: usize| f64::from(u32::try_from(index).unwrap_or(0));
    for (index, trace) in legend.traces.iter().enumerate() {
        let x = area.left + PADDING + count(index % legend.columns) * legend.entry_width;
        let y = top + (count(index / legend.columns) + 0.5) * legend.entry_height;
        traces::markers(svg, &trace["marker"], [[x + MARKER_WIDTH / 2.0, y]]);
        svg.text(
            trace["name"].as_str().unwrap_or_default(),
            [x + MARKER_WIDTH + 5.0, y + size * MIDDLE],
            "start",
            size,
            font["color"].as_str().unwrap_or("#444"),
            "",
        );
    }
}
