//! What a picture must have space for.
//!
//! The sphere, the circle and its image always fit. Points x that lie far away do not make
//! them tiny: beyond a limit, only the part of their path that is near is shown.

use super::vector::{Point, axes, dot};
use crate::lab::{
    geometry::{Outcome, shape::shape},
    matrix::Matrix,
};

/// How far along the axis, and across it, points have space, at least.
const LIMITS: [f64; 2] = [5.0, 3.2];
/// The same relative to what always fits.
const RELATIVE_LIMITS: [f64; 2] = [1.6, 1.3];

/// A ball around a point of the axis (1, 1, 1).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// The distance of its middle from 0, along the axis.
    pub height: f64,
    /// Its radius.
    pub radius: f64,
}

impl Bounds {
    /// A ball with space for everything that is near.
    #[must_use]
    pub fn of(outcome: &Outcome) -> Self {
        let always = fixed_radius(outcome);
        let disc = Self::disc(outcome);
        let mut places = vec![[always, 0.0], [-always, 0.0], [0.0, always], [0.0, disc]];
        places.extend(points(&outcome.input).map(|x| limited(x, always)));
        let heights = places.iter().map(|[height, _]| *height);
        let (low, high) = heights.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), at| {
            (low.min(at), high.max(at))
        });
        let height = f64::midpoint(low, high);
        let distances = places
            .iter()
            .map(|[at, across]| (at - height).hypot(*across));
        Self {
            height,
            radius: distances.fold(0.0, f64::max),
        }
    }

    /// A disc of the plane with space for everything that is near, seen along the axis.
    #[must_use]
    pub fn across(outcome: &Outcome) -> Self {
        let always = fixed_radius(outcome);
        let across = points(&outcome.input).map(|x| limited(x, always)[1]);
        Self {
            height: 0.0,
            radius: across.fold(always.max(Self::disc(outcome)), f64::max),
        }
    }

    /// The radius of the part of the plane that the pictures tint: it holds every x − μ that
    /// is near.
    #[must_use]
    pub fn disc(outcome: &Outcome) -> f64 {
        let across = points(&outcome.input).map(|x| limited(x, 0.0)[1]);
        across.fold(1.25 * 3_f64.sqrt(), f64::max)
    }
}

/// The radius of the ball around 0 that holds the sphere and the image of the circle.
fn fixed_radius(outcome: &Outcome) -> f64 {
    let image = shape(&outcome.gamma, &outcome.beta);
    let radius = dot(image.centre, image.centre).sqrt() + image.half_axes[0];
    radius.max(3_f64.sqrt())
}

/// How far along the axis a point lies, and how far from it, up to the limits.
fn limited(x: Point, always: f64) -> [f64; 2] {
    let [n, u, w] = axes();
    let limit = |index: usize| LIMITS[index].max(RELATIVE_LIMITS[index] * always);
    [
        dot(x, n).clamp(-limit(0), limit(0)),
        dot(x, u).hypot(dot(x, w)).min(limit(1)),
    ]
}

/// The rows that are finite.
pub(super) fn points(matrix: &Matrix) -> impl Iterator<Item = Point> {
    (0..matrix.rows()).filter_map(|row| point(matrix, row))
}

/// A row, if it is finite.
pub(super) fn point(matrix: &Matrix, row: usize) -> Option<Point> {
    let row = matrix.row(row);
    let point = [row[0], row[1], row[2]].map(f64::from);
    point.iter().all(|x| x.is_finite()).then_some(point)
}
