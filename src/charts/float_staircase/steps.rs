//! The staircases: how far apart the neighbouring numbers of a format are.

use std::fmt::Write as _;

use super::Scale;
use crate::{charts::float_grid::canvas::Canvas, words::failures::staircase as words};

/// The distance of a format's name from the top of its line, in pixels.
const FORMAT_LABEL: f64 = 14.0;

/// A number format of floating point.
pub(super) struct Format {
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
    pub(super) fn distance(&self, magnitude: f64) -> f64 {
        let [smallest, largest] = self.exponents.map(f64::from);
        let exponent = magnitude.log2().floor().clamp(smallest, largest);
        (exponent - f64::from(self.digits)).exp2()
    }
}

pub(super) const FLOAT32: Format = Format {
    name: words::FLOAT32,
    digits: 23,
    exponents: [-126, 127],
    class: "staircase-step",
};
pub(super) const FLOAT16: Format = Format {
    name: words::FLOAT16,
    digits: 10,
    exponents: [-14, 15],
    class: "staircase-step minor",
};

/// Draws the part of a format's staircase that the axes show. Below it, differences are lost.
/// Returns the position of its end if the largest number is shown.
pub(super) fn steps(
    canvas: &mut Canvas,
    format: &Format,
    scale: &Scale,
    is_filled: bool,
) -> Option<f64> {
    let [_, largest] = format.exponents;
    let [from, to] = scale.axes.x.map(|decade| decade / 2_f64.log10());
    #[expect(clippy::cast_possible_truncation, reason = "a few decades")]
    let first = from.floor() as i32;
    let exponents = (first..=largest).take_while(|&exponent| f64::from(exponent) < to);
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
