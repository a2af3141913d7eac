//! The pictures that plotly.js does not draw, as files: SVG documents in light colours on
//! white, with a title above and a caption below.

mod inline_style;
mod number_lines;
mod relatives;
mod space;
mod whiskers;
mod wrap;

use serde_json::json;

pub use self::{
    number_lines::{STYLE, number_lines},
    relatives::relatives,
    space::{SPACE_STYLE, space},
    whiskers::whiskers,
};
use crate::charts::{figure::FONT, print, svg::writer::SvgWriter, theme::Theme};

/// The width of a picture in pixels, as that of an exported chart.
pub const WIDTH: f64 = 800.0;

/// The space at the left and at the right.
const MARGIN: f64 = 24.0;
/// The width between the margins.
const INNER: f64 = WIDTH - 2.0 * MARGIN;
/// The height of the title.
const TITLE: f64 = 44.0;
/// The space around the caption.
const GAP: f64 = 16.0;
/// The font size of labels.
const LABEL: f64 = 12.0;

/// The contents of a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// The title.
    pub title: String,
    /// SVG elements, in pixels from the lower left corner of the title.
    pub body: String,
    /// The height of these elements.
    pub height: f64,
}

/// A file.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// The SVG markup.
    pub svg: String,
    /// Width and height in pixels.
    pub size: [f64; 2],
}

impl Document {
    /// The size of the picture in pixels: two for each pixel of the document, in each
    /// direction.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "whole numbers of some thousands"
    )]
    pub fn pixels(&self) -> [u32; 2] {
        self.size.map(|side| (2.0 * side) as u32)
    }
}

/// The picture as a file, with the parts of a caption.
#[must_use]
pub fn document(picture: &Picture, caption: &[String]) -> Document {
    let theme = Theme::Light;
    let lines = print::lines(caption, INNER);
    let first_line = TITLE + picture.height + GAP + LABEL;
    let line_count = lines.iter().fold(0.0, |count, _| count + 1.0);
    let height = (first_line + line_count * print::LINE_HEIGHT).ceil();
    let mut svg = SvgWriter::new(WIDTH, height, &json!({ "family": FONT }));
    svg.raw(format_args!(
        "<rect width=\"{WIDTH}\" height=\"{height}\" fill=\"{}\"/>",
        print::WHITE
    ));
    svg.text(
        &picture.title,
        [MARGIN, 0.65 * TITLE],
        "start",
        14.0,
        theme.ink(),
        " font-weight=\"600\"",
    );
    svg.raw(format_args!(
        "<g transform=\"translate({MARGIN} {TITLE})\">{}</g>",
        picture.body
    ));
    let mut y = first_line;
    for line in lines {
        svg.text(&line, [MARGIN, y], "start", 11.0, theme.quiet(), "");
        y += print::LINE_HEIGHT;
    }
    Document {
        svg: svg.finish(),
        size: [WIDTH, height],
    }
}
