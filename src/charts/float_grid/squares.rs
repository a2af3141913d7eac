//! The line of `E[x²]` and μ², whose difference is the variance: exact and in float32.

use super::{
    canvas::Canvas,
    labels::{self, Label, width_of},
    line::Line,
};
use crate::{
    lab::{failures::Outcome, real::Real},
    words::failures::picture::{self as words, Ticks},
};

/// The least length of a bar, in pixels.
const LEAST: f64 = 3.0;

/// Draws the line; also returns what its ticks are. `E[x²]` and μ² are finite in float32.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the naive numbers are float32"
)]
pub(super) fn draw(outcome: &Outcome, width: f64, font: f64) -> (String, Ticks) {
    let exact = [outcome.exact.square_of_mean, outcome.exact.mean_of_squares].map(Real::to_f64);
    let naive = [outcome.naive.square_of_mean, outcome.naive.mean_of_squares].map(Real::to_f64);
    let name_space = width_of(words::ENDS[1], font) + font;
    let line = Line::around(&[exact, naive].concat(), [name_space, width - name_space]);

    let mut canvas = Canvas::new();
    let [exact_bar, axis, naive_bar] = [1.9, 3.5, 5.1].map(|lines| lines * font);
    let positions = |ends: [f64; 2]| ends.map(|number| line.at(number));
    canvas.strokes("float-grid-guide", &positions(exact), [exact_bar, axis]);
    canvas.strokes("float-grid-guide", &positions(naive), [axis, naive_bar]);
    line.draw(&mut canvas, axis, font);
    let mut bar = |class, ends: [f64; 2], y: f64| {
        let [first, second] = positions(ends);
        let (left, right) = (first.min(second), first.max(second));
        let middle = f64::midpoint(left, right);
        let half = ((right - left) / 2.0).max(LEAST / 2.0);
        let span = [middle - half, middle + half];
        let thick = 0.28 * font;
        canvas.rectangle(class, span, [y - thick, y + thick]);
        let names = if first <= second {
            words::ENDS
        } else {
            [words::ENDS[1], words::ENDS[0]]
        };
        let baseline = y + 0.35 * font;
        let gap = 0.5 * font;
        canvas.text(
            "float-grid-name",
            names[0],
            [span[0] - gap, baseline],
            "end",
        );
        canvas.text(
            "float-grid-name",
            names[1],
            [span[1] + gap, baseline],
            "start",
        );
        middle
    };
    let label = |text, at| Label {
        text,
        class: "float-grid-label",
        at,
    };
    let above = label(
        words::exact_variance(outcome),
        bar("float-grid-exact", exact, exact_bar),
    );
    let mut below = vec![label(
        words::naive_variance(outcome),
        bar("float-grid-float32", naive, naive_bar),
    )];
    labels::draw(&mut canvas, &[above], 0.0, [width, font]);
    let mut numbers = naive.to_vec();
    numbers.sort_by(f64::total_cmp);
    numbers.dedup();
    below.extend(numbers.into_iter().map(|number| Label {
        text: words::number(number as f32),
        class: "float-grid-number",
        at: line.at(number),
    }));
    let top = naive_bar + 0.65 * font;
    let bottom = labels::draw(&mut canvas, &below, top, [width, font]);
    (canvas.finish(width, bottom, font), line.ticks())
}
