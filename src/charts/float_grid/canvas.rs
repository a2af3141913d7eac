//! Writes the shapes of the number lines as SVG.

use std::fmt::Write as _;

use crate::words::markup::escape;

/// An unfinished picture. Shapes get their colours from their class.
pub(in crate::charts) struct Canvas {
    markup: String,
}

impl Canvas {
    /// An empty picture.
    pub(in crate::charts) fn new() -> Self {
        Self {
            markup: String::new(),
        }
    }

    /// The picture, of this size in pixels.
    pub(in crate::charts) fn finish(self, width: f64, height: f64, font: f64) -> String {
        format!(
            "<svg viewBox=\"0 0 {width:.0} {height:.0}\" font-size=\"{font:.1}\">{}</svg>",
            self.markup
        )
    }

    fn write(&mut self, shape: std::fmt::Arguments<'_>) {
        // Writing to a `String` cannot fail.
        self.markup.write_fmt(shape).ok();
    }

    /// Vertical strokes at these positions, from one height to another.
    pub(in crate::charts) fn strokes(&mut self, class: &str, at: &[f64], [top, bottom]: [f64; 2]) {
        let mut path = String::new();
        for x in at {
            write!(path, "M{x:.2} {top:.1}V{bottom:.1}").ok();
        }
        self.write(format_args!("<path class=\"{class}\" d=\"{path}\"/>"));
    }

    /// A horizontal stroke.
    pub(in crate::charts) fn horizontal(&mut self, class: &str, [from, to]: [f64; 2], y: f64) {
        self.write(format_args!(
            "<path class=\"{class}\" d=\"M{from:.2} {y:.1}H{to:.2}\"/>"
        ));
    }

    /// A rectangle.
    pub(in crate::charts) fn rectangle(
        &mut self,
        class: &str,
        [from, to]: [f64; 2],
        [top, bottom]: [f64; 2],
    ) {
        self.write(format_args!(
            "<rect class=\"{class}\" x=\"{from:.2}\" y=\"{top:.1}\" width=\"{:.2}\" height=\"{:.1}\"/>",
            to - from,
            bottom - top
        ));
    }

    /// A shape or a stroke, by the attribute `d` of its path.
    pub(in crate::charts) fn path(&mut self, class: &str, shape: &str) {
        self.write(format_args!("<path class=\"{class}\" d=\"{shape}\"/>"));
    }

    /// A hatched area. A picture has at most one.
    pub(in crate::charts) fn hatch(&mut self, shape: &str) {
        self.write(format_args!(
            "<defs><pattern id=\"staircase-hatch\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><path class=\"hatch\" d=\"M0 0V7\"/></pattern></defs><path class=\"staircase-lost\" d=\"{shape}\"/>"
        ));
    }

    /// A dot.
    pub(in crate::charts) fn dot(&mut self, class: &str, [x, y]: [f64; 2], radius: f64) {
        self.write(format_args!(
            "<circle class=\"{class}\" cx=\"{x:.2}\" cy=\"{y:.1}\" r=\"{radius:.1}\"/>"
        ));
    }

    /// A shape around the origin, moved to this point.
    pub(in crate::charts) fn mark(&mut self, class: &str, shape: &str, [x, y]: [f64; 2]) {
        self.write(format_args!(
            "<path class=\"{class}\" transform=\"translate({x:.1} {y:.1})\" d=\"{shape}\"/>"
        ));
    }

    /// A triangle with its tip at this point, `size` high: above the tip, or below it if
    /// the size is negative.
    pub(in crate::charts) fn pointer(&mut self, class: &str, [x, y]: [f64; 2], size: f64) {
        let half = size.abs() * 0.6;
        self.write(format_args!(
            "<path class=\"{class}\" d=\"M{x:.2} {y:.1}l{:.2} {:.1}h{:.2}z\"/>",
            -half,
            -size,
            2.0 * half
        ));
    }

    /// A line of text.
    pub(in crate::charts) fn text(
        &mut self,
        class: &str,
        text: &str,
        [x, y]: [f64; 2],
        anchor: &str,
    ) {
        self.write(format_args!(
            "<text class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\">{}</text>",
            escape(text)
        ));
    }
}
