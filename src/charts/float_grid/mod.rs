//! Station 6's picture: where a row's values, their mean and the two numbers that the
//! naive variance subtracts lie among the numbers that float32 has.
//!
//! Two or three number lines as SVG. Colours come from the classes of `style/float-grid.css`, so
//! that the page's theme and print apply.

pub(in crate::charts) mod canvas;
pub(in crate::charts) mod labels;
mod line;
mod squares;
mod values;

use crate::{
    lab::failures::Outcome,
    words::failures::picture::{self as words, Ticks},
};

/// One number line with its text.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    /// Id of its element.
    pub id: &'static str,
    /// Its title.
    pub title: &'static str,
    /// What it shows, or why there is no picture.
    pub caption: String,
    /// The picture as an `<svg>` element without an accessible name; `None` where nothing
    /// can be drawn.
    pub svg: Option<String>,
}

/// The number lines of a row, `width` pixels wide, with text of `font` pixels.
#[must_use]
pub fn panels(outcome: &Outcome, width: f64, font: f64) -> Vec<Panel> {
    let values = |caption, svg| Panel {
        id: "failures-values",
        title: words::VALUES,
        caption,
        svg,
    };
    if let Some(reason) = words::no_values(outcome) {
        return vec![values(reason, None)];
    }
    let (svg, ticks) = values::draw(outcome, width, font);
    let mut panels = vec![values(words::values(outcome, ticks), Some(svg))];
    if ticks == Ticks::TooMany
        && let Some((svg, ticks)) = values::draw_mean(outcome, width, font)
    {
        panels.push(Panel {
            id: "failures-mean",
            title: words::MAGNIFIED,
            caption: words::magnified(ticks),
            svg: Some(svg),
        });
    }
    let squares = |caption, svg| Panel {
        id: "failures-squares",
        title: words::SQUARES,
        caption,
        svg,
    };
    panels.push(if let Some(reason) = words::no_squares(outcome) {
        squares(reason, None)
    } else {
        let (svg, ticks) = squares::draw(outcome, width, font);
        squares(words::squares(outcome, ticks), Some(svg))
    });
    panels
}
