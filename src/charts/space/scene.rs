//! Draws points, lines and curves of three features.

use std::fmt::Write as _;

use super::{
    clip::{clip, is_inside},
    vector::{Point, axes, dot, sum},
    view::View,
};
use crate::charts::float_grid::canvas::Canvas;

/// The number of lines that a curve consists of.
const CURVE: u16 = 72;
/// A line from farther away than this, in widths of the picture, begins nearer: its direction
/// is the same, and no digits are lost.
const FAR: f64 = 1e4;

/// A picture as it is drawn.
pub(super) struct Scene<'a> {
    pub(super) view: &'a View,
    /// The font size in pixels.
    pub(super) font: f64,
    canvas: Canvas,
}

impl<'a> Scene<'a> {
    pub(super) fn new(view: &'a View, font: f64) -> Self {
        Self {
            view,
            font,
            canvas: Canvas::new(),
        }
    }

    /// The picture as an `<svg>` element.
    pub(super) fn finish(self) -> String {
        let size = self.view.size;
        self.canvas.finish(size, size, self.font)
    }

    /// The part of a line that lies in the picture.
    pub(super) fn line(&mut self, class: &str, from: Point, to: Point) {
        let far = FAR * self.view.size / self.view.scale;
        let [mut from, mut to] = [from, to];
        if length(from) > length(to) {
            std::mem::swap(&mut from, &mut to);
        }
        if length(from) > far {
            return;
        }
        let way = sum(1.0, to, -1.0, from);
        let distance = length(way);
        if distance > far {
            to = sum(1.0, from, far / distance, way);
        }
        let [from, to] = [from, to].map(|point| self.view.project(point).at);
        if let Some([[x1, y1], [x2, y2]]) = clip(from, to, self.view.size) {
            let [start, end] = [format!("{x1:.1} {y1:.1}"), format!("{x2:.1} {y2:.1}")];
            if start != end {
                self.canvas.path(class, &format!("M{start}L{end}"));
            }
        }
    }

    /// A shape at a point; nothing where the point is too near the picture's edge.
    pub(super) fn mark(&mut self, class: &str, shape: &str, at: Point, size: f64) {
        let at = self.view.project(at).at;
        if is_inside(at, self.view.size, size / 2.0 + 1.0) {
            self.canvas.mark(class, shape, at);
        }
    }

    /// A text beside a point, moved by this many font sizes to the right and down; nothing
    /// where it would leave the picture.
    pub(super) fn text(&mut self, class: &str, text: &str, at: Point, by: [f64; 2]) {
        let [x, y] = self.view.project(at).at;
        let at = [x + by[0] * self.font, y + by[1] * self.font];
        let width = f64::from(u32::try_from(text.chars().count()).unwrap_or(0)) * self.font;
        // A character is at most about 0.6 font sizes wide.
        if is_inside(at, self.view.size, (0.3 * width).max(self.font)) {
            self.canvas.text(class, text, at, "middle");
        }
    }

    /// A text beside the upper end of the axis (1, 1, 1), which stands upright in every view.
    pub(super) fn name_axis(&mut self, class: &str, text: &str) {
        let at = [self.view.size / 2.0 + 0.6 * self.font, 1.2 * self.font];
        self.canvas.text(class, text, at, "start");
    }

    /// The closed curve `centre + cos t · a + sin t · b`.
    pub(super) fn ellipse(&mut self, class: &str, centre: Point, a: Point, b: Point) {
        let path = self.curve(centre, a, b, |_| true);
        self.canvas.path(class, &format!("{path}Z"));
    }

    /// The part of a closed curve around 0 that faces the viewer, or the part that faces away.
    pub(super) fn half(&mut self, class: &str, a: Point, b: Point, is_near: bool) {
        let view = *self.view;
        let path = self.curve([0.0; 3], a, b, |point| {
            (view.towards(point) >= 0.0) == is_near
        });
        self.canvas.path(class, &path);
    }

    /// The path of the points that are kept.
    fn curve(&self, centre: Point, a: Point, b: Point, keeps: impl Fn(Point) -> bool) -> String {
        let mut path = String::new();
        let mut is_drawing = false;
        for step in 0..=CURVE {
            let (sin, cos) = (f64::from(step) / f64::from(CURVE) * std::f64::consts::TAU).sin_cos();
            let from_centre = sum(cos, a, sin, b);
            let is_kept = keeps(from_centre);
            if is_kept {
                let [x, y] = self.view.project(sum(1.0, centre, 1.0, from_centre)).at;
                let command = if is_drawing { 'L' } else { 'M' };
                // Writing to a `String` cannot fail.
                write!(path, "{command}{x:.1} {y:.1}").ok();
            }
            is_drawing = is_kept;
        }
        path
    }

    /// Whether a point lies behind the plane, for the viewer.
    pub(super) fn is_behind_plane(&self, point: Point) -> bool {
        let [n, ..] = axes();
        dot(point, n) * self.view.towards(n) < 0.0
    }
}

fn length(point: Point) -> f64 {
    dot(point, point).sqrt()
}
