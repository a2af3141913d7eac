//! What γ and β make of the circle, and which y float32 rounds visibly.

use super::distance;
use crate::lab::{
    diagnosis::VISIBLE,
    geometry::{
        Outcome,
        shape::{Shape, shape, triple},
    },
    matrix::Matrix,
};

/// The y that float32 visibly rounds, beside the size of the circle's image.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lost {
    /// How many.
    pub count: usize,
    /// The largest distance of one of them from `γ·x̂ + β`.
    pub distance: f64,
    /// How many y are one point, if these are all that are finite, and differ without rounding.
    pub merged: Option<usize>,
}

/// What γ and β make of the circle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Image {
    /// The same circle: γ is 1 or −1, and β is 0.
    Same,
    /// A circle of this radius.
    Circle(f64, [f64; 3]),
    /// An ellipse with these half-axes.
    Ellipse([f64; 2], [f64; 3]),
    /// A line to both sides of its centre, of this length: two entries of γ are 0.
    Line(f64, [f64; 3]),
    /// A single point: γ is 0.
    Point([f64; 3]),
}

/// The y that are visibly not `γ·x̂ + β`, with burn's x̂.
#[expect(clippy::float_cmp, reason = "equal values are meant, not near ones")]
pub(super) fn lost(outcome: &Outcome) -> Option<Lost> {
    let [gamma, beta] = [&outcome.gamma, &outcome.beta].map(triple);
    let visible = VISIBLE * shape(&outcome.gamma, &outcome.beta).half_axes[0];
    let ends = (0..outcome.output.rows()).filter_map(|row| {
        let (hat, y) = (outcome.normalized.row(row), outcome.output.row(row));
        let expected: [f64; 3] = std::array::from_fn(|i| gamma[i] * f64::from(hat[i]) + beta[i]);
        Some((y, expected, distance(y, expected)?))
    });
    let ends: Vec<_> = ends.collect();
    let moved = ends.iter().map(|end| end.2).filter(|&far| far > visible);
    let (count, distance) = moved.fold((0, 0.0_f64), |(count, most), far| {
        (count + 1, most.max(far))
    });
    let &(y, expected, _) = ends.first()?;
    let is_merged = ends.iter().all(|end| end.0 == y) && ends.iter().any(|end| end.1 != expected);
    (count > 0).then_some(Lost {
        count,
        distance,
        merged: is_merged.then_some(ends.len()),
    })
}

/// What γ and β, each of shape `[1, 3]`, make of the circle.
pub(super) fn image(gamma: &Matrix, beta: &Matrix) -> Image {
    // A uniform γ of −1 turns the circle half way around its centre.
    if gamma.uniform().map(f32::abs) == Some(1.0) && beta.uniform() == Some(0.0) {
        return Image::Same;
    }
    let Shape {
        half_axes: [long, short],
        centre,
    } = shape(gamma, beta);
    let zeros = gamma.values().iter().filter(|&&gamma| gamma == 0.0).count();
    match zeros {
        3 => Image::Point(centre),
        2 => Image::Line(long, centre),
        _ if short >= long * (1.0 - VISIBLE) => Image::Circle(long, centre),
        _ => Image::Ellipse([long, short], centre),
    }
}
