//! Draws the traces: areas, lines, markers and text.

use std::fmt::Write as _;

use serde_json::Value;

use super::{plot_area::PlotArea, symbol, writer::SvgWriter};
use crate::{charts::figure::Figure, words::markup::escape};

/// plotly.js's distance between the lines of a text, relative to the font size.
const LINE_SPACING: f64 = 1.3;

/// A point in pixels; a coordinate is NaN if its value has no position.
type Point = [f64; 2];

/// Draws all traces, later ones over earlier ones. Each is clipped to the plot area
/// unless it sets `cliponaxis` to false.
pub(super) fn draw(svg: &mut SvgWriter, plot_area: &PlotArea, figure: &Figure) {
    let (width, height) = (
        plot_area.right - plot_area.left,
        plot_area.bottom - plot_area.top,
    );
    let mut previous = Vec::new();
    for trace in figure.data.as_array().into_iter().flatten() {
        let points = points(plot_area, trace);
        let clip = trace["cliponaxis"] != false;
        if clip {
            // A nested `<svg>` clips to its own bounds.
            let (x, y) = (plot_area.left, plot_area.top);
            svg.raw(format_args!(
                "<svg x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" viewBox=\"{x:.1} {y:.1} {width:.1} {height:.1}\">"
            ));
        }
        let mode = trace["mode"].as_str().unwrap_or("lines");
        if trace["fill"] == "tonexty" {
            let way_back: Vec<Point> = finite(&points).collect();
            let outline = finite(&previous).chain(way_back.into_iter().rev());
            area(svg, trace, outline);
        }
        if trace["fill"] == "toself" {
            area(svg, trace, points.iter().copied());
        }
        if mode.contains("lines") {
            line(svg, &trace["line"], &points);
        }
        if mode.contains("markers") {
            markers(svg, &trace["marker"], finite(&points));
        }
        if mode.contains("text") {
            labels(svg, trace, &figure.layout["font"], &points);
        }
        if clip {
            svg.raw(format_args!("</svg>"));
        }
        previous = points;
    }
}

fn points(plot_area: &PlotArea, trace: &Value) -> Vec<Point> {
    let values = |name: &str| {
        let values = trace[name].as_array().map_or(&[][..], Vec::as_slice);
        values
            .iter()
            .map(|value| value.as_f64().unwrap_or(f64::NAN))
    };
    std::iter::zip(values("x"), values("y"))
        .map(|(x, y)| [plot_area.x.position(x), plot_area.y.position(y)])
        .collect()
}

fn is_finite(point: &Point) -> bool {
    point.iter().all(|coordinate| coordinate.is_finite())
}

fn finite(points: &[Point]) -> impl Iterator<Item = Point> {
    points.iter().copied().filter(is_finite)
}

/// The line through all points, as a path's `d` attribute. A point without a position
/// leaves a gap.
fn path_data(points: impl Iterator<Item = Point>) -> String {
    let mut path = String::new();
    let mut step = 'M';
    for point @ [x, y] in points {
        if is_finite(&point) {
            // Writing to a `String` cannot fail.
            write!(path, "{step}{x:.1} {y:.1}").ok();
            step = 'L';
        } else {
            step = 'M';
        }
    }
    path
}

/// The area within an outline. A point without a position ends one outline and begins another.
fn area(svg: &mut SvgWriter, trace: &Value, outline: impl Iterator<Item = Point>) {
    svg.raw(format_args!(
        "<path d=\"{}\" fill=\"{}\"/>",
        path_data(outline),
        escape(trace["fillcolor"].as_str().unwrap_or("none"))
    ));
}

fn line(svg: &mut SvgWriter, line: &Value, points: &[Point]) {
    let width = line["width"].as_f64().unwrap_or(2.0);
    if width <= 0.0 {
        return;
    }
    let dash = if line["dash"] == "dash" {
        let length = (3.0 * width).max(9.0);
        format!(" stroke-dasharray=\"{length} {length}\"")
    } else {
        String::new()
    };
    svg.raw(format_args!(
        "<path d=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{width}\"{dash}/>",
        path_data(points.iter().copied()),
        escape(line["color"].as_str().unwrap_or("currentColor")),
    ));
}

/// A marker at each point.
pub(super) fn markers(
    svg: &mut SvgWriter,
    marker: &Value,
    points: impl IntoIterator<Item = Point>,
) {
    let shape = symbol::path(
        marker["symbol"].as_str().unwrap_or("circle"),
        marker["size"].as_f64().unwrap_or(6.0),
    );
    let outline = &marker["line"];
    let mut paths = String::new();
    for [x, y] in points {
        // Writing to a `String` cannot fail.
        write!(
            paths,
            "<path transform=\"translate({x:.1} {y:.1})\" d=\"{shape}\"/>"
        )
        .ok();
    }
    svg.raw(format_args!(
        "<g fill=\"{}\" stroke=\"{}\" stroke-width=\"{}\">{paths}</g>",
        escape(marker["color"].as_str().unwrap_or("none")),
        escape(outline["color"].as_str().unwrap_or("none")),
        outline["width"].as_f64().unwrap_or(0.0),
    ));
}

/// The trace's text at its points, in its own font or in `default_font`.
fn labels(svg: &mut SvgWriter, trace: &Value, default_font: &Value, points: &[Point]) {
    let font = &trace["textfont"];
    let property = |name: &str| font.get(name).or(default_font.get(name));
    let size = property("size").and_then(Value::as_f64).unwrap_or(12.0);
    let color = property("color").and_then(Value::as_str).unwrap_or("#444");
    // Clear of the marker, if there is one.
    let offset = trace["marker"]["size"]
        .as_f64()
        .map_or(0.0, |size| size / 1.6 + 1.0);
    let position = trace["textposition"].as_str().unwrap_or("middle center");
    let (horizontal, anchor) = match position {
        position if position.ends_with("left") => (-1.0, "end"),
        position if position.ends_with("right") => (1.0, "start"),
        _ => (0.0, "middle"),
    };
    let vertical = match position {
        position if position.starts_with("top") => -1.0,
        position if position.starts_with("bottom") => 1.0,
        _ => 0.0,
    };
    let texts = trace["text"].as_array().map_or(&[][..], Vec::as_slice);
    for (text, &[x, y]) in std::iter::zip(texts, points) {
        let text = text.as_str().unwrap_or_default();
        if text.is_empty() || !is_finite(&[x, y]) {
            continue;
        }
        let lines = text.split("<br>");
        let height = (lines.clone().skip(1).map(|_| LINE_SPACING).sum::<f64>() + 1.0) * size;
        let mut y = y + size * 0.75 + vertical * offset + (vertical - 1.0) * height / 2.0;
        for line in lines {
            svg.text(line, [x + horizontal * offset, y], anchor, size, color, "");
            y += LINE_SPACING * size;
        }
    }
}
