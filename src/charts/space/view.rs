//! The orthographic projection of a picture: from three features to pixels.
//!
//! The axis `n = (1, 1, 1)/√3` stands upright. The plane through 0 at right angles to it has
//! the unit vectors `u = (1, −1, 0)/√2` and `w = (1, 1, −2)/√6`. A turn rotates the plane
//! around n, and the tilt is how far above the plane the viewer stands. Lengths and angles
//! of what lies across the line of sight stay as they are, and parallel lines stay parallel.

use super::{
    bounds::Bounds,
    vector::{Point, axes, dot, sum},
};

/// From where a picture is seen, and how large.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// The picture's directions among the features, of length 1 and at right angles: to the
    /// right, up, and towards the viewer.
    directions: [Point; 3],
    /// Pixels per unit.
    pub scale: f64,
    /// The width and height of the picture in pixels.
    pub size: f64,
    /// The point in the middle of the picture.
    middle: Point,
}

/// A point of the picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Projected {
    /// Pixels from the left and from the top.
    pub at: [f64; 2],
    /// How much nearer to the viewer than the middle, in pixels.
    pub depth: f64,
}

/// The part of the picture's width on each side that is free of points.
const MARGIN: f64 = 0.04;

impl View {
    /// The view with a turn and a tilt, in degrees, of a picture `size` pixels wide and high
    /// that shows everything within the bounds, however it is turned.
    #[must_use]
    pub fn new([turn, tilt]: [f64; 2], bounds: &Bounds, size: f64) -> Self {
        let [n, u, w] = axes();
        let (sin, cos) = turn.to_radians().sin_cos();
        let right = sum(cos, u, -sin, w);
        let behind = sum(sin, u, cos, w);
        let (sin, cos) = tilt.to_radians().sin_cos();
        Self {
            directions: [right, sum(cos, n, sin, behind), sum(sin, n, -cos, behind)],
            scale: size * (0.5 - MARGIN) / bounds.radius,
            size,
            middle: n.map(|x| x * bounds.height),
        }
    }

    /// The place of a point in the picture, which may be outside of it.
    #[must_use]
    pub fn project(&self, point: Point) -> Projected {
        let from_middle: Point = std::array::from_fn(|i| point[i] - self.middle[i]);
        let [x, y, depth] = self
            .directions
            .map(|direction| dot(direction, from_middle) * self.scale);
        let half = self.size / 2.0;
        Projected {
            at: [half + x, half - y],
            depth,
        }
    }

    /// How much of a direction points to the viewer.
    #[must_use]
    pub fn towards(&self, direction: Point) -> f64 {
        dot(self.directions[2], direction)
    }

    /// The directions to the right and up.
    #[must_use]
    pub fn across(&self) -> [Point; 2] {
        [self.directions[0], self.directions[1]]
    }
}
