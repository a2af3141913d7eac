//! Station 6's staircase and number lines: a row among the numbers that float32 has.

use super::{INNER, LABEL, Picture, inline_style::with_attributes, wrap::wrapped};
use crate::{
    charts::{
        float_grid::{Panel, panels},
        float_staircase,
        svg::writer::SvgWriter,
        theme::Theme,
    },
    lab::{failures::Outcome, scenario::RowSource},
    words::failures::picture as words,
};

/// The font size of the panels, as on the page.
const FONT: f64 = 13.5;
/// The height of a line of text, and the space above a panel.
const LINE: f64 = 16.0;
const SPACE: f64 = 20.0;

/// The rules of `style/float-grid.css` and `style/float-staircase.css` in light colours on
/// white, which become attributes because a file has no style sheet.
pub const STYLE: &str = "\
.float-grid path{fill:none}\
.float-grid-axis{stroke:#85888f}\
.float-grid-tick{stroke:#5d626c;stroke-width:1.5px}\
.float-grid-dense{fill:#efebe3;stroke:#85888f}\
.float-grid-guide{stroke:#85888f;stroke-dasharray:2 3}\
.float-grid .float-grid-value,.float-grid .float-grid-exact,.float-grid .float-grid-float32{stroke:#22252b}\
.float-grid .float-grid-value{fill:#ffffff}\
.float-grid .float-grid-many{fill:#5d626c}\
.float-grid .float-grid-exact{fill:#b3e6b3}\
.float-grid .float-grid-float32{fill:#e6b3b3}\
.float-grid text{fill:#22252b}\
.float-grid .float-grid-number,.float-grid .float-grid-name{fill:#5d626c}\
.float-grid .staircase-grid{stroke:#e1dcd2}\
.float-grid .staircase-step{stroke:#22252b;stroke-width:2px}\
.float-grid .staircase-step.minor{stroke:#85888f;stroke-width:1.5px}\
.float-grid .staircase-bracket{stroke:#22252b;stroke-width:1.5px}\
.float-grid .hatch{stroke:#85888f}\
.float-grid .staircase-lost{fill:url(\"#staircase-hatch\")}\
.float-grid .staircase-beyond{fill:#efebe3}\
.float-grid .staircase-values,.float-grid .staircase-squares{stroke:#22252b;stroke-width:2px}\
.float-grid .staircase-values{fill:#ffffff}\
.float-grid .staircase-squares{fill:#22252b}\
.float-grid .staircase-tick,.float-grid .staircase-title{fill:#5d626c}\
.float-grid .staircase-label,.float-grid .staircase-point{stroke:#ffffff;stroke-width:4px;paint-order:stroke}";

/// The picture of a row: the staircase and all number lines, each below its text.
#[must_use]
pub fn number_lines(outcome: &Outcome, source: RowSource) -> Picture {
    let mut svg = SvgWriter::fragment();
    svg.raw(format_args!("<g class=\"float-grid\">"));
    let staircase = float_staircase::panel(outcome, INNER, FONT);
    let mut y = 0.0;
    for panel in staircase.into_iter().chain(panels(outcome, INNER, FONT)) {
        y = draw(&mut svg, &panel, y) + SPACE;
    }
    svg.raw(format_args!("</g>"));
    Picture {
        title: words::title(source),
        body: with_attributes(&svg.into_markup(), STYLE),
        height: y - SPACE,
    }
}

/// Draws a panel from `y` down, and returns its lower edge.
fn draw(svg: &mut SvgWriter, panel: &Panel, mut y: f64) -> f64 {
    let theme = Theme::Light;
    let bold = " font-weight=\"600\"";
    svg.text(
        panel.title,
        [0.0, y + LABEL],
        "start",
        LABEL,
        theme.ink(),
        bold,
    );
    y += LINE;
    for line in wrapped(&panel.caption, INNER, LABEL) {
        svg.text(&line, [0.0, y + LABEL], "start", LABEL, theme.quiet(), "");
        y += LINE;
    }
    let Some(picture) = &panel.svg else { return y };
    let height = height_of(picture);
    let place =
        format!("<svg y=\"{y:.1}\" width=\"{INNER}\" height=\"{height}\" overflow=\"visible\" ");
    svg.raw(format_args!("{}", picture.replacen("<svg ", &place, 1)));
    y + height
}

/// The height of a panel's picture: the last number of its view box.
fn height_of(picture: &str) -> f64 {
    let view_box = picture.split('"').nth(1).unwrap_or_default();
    let height = view_box.rsplit(' ').next().unwrap_or_default();
    height.parse().unwrap_or(0.0)
}
