//! Writes SVG markup.

use std::fmt::Write as _;

use serde_json::Value;

use crate::words::markup::escape;

/// An unfinished SVG document.
pub(in crate::charts) struct SvgWriter {
    markup: String,
}

impl SvgWriter {
    /// An empty image of this size in pixels; `font` gives the font family of its text.
    pub(in crate::charts) fn new(width: f64, height: f64, font: &Value) -> Self {
        let family = font["family"].as_str().unwrap_or("sans-serif");
        Self {
            markup: format!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" font-family=\"{}\">",
                escape(family)
            ),
        }
    }

    /// Elements without a document around them.
    pub(in crate::charts) fn fragment() -> Self {
        Self {
            markup: String::new(),
        }
    }

    /// The markup of a fragment.
    pub(in crate::charts) fn into_markup(self) -> String {
        self.markup
    }

    /// Closes the document and returns its markup.
    pub(in crate::charts) fn finish(mut self) -> String {
        self.markup.push_str("</svg>");
        self.markup
    }

    /// Appends markup without escaping.
    pub(in crate::charts) fn raw(&mut self, markup: std::fmt::Arguments<'_>) {
        // Writing to a `String` cannot fail.
        self.markup.write_fmt(markup).ok();
    }

    /// A thin line between two points; nothing without a colour.
    pub(in crate::charts) fn line(&mut self, [x1, y1, x2, y2]: [f64; 4], color: Option<&str>) {
        if let Some(color) = color {
            self.raw(format_args!(
                "<path d=\"M{x1:.1} {y1:.1}L{x2:.1} {y2:.1}\" stroke=\"{}\" shape-rendering=\"crispEdges\"/>",
                escape(color)
            ));
        }
    }

    /// Text at a point. The part after a `^` becomes a superscript. `attributes` is
    /// appended to the element without escaping.
    pub(in crate::charts) fn text(
        &mut self,
        text: &str,
        [x, y]: [f64; 2],
        anchor: &str,
        size: f64,
        color: &str,
        attributes: &str,
    ) {
        self.raw(format_args!(
            "<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\" font-size=\"{size}\" fill=\"{}\"{attributes}>",
            escape(color)
        ));
        match text.split_once('^') {
            Some((base, power)) => self.raw(format_args!(
                "{}<tspan font-size=\"{:.1}\" dy=\"{:.1}\">{}</tspan>",
                escape(base),
                size * 0.7,
                -size * 0.5,
                escape(power)
            )),
            None => self.raw(format_args!("{}", escape(text))),
        }
        self.raw(format_args!("</text>"));
    }
}
