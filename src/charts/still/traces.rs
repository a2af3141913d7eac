//! What a figure's traces draw between its axes: areas, lines, marks and words.

use std::fmt::Write as _;

use serde_json::Value;

use super::{
    frame::Frame,
    pen::{Pen, escaped},
    symbol,
};
use crate::charts::figure::Figure;

type Place = [f64; 2];

/// All traces, each over the ones before it. What leaves the axes is cut off,
/// but for traces that ask not to be.
pub(super) fn draw(pen: &mut Pen, frame: &Frame<'_>, figure: &Figure) {
    let (width, height) = (frame.right - frame.left, frame.bottom - frame.top);
    let mut before = Vec::new();
    for trace in figure.data.as_array().into_iter().flatten() {
        let places = places(frame, trace);
        let cut = trace["cliponaxis"] != false;
        if cut {
            // A picture inside the picture cuts what lies beyond its sides.
            let (x, y) = (frame.left, frame.top);
            pen.raw(format_args!(
                "<svg x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" viewBox=\"{x:.1} {y:.1} {width:.1} {height:.1}\">"
            ));
        }
        let mode = trace["mode"].as_str().unwrap_or("lines");
        if trace["fill"] == "tonexty" {
            area(pen, trace, &before, &places);
        }
        if mode.contains("lines") {
            line(pen, &trace["line"], &places);
        }
        if mode.contains("markers") {
            mark(pen, &trace["marker"], there(&places));
        }
        if mode.contains("text") {
            words(pen, trace, &figure.layout["font"], &places);
        }
        if cut {
            pen.raw(format_args!("</svg>"));
        }
        before = places;
    }
}

fn places(frame: &Frame<'_>, trace: &Value) -> Vec<Place> {
    let values = |name: &str| {
        let values = trace[name].as_array().map_or(&[][..], Vec::as_slice);
        values
            .iter()
            .map(|value| value.as_f64().unwrap_or(f64::NAN))
    };
    std::iter::zip(values("x"), values("y"))
        .map(|(x, y)| [frame.x.place(x), frame.y.place(y)])
        .collect()
}

fn is_there(place: &Place) -> bool {
    place.iter().all(|part| part.is_finite())
}

fn there(places: &[Place]) -> impl Iterator<Item = Place> {
    places.iter().copied().filter(is_there)
}

/// The way over all places, as the `d` of a path.
fn way(places: impl Iterator<Item = Place>) -> String {
    let steps: Vec<String> = places.map(|[x, y]| format!("{x:.1} {y:.1}")).collect();
    if steps.is_empty() {
        String::new()
    } else {
        format!("M{}", steps.join("L"))
    }
}

fn area(pen: &mut Pen, trace: &Value, from: &[Place], to: &[Place]) {
    let there: Vec<Place> = there(from).collect();
    let around = there
        .into_iter()
        .chain(self::there(to).collect::<Vec<_>>().into_iter().rev());
    pen.raw(format_args!(
        "<path d=\"{}\" fill=\"{}\"/>",
        way(around),
        escaped(trace["fillcolor"].as_str().unwrap_or("none"))
    ));
}

fn line(pen: &mut Pen, line: &Value, places: &[Place]) {
    let width = line["width"].as_f64().unwrap_or(2.0);
    if width <= 0.0 {
        return;
    }
    let dash = if line["dash"] == "dash" {
        let part = (3.0 * width).max(9.0);
        format!(" stroke-dasharray=\"{part} {part}\"")
    } else {
        String::new()
    };
    pen.raw(format_args!(
        "<path d=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{width}\"{dash}/>",
        way(there(places)),
        escaped(line["color"].as_str().unwrap_or("currentColor")),
    ));
}

/// A mark at each of the places.
pub(super) fn mark(pen: &mut Pen, marker: &Value, places: impl IntoIterator<Item = Place>) {
    let shape = symbol::path(
        marker["symbol"].as_str().unwrap_or("circle"),
        marker["size"].as_f64().unwrap_or(6.0),
    );
    let outline = &marker["line"];
    let mut marks = String::new();
    for [x, y] in places {
        // Text grows without fail.
        write!(
            marks,
            "<path transform=\"translate({x:.1} {y:.1})\" d=\"{shape}\"/>"
        )
        .ok();
    }
    pen.raw(format_args!(
        "<g fill=\"{}\" stroke=\"{}\" stroke-width=\"{}\">{marks}</g>",
        escaped(marker["color"].as_str().unwrap_or("none")),
        escaped(outline["color"].as_str().unwrap_or("none")),
        outline["width"].as_f64().unwrap_or(0.0),
    ));
}

fn words(pen: &mut Pen, trace: &Value, usual: &Value, places: &[Place]) {
    let font = &trace["textfont"];
    let either = |name: &str| font.get(name).or(usual.get(name));
    let size = either("size").and_then(Value::as_f64).unwrap_or(12.0);
    let color = either("color").and_then(Value::as_str).unwrap_or("#444");
    // Beyond the mark, if there is one.
    let off = trace["marker"]["size"]
        .as_f64()
        .map_or(0.0, |size| size / 1.6 + 1.0);
    let position = trace["textposition"].as_str().unwrap_or("middle center");
    let (across, anchor) = match position {
        position if position.ends_with("left") => (-1.0, "end"),
        position if position.ends_with("right") => (1.0, "start"),
        _ => (0.0, "middle"),
    };
    let up = match position {
        position if position.starts_with("top") => -1.0,
        position if position.starts_with("bottom") => 1.0,
        _ => 0.0,
    };
    let texts = trace["text"].as_array().map_or(&[][..], Vec::as_slice);
    for (text, &[x, y]) in std::iter::zip(texts, places) {
        let text = text.as_str().unwrap_or_default();
        if !text.is_empty() && is_there(&[x, y]) {
            let y = y + size * 0.75 + up * off + (up - 1.0) * size / 2.0;
            pen.text(text, [x + across * off, y], anchor, size, color, "");
        }
    }
}
