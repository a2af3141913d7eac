//! Station 6's staircase: how far apart neighbouring numbers of a format are at each
//! magnitude, and where the two ways to compute a row's variance lie.
//!
//! Both axes are logarithmic, and show the decades around the row. Colours come from the classes of `style/float-staircase.css`.

mod axes;

use std::fmt::Write as _;

use self::axes::{Axes, ticks};
use crate::{
    charts::float_grid::{Panel, canvas::Canvas},
    lab::{failures::Outcome, real::Real},
    words::failures::staircase as words,
};

/// The distance of a format's name from the top of its line, in pixels.
const FORMAT_LABEL: f64 = 14.0;
/// The width of the first dot's label, relative to the font size.
const LABEL_CHARACTERS: f64 = 13.0;
/// In a picture narrower than this, in pixels, a dot's label has two lines: one line would lie
/// across a staircase.
const NARROW: f64 = 480.0;
/// The width of the longer of the two lines, relative to the font size.
const HALF_LABEL_CHARACTERS: f64 = 5.6;
/// How far the lower of the first label's two lines is above the dot, in pixels.
const ABOVE: f64 = 14.0;
/// The height of the picture relative to its width, and its limits, in pixels.
const ASPECT: f64 = 0.32;
const HEIGHTS: [f64; 2] = [230.0, 340.0];

/// A number format of floating point.
struct Format {
    name: &'static str,
    /// The number of bits after the leading one.
    digits: i32,
    /// The exponent of the smallest normal number, and of the largest number, in powers of
    /// two.
    exponents: [i32; 2],
    class: &'static str,
}

impl Format {
    /// How far apart neighbouring numbers are at a magnitude.
    fn distance(&self, magnitude: f64) -> f64 {
        let [smallest, largest] = self.exponents.map(f64::from);
        let exponent = magnitude.log2().floor().clamp(smallest, largest);
        (exponent - f64::from(self.digits)).exp2()
    }
}

const FLOAT32: Format = Format {
    name: words::FLOAT32,
    digits: 23,
    exponents: [-126, 127],
    class: "staircase-step",
};
const FLOAT16: Format = Format {
    name: words::FLOAT16,
    digits: 10,
    exponents: [-14, 15],
    class: "staircase-step minor",
};

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
    let height = (width * ASPECT).clamp(HEIGHTS[0], HEIGHTS[1]);
    let scale = Scale {
        axes: Axes::around(points),
        left: 3.2 * font,
        right: width - font,
        top: 1.6 * font,
        bottom: height - 3.0 * font,
    };
    let mut canvas = Canvas::new();
    axes(&mut canvas, &scale, height, font);
    if let Some(cliff) = steps(&mut canvas, &FLOAT32, &scale, true) {
        let ends = [cliff, scale.right];
        canvas.rectangle("staircase-beyond", ends, [scale.top, scale.bottom]);
    }
    steps(&mut canvas, &FLOAT16, &scale, false);
    // In the corner below the staircase: the labels of the points are above it or at its left.
    let lost = [scale.right - 0.5 * font, scale.bottom - 0.6 * font];
    canvas.text("staircase-label", words::LOST, lost, "end");
    for (index, &point) in points.iter().enumerate() {
        let at @ [x, y] = scale.at(point);
        let [_, step] = scale.at([point[0], FLOAT32.distance(point[0])]);
        canvas.strokes("staircase-bracket", &[x], [y, step]);
        let class = ["staircase-values", "staircase-squares"][index];
        canvas.dot(class, at, 0.5 * font);
        let beside = x - scale.left > HALF_LABEL_CHARACTERS * font;
        if width < NARROW && beside {
            let above = [-ABOVE - 1.15 * font, 1.7 * font][index];
            label_in_two_lines(&mut canvas, words::POINTS[index], [x, y + above], font);
            continue;
        }
        // The first label above its dot, the second below: the dots may be near each other.
        let baseline = y + [-0.8, 1.7][index] * font;
        // The first label is at the left of its dot, if there is space.
        let has_space = x > LABEL_CHARACTERS * font;
        let anchor = match (index, x < width / 2.0) {
            (0, true) if !has_space => "start",
            (1, true) => "start",
            _ => "end",
        };
        let x = if anchor == "start" {
            x.min(scale.right - LABEL_CHARACTERS * font)
        } else {
            x
        };
        canvas.text(
            "staircase-label",
            words::POINTS[index],
            [x, baseline],
            anchor,
        );
    }
    canvas.finish(width, height, font)
}

/// A label whose lines end at a position, clear of the staircases.
fn label_in_two_lines(canvas: &mut Canvas, label: &str, [x, y]: [f64; 2], font: f64) {
    let (first, second) = label.split_at(middle_space(label));
    for (line, text) in [first, second.trim_start()].into_iter().enumerate() {
        let below = [0.0, 1.15][line] * font;
        canvas.text("staircase-label", text, [x, y + below], "end");
    }
}

/// The position of the space nearest to the middle of a text; its end if there is none.
fn middle_space(text: &str) -> usize {
    let spaces = text.match_indices(' ').map(|(at, _)| at);
    spaces
        .min_by_key(|at| at.abs_diff(text.len() / 2))
        .unwrap_or(text.len())
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
    let at = [0.0, 0.9 * font];
    canvas.text("staircase-title", words::DISTANCE, at, "start");
}

/// Draws the part of a format's staircase that the axes show. Below it, differences are lost.
/// Returns the position of its end if the largest number is shown.
fn steps(canvas: &mut Canvas, format: &Format, scale: &Scale, is_filled: bool) -> Option<f64> {
    let [smallest, largest] = format.exponents;
    let [from, to] = scale.axes.x.map(|decade| decade / 2_f64.log10());
    let exponents = (smallest - format.digits..=largest)
        .filter(|&exponent| f64::from(exponent) >= from.floor() && f64::from(exponent) < to);
    let mut path = String::new();
    let mut ends = None;
    for exponent in exponents {
        let distance = format.distance(2_f64.powi(exponent));
        let [start, end] =
            [exponent, exponent + 1].map(|exponent| scale.at([2_f64.powi(exponent), distance]));
        // Writing to a `String` cannot fail.
        if path.is_empty() {
            write!(path, "M{:.1} {:.1}", start[0], start[1]).ok();
        }
        write!(path, "V{:.1}H{:.1}", start[1], end[0]).ok();
        let [first, _] = ends.unwrap_or([start[0], end[0]]);
        ends = Some([first, end[0]]);
    }
    let [first, last] = ends?;
    if is_filled {
        let area = format!("{path}V{:.1}H{first:.1}z", scale.bottom);
        canvas.hatch(&area);
    }
    let is_whole = f64::from(largest) < to;
    if !is_whole {
        canvas.path(format.class, &path);
        return None;
    }
    canvas.path(format.class, &format!("{path}V{:.1}", scale.top));
    let label = [last - 0.4 * FORMAT_LABEL, scale.top + FORMAT_LABEL];
    canvas.text("staircase-tick", format.name, label, "end");
    Some(last)
}
