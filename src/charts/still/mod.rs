//! A figure as a still picture (SVG), drawn without plotly.js.
//!
//! It stands where a chart will be until plotly.js has come, follows the sliders
//! as the chart does, and stays where plotly.js never comes. Whatever plotly.js
//! chooses by itself (ticks, room for the legend, shapes of markers) is chosen as
//! it does, so that nothing moves when it takes over.

mod frame;
mod legend;
mod pen;
mod scale;
mod symbol;
mod ticks;
mod traces;

use serde_json::Value;

use self::{frame::Frame, pen::Pen};
use super::figure::Figure;

/// The picture's markup, in pixels, for whoever sees it alone: what it is
/// called and which element describes it is for the page to say.
///
/// `width` and `height` are the whole picture's; what does not fit in is left out.
#[must_use]
pub fn svg(figure: &Figure, width: f64, height: f64) -> String {
    let frame = Frame::of(figure, width, height);
    let mut pen = Pen::begin(width, height, &figure.layout["font"]);
    if frame.has_room() {
        axes(&mut pen, &frame, &figure.layout);
        traces::draw(&mut pen, &frame, figure);
        legend::draw(&mut pen, &frame, &figure.layout["font"]);
    }
    title(&mut pen, &frame, &figure.layout["title"]);
    pen.end()
}

/// Between a tick label and its axis, in parts of the label's size.
const GAP: f64 = 0.27;
/// From a line of text's middle down to where its letters stand.
const MIDDLE: f64 = 0.36;
/// The width of a digit, in parts of its size.
const DIGIT: f64 = 0.635;

fn axes(pen: &mut Pen, frame: &Frame<'_>, layout: &Value) {
    let size = layout["font"]["size"].as_f64().unwrap_or(12.0);
    let (left, top, right, bottom) = (frame.left, frame.top, frame.right, frame.bottom);
    let [across, up] = [&layout["xaxis"], &layout["yaxis"]];
    let color = |axis: &'static str| layout[axis]["color"].as_str().unwrap_or("#444");
    let grid = |axis: &Value| axis["showgrid"].as_bool().unwrap_or(true);
    for (value, label) in frame.x.ticks() {
        let x = frame.x.place(value);
        if grid(across) {
            pen.line([x, top, x, bottom], across["gridcolor"].as_str());
        }
        let y = bottom + size * (1.0 + GAP);
        pen.text(&label, [x, y], "middle", size, color("xaxis"), "");
    }
    let mut widest = 0.0_f64;
    for (value, label) in frame.y.ticks() {
        widest = widest.max(wide(&label));
        let y = frame.y.place(value);
        if grid(up) {
            pen.line([left, y, right, y], up["gridcolor"].as_str());
        }
        let at = [left - size * GAP, y + size * MIDDLE];
        pen.text(&label, at, "end", size, color("yaxis"), "");
    }
    // Beside what they enclose.
    let (beside, below) = (left - 0.5, bottom + 0.5);
    pen.line([left, below, right, below], across["linecolor"].as_str());
    pen.line([beside, top, beside, bottom], up["linecolor"].as_str());
    // As far off as usual, or as far as the picture goes.
    let down = (size * 3.77).min(frame.height - bottom - 3.0);
    let middle = f64::midpoint(left, right);
    axis_title(pen, &across["title"], [middle, bottom + down], None);
    let middle = f64::midpoint(top, bottom);
    let beside = left - (size * 2.77).max(widest * size * DIGIT + size * 0.8);
    axis_title(pen, &up["title"], [beside, middle], Some([beside, middle]));
}

/// How wide a label is, in digits.
fn wide(label: &str) -> f64 {
    let count = |text: &str| f64::from(u32::try_from(text.chars().count()).unwrap_or(0));
    match label.split_once('^') {
        Some((base, power)) => count(base) + 0.7 * count(power),
        None => count(label),
    }
}

fn axis_title(pen: &mut Pen, title: &Value, at: [f64; 2], turned: Option<[f64; 2]>) {
    let font = &title["font"];
    let more = turned.map_or(String::new(), |[x, y]| {
        format!(" transform=\"rotate(-90 {x:.1} {y:.1})\"")
    });
    pen.text(
        title["text"].as_str().unwrap_or_default(),
        at,
        "middle",
        font["size"].as_f64().unwrap_or(13.0),
        font["color"].as_str().unwrap_or("#444"),
        &more,
    );
}

fn title(pen: &mut Pen, frame: &Frame<'_>, title: &Value) {
    let font = &title["font"];
    let size = font["size"].as_f64().unwrap_or(14.0);
    let weight = font["weight"]
        .as_f64()
        .map_or(String::new(), |weight| format!(" font-weight=\"{weight}\""));
    pen.text(
        title["text"].as_str().unwrap_or_default(),
        [frame.left, frame.top / 2.0],
        "start",
        size,
        font["color"].as_str().unwrap_or("#444"),
        &weight,
    );
}
