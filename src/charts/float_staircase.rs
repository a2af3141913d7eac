//! Station 6's staircase: how far apart neighbouring numbers of a format are at each
//! magnitude, and where the two ways to compute a row's variance lie.
//!
//! Both axes are logarithmic, and show the decades around the row. Colours come from the
//! classes of `style/float-staircase.css`.

mod axes;
mod legend;
mod steps;

use self::{
    axes::{Axes, ticks},
    legend::{CLASSES, Legend},
    steps::{FLOAT16, FLOAT32, steps},
};
use crate::{
    charts::float_grid::{Panel, canvas::Canvas, labels::width_of},
    lab::{failures::Outcome, real::Real},
    words::failures::staircase as words,
};

/// The height of the picture relative to its width, and its limits, in pixels.
const ASPECT: f64 = 0.32;
const HEIGHTS: [f64; 2] = [230.0, 340.0];

/// The picture of a row, `width` pixels wide, with text of `font` pixels; `None` if all
/// values are equal or one of them is not finite, so that there is no spread to show.
#[must_use]
pub fn panel(outcome: &Outcome, width: f64, font: f64) -> Option<Panel> {
    let exact = &outcome.exact;
    let [variance, squares] = [exact.variance, exact.mean_of_squares].map(Real::finite);
    let (variance, squares) = (variance?, squares?);
    if variance <= 0.0 {
        return None;
    }
    let sizes = outcome.input.iter().filter_map(|value| value.finite());
    let largest = sizes.map(f64::abs).fold(0.0, f64::max);
    let points = [[largest, variance.sqrt()], [squares, variance]];
    Some(Panel {
        id: "failures-staircase",
        title: words::TITLE,
        caption: words::caption(points),
        svg: Some(draw(points, width, font)),
    })
}

/// The position of a magnitude and a distance within the picture.
struct Scale {
    axes: Axes,
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

impl Scale {
    fn at(&self, [magnitude, distance]: [f64; 2]) -> [f64; 2] {
        self.at_decades([magnitude.log10(), distance.log10()])
    }

    fn at_decades(&self, decades: [f64; 2]) -> [f64; 2] {
        let [x, y] = [(decades[0], self.axes.x), (decades[1], self.axes.y)]
            .map(|(decade, [from, to])| ((decade - from) / (to - from)).clamp(0.0, 1.0));
        [
            self.left + x * (self.right - self.left),
            self.bottom + y * (self.top - self.bottom),
        ]
    }
}

fn draw(points: [[f64; 2]; 2], width: f64, font: f64) -> String {
    let legend = Legend::new(words::labels(points), width, font);
    let above = legend.height(font);
    let height = above + (width * ASPECT).clamp(HEIGHTS[0], HEIGHTS[1]);
    let scale = Scale {
        axes: Axes::around(points),
        left: 3.2 * font,
        right: width - font,
        top: above + 1.8 * font,
        bottom: height - 3.0 * font,
    };
    let mut canvas = Canvas::new();
    legend.draw(&mut canvas, 0.0, font);
    axes(&mut canvas, &scale, height, font);
    if let Some(cliff) = steps(&mut canvas, &FLOAT32, &scale, true) {
        let ends = [cliff, scale.right];
        canvas.rectangle("staircase-beyond", ends, [scale.top, scale.bottom]);
    }
    steps(&mut canvas, &FLOAT16, &scale, false);
    let lost = [scale.right - 0.5 * font, scale.bottom - 0.6 * font];
    canvas.text("staircase-label", words::LOST, lost, "end");
    for (class, point) in std::iter::zip(CLASSES, points) {
        let at @ [x, y] = scale.at(point);
        let [_, step] = scale.at([point[0], FLOAT32.distance(point[0])]);
        canvas.strokes("staircase-bracket", &[x], [y, step]);
        canvas.dot(class, at, 0.5 * font);
        if y > step {
            mark_lost(&mut canvas, &scale, at, font);
        }
    }
    canvas.finish(width, height, font)
}

/// Says beside a point that its difference is lost, unless the point is at the label that says
/// so of the whole area.
fn mark_lost(canvas: &mut Canvas, scale: &Scale, [x, y]: [f64; 2], font: f64) {
    if y >= scale.bottom - 2.4 * font {
        return;
    }
    let width = width_of(words::IS_LOST, font);
    let (aside, anchor) = if x + 1.4 * font + width < scale.right {
        (0.9, "start")
    } else {
        (-0.9, "end")
    };
    let at = [x + aside * font, y + 0.36 * font];
    canvas.text("staircase-point", words::IS_LOST, at, anchor);
}

fn axes(canvas: &mut Canvas, scale: &Scale, height: f64, font: f64) {
    for decade in ticks(scale.axes.x) {
        let [x, _] = scale.at_decades([decade.into(), scale.axes.y[0]]);
        canvas.strokes("staircase-grid", &[x], [scale.top, scale.bottom]);
        let at = [x, scale.bottom + 1.2 * font];
        canvas.text("staircase-tick", &words::power(decade), at, "middle");
    }
    for decade in ticks(scale.axes.y) {
        let [_, y] = scale.at_decades([scale.axes.x[0], decade.into()]);
        canvas.horizontal("staircase-grid", [scale.left, scale.right], y);
        let at = [scale.left - 0.4 * font, y + 0.36 * font];
        canvas.text("staircase-tick", &words::power(decade), at, "end");
    }
    let middle = f64::midpoint(scale.left, scale.right);
    let at = [middle, height - 0.4 * font];
    canvas.text("staircase-title", words::MAGNITUDE, at, "middle");
    let at = [0.0, scale.top - 0.7 * font];
    canvas.text("staircase-title", words::DISTANCE, at, "start");
}
