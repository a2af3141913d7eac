//! Writes SVG elements.

use std::fmt::Write as _;

use serde_json::Value;

/// A picture on its way.
pub(super) struct Pen {
    svg: String,
}

impl Pen {
    /// An empty picture of this size, whose texts are set in this font.
    pub(super) fn begin(width: f64, height: f64, font: &Value) -> Self {
        let family = font["family"].as_str().unwrap_or("sans-serif");
        Self {
            svg: format!(
                "<svg width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" font-family=\"{}\">",
                escaped(family)
            ),
        }
    }

    /// The whole picture.
    pub(super) fn end(mut self) -> String {
        self.svg.push_str("</svg>");
        self.svg
    }

    /// Markup as it is.
    pub(super) fn raw(&mut self, markup: std::fmt::Arguments<'_>) {
        // Text grows without fail.
        self.svg.write_fmt(markup).ok();
    }

    /// A thin line from one place to another; none without a colour.
    pub(super) fn line(&mut self, [x1, y1, x2, y2]: [f64; 4], color: Option<&str>) {
        if let Some(color) = color {
            self.raw(format_args!(
                "<path d=\"M{x1:.1} {y1:.1}L{x2:.1} {y2:.1}\" stroke=\"{}\" shape-rendering=\"crispEdges\"/>",
                escaped(color)
            ));
        }
    }

    /// Words at a place. `^` sets what follows it as a power.
    pub(super) fn text(
        &mut self,
        words: &str,
        [x, y]: [f64; 2],
        anchor: &str,
        size: f64,
        color: &str,
        more: &str,
    ) {
        self.raw(format_args!(
            "<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\" font-size=\"{size}\" fill=\"{}\"{more}>",
            escaped(color)
        ));
        match words.split_once('^') {
            Some((base, power)) => self.raw(format_args!(
                "{}<tspan font-size=\"{:.1}\" dy=\"{:.1}\">{}</tspan>",
                escaped(base),
                size * 0.7,
                -size * 0.5,
                escaped(power)
            )),
            None => self.raw(format_args!("{}", escaped(words))),
        }
        self.raw(format_args!("</text>"));
    }
}

/// Text inside markup.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
