//! Station 9's pictures: points with three features on their way through both layers.

use super::{INNER, LABEL, Picture, inline_style::with_attributes, wrap::wrapped};
use crate::{
    charts::{
        space::{panels, progress},
        svg::writer::SvgWriter,
        theme::Theme,
    },
    lab::{geometry::Outcome, scenario::Geometry},
    words::geometry as words,
};

/// The space between two pictures, and their width: three fit side by side.
const SPACE: f64 = 16.0;
const SIZE: f64 = (INNER - 2.0 * SPACE) / 3.0;
/// The font size of the text in a picture.
const FONT: f64 = 10.5;
/// The height of the title of a picture, and of a line of its caption.
const TITLE: f64 = 22.0;
const LINE: f64 = 15.0;

/// The rules of `style/space.css` for the shapes, in light colours on white, because a file
/// has no style sheet.
pub const SPACE_STYLE: &str = "\
.space path{fill:none}\
.space .space-plane{fill:#efebe3;stroke:#e1dcd2}\
.space-circle{stroke:#22252b;stroke-width:2px}\
.space-image{stroke:#22252b;stroke-width:1.5px;stroke-dasharray:6 4}\
.space .space-sphere{fill:#efebe3;stroke:#85888f}\
.space-equator{stroke:#22252b;stroke-width:1.5px}\
.space-feature{stroke:#85888f}\
.space-axis{stroke:#5d626c;stroke-dasharray:2 4}\
.space .space-pole{fill:#22252b}\
.space-drop{stroke:#85888f}\
.space-way{stroke:#85888f}\
.space .space-before{fill:#ffffff;stroke:#5d626c;stroke-width:1.2px}\
.space .space-after{fill:#b3e6b3;stroke:#22252b;stroke-width:1.2px}\
.space .far{opacity:0.4}\
.space text{fill:#5d626c;stroke:#ffffff;stroke-width:3px;paint-order:stroke}\
.space .space-label{fill:#22252b}";

/// The three pictures side by side, each below its title and above its caption.
#[must_use]
pub fn space(outcome: &Outcome, settings: &Geometry) -> Picture {
    let theme = Theme::Light;
    let panels = panels(outcome, settings, progress(settings.stage), SIZE, FONT);
    let mut svg = SvgWriter::fragment();
    let (mut x, mut height) = (0.0, 0.0_f64);
    for panel in panels {
        let bold = " font-weight=\"600\"";
        svg.text(panel.title, [x, LABEL], "start", LABEL, theme.ink(), bold);
        let picture = panel.svg.unwrap_or_default();
        let place =
            format!("<svg x=\"{x:.1}\" y=\"{TITLE}\" width=\"{SIZE:.1}\" height=\"{SIZE:.1}\" ");
        svg.raw(format_args!(
            "<g class=\"space\">{}</g>",
            picture.replacen("<svg ", &place, 1)
        ));
        let mut y = TITLE + SIZE + LINE;
        for line in wrapped(&panel.caption, SIZE, 11.0) {
            svg.text(&line, [x, y], "start", 11.0, theme.quiet(), "");
            y += LINE;
        }
        height = height.max(y);
        x += SIZE + SPACE;
    }
    Picture {
        title: words::NAME.to_owned(),
        body: with_attributes(&svg.into_markup(), SPACE_STYLE),
        height,
    }
}
