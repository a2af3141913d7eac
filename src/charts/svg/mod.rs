//! A static SVG renderer for figures, independent of plotly.js.
//!
//! The page shows the static chart until plotly.js has loaded, and keeps it if
//! plotly.js fails to load. The static chart follows the sliders too. Where the figure
//! leaves a choice to plotly.js (ticks, marker shapes), this
//! module makes the same choice, so that nothing moves when plotly.js takes over.

mod plot_area;
mod scale;
pub(in crate::charts) mod symbol;
mod ticks;
mod traces;
pub(in crate::charts) mod writer;

use serde_json::Value;

use self::{plot_area::PlotArea, writer::SvgWriter};
use crate::charts::figure::Figure;

/// The figure as an `<svg>` element of this size in pixels, without an accessible
/// name, which the page supplies.
///
/// If the size leaves no space for the axes, only the title is drawn.
#[must_use]
pub fn render(figure: &Figure, width: f64, height: f64) -> String {
    let area = PlotArea::new(figure, width, height);
    let mut svg = SvgWriter::new(width, height, &figure.layout["font"]);
    if area.is_drawable() {
        axes(&mut svg, &area, &figure.layout);
        traces::draw(&mut svg, &area, figure);
    }
    title(&mut svg, &area, &figure.layout["title"]);
    svg.finish()
}

/// The gap between a tick label and its axis, relative to the font size.
const GAP: f64 = 0.27;
/// The distance from the middle of a line of text down to its baseline, relative to
/// the font size.
const MIDDLE: f64 = 0.36;
/// The width of a digit, relative to the font size.
const DIGIT_WIDTH: f64 = 0.635;

fn axes(svg: &mut SvgWriter, area: &PlotArea, layout: &Value) {
    let size = layout["font"]["size"].as_f64().unwrap_or(12.0);
    let (left, top, right, bottom) = (area.left, area.top, area.right, area.bottom);
    let [x_axis, y_axis] = [&layout["xaxis"], &layout["yaxis"]];
    let color = |axis: &'static str| layout[axis]["color"].as_str().unwrap_or("#444");
    let grid = |axis: &Value| axis["showgrid"].as_bool().unwrap_or(true);
    for (value, label) in area.x.ticks() {
        let x = area.x.position(value);
        if grid(x_axis) {
            svg.line([x, top, x, bottom], x_axis["gridcolor"].as_str());
        }
        let y = bottom + size * (1.0 + GAP);
        svg.text(&label, [x, y], "middle", size, color("xaxis"), "");
    }
    let mut widest = 0.0_f64;
    let of_ticks = y_axis["tickfont"]["size"].as_f64().unwrap_or(size) * area.y.label_size();
    for (value, label) in area.y.ticks() {
        widest = widest.max(width_in_digits(&label) * of_ticks / size);
        let size = of_ticks;
        let y = area.y.position(value);
        if grid(y_axis) {
            svg.line([left, y, right, y], y_axis["gridcolor"].as_str());
        }
        let at = [left - size * GAP, y + size * MIDDLE];
        svg.text(&label, at, "end", size, color("yaxis"), "");
    }
    // The axis lines lie just outside the plot area.
    let (beside, below) = (left - 0.5, bottom + 0.5);
    svg.line([left, below, right, below], x_axis["linecolor"].as_str());
    svg.line([beside, top, beside, bottom], y_axis["linecolor"].as_str());
    // plotly.js's usual distance, limited by the height of the image.
    let down = (size * 3.77).min(area.height - bottom - 3.0);
    let middle = f64::midpoint(left, right);
    axis_title(svg, &x_axis["title"], [middle, bottom + down], None);
    let middle = f64::midpoint(top, bottom);
    let beside = left - (size * 2.77).max(widest * size * DIGIT_WIDTH + size * 0.8);
    axis_title(
        svg,
        &y_axis["title"],
        [beside, middle],
        Some([beside, middle]),
    );
}

/// The width of a label, in digits.
fn width_in_digits(label: &str) -> f64 {
    let count = |text: &str| f64::from(u32::try_from(text.chars().count()).unwrap_or(0));
    match label.split_once('^') {
        Some((base, power)) => count(base) + 0.7 * count(power),
        None => count(label),
    }
}

fn axis_title(svg: &mut SvgWriter, title: &Value, at: [f64; 2], rotation: Option<[f64; 2]>) {
    let font = &title["font"];
    let transform = rotation.map_or(String::new(), |[x, y]| {
        format!(" transform=\"rotate(-90 {x:.1} {y:.1})\"")
    });
    svg.text(
        title["text"].as_str().unwrap_or_default(),
        at,
        "middle",
        font["size"].as_f64().unwrap_or(13.0),
        font["color"].as_str().unwrap_or("#444"),
        &transform,
    );
}

fn title(svg: &mut SvgWriter, area: &PlotArea, title: &Value) {
    let font = &title["font"];
    let size = font["size"].as_f64().unwrap_or(14.0);
    let weight = font["weight"]
        .as_f64()
        .map_or(String::new(), |weight| format!(" font-weight=\"{weight}\""));
    svg.text(
        title["text"].as_str().unwrap_or_default(),
        [area.left, area.top / 2.0],
        "start",
        size,
        font["color"].as_str().unwrap_or("#444"),
        &weight,
    );
}
