//! The line of a row's values and their mean, and the same magnified around the mean.

use super::{
    canvas::Canvas,
    labels::{self, Label},
    line::Line,
};
use crate::{
    lab::{failures::Outcome, real::Real},
    words::failures::picture::{self as words, Ticks},
};

/// More values than this are drawn as smaller dots without outlines.
const MANY: usize = 64;

/// Draws the line; also returns what its ticks are. The row has only finite values.
pub(super) fn draw(outcome: &Outcome, width: f64, font: f64) -> (String, Ticks) {
    let mut values: Vec<f64> = outcome.input.iter().map(|value| value.to_f64()).collect();
    values.sort_by(f64::total_cmp);
    let means = [outcome.exact.mean, outcome.naive.mean].map(Real::finite);
    let shown: Vec<f64> = values
        .iter()
        .copied()
        .chain(means.into_iter().flatten())
        .collect();
    let line = Line::around(&shown, [font, width - font]);
    let ends = words::range(outcome);
    let svg = draw_line(outcome, &line, &values, &ends, [width, font]);
    (svg, line.ticks())
}

/// Draws the part of the line around the mean; `None` where even there the float32 numbers
/// are too many, or where the mean is exact.
pub(super) fn draw_mean(outcome: &Outcome, width: f64, font: f64) -> Option<(String, Ticks)> {
    let (exact, mean) = (outcome.exact.mean.finite()?, outcome.naive.mean.finite()?);
    let is_exact = outcome.exact.mean_rounding == Real::Finite(0.0);
    if is_exact && outcome.exact.mean == outcome.naive.mean {
        return None;
    }
    let line = Line::around(&[exact, mean], [font, width - font]);
    let ticks = line.ticks();
    let Ticks::Numbers(_) = ticks else {
        return None;
    };
    let values: Vec<f64> = outcome
        .input
        .iter()
        .map(|value| value.to_f64())
        .filter(|value| line.shows(*value))
        .collect();
    let svg = draw_line(outcome, &line, &values, &[], [width, font]);
    Some((svg, ticks))
}

/// Draws a line with dots for some values, marks for both means, and labels for some
/// numbers.
fn draw_line(
    outcome: &Outcome,
    line: &Line,
    values: &[f64],
    labelled: &[f32],
    [width, font]: [f64; 2],
) -> String {
    let mut canvas = Canvas::new();
    let y = 2.9 * font;
    line.draw(&mut canvas, y, font);
    let (class, radius) = if values.len() > MANY {
        ("float-grid-many", 0.26 * font)
    } else {
        ("float-grid-value", 0.38 * font)
    };
    let mut last = f64::NEG_INFINITY;
    for value in values {
        // Dots of one position are drawn once.
        let x = line.at(*value);
        if x - last >= 0.1 {
            canvas.dot(class, [x, y], radius);
            last = x;
        }
    }
    let (above, below) = (y - 0.62 * font, y + 0.62 * font);
    let (exact, mean) = (outcome.exact.mean, outcome.naive.mean);
    if let Some(number) = exact.finite() {
        let label = Label {
            text: words::mark(words::MEAN, exact),
            class: "float-grid-label",
            at: line.at(number),
        };
        canvas.pointer("float-grid-exact", [label.at, above], 0.75 * font);
        labels::draw(&mut canvas, &[label], 0.0, [width, font]);
    }
    let mut under = Vec::new();
    if let Some(number) = mean.finite() {
        let at = line.at(number);
        canvas.pointer("float-grid-float32", [at, below], -0.75 * font);
        under.push(Label {
            text: words::mark(words::FLOAT32_MEAN, mean),
            class: "float-grid-label",
            at,
        });
    }
    let mut labelled = labelled.to_vec();
    labelled.dedup();
    under.extend(labelled.into_iter().map(|number| Label {
        text: words::number(number),
        class: "float-grid-number",
        at: line.at(number.into()),
    }));
    let bottom = labels::draw(&mut canvas, &under, below + 0.9 * font, [width, font]);
    canvas.finish(width, bottom, font)
}
