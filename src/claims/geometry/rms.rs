//! Where RMSNorm puts the points.

use super::{ON_CIRCLE, distance, larger};
use crate::{
    claims::range::Range,
    lab::{diagnosis::VISIBLE, geometry::Outcome, relatives::Cause},
};

/// Where RMSNorm, with γ = 1, puts the points. Each point is in one of these.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rms {
    /// Those on the sphere of radius √3, to within [`ON_CIRCLE`].
    pub sphere: Option<Sphere>,
    /// How many ε keeps inside it.
    pub inside: usize,
    /// How many are 0, and stay there.
    pub zero: usize,
    /// How many results are not finite, or 0 although their points are not, for each cause.
    pub lost: Vec<(Cause, usize)>,
    /// Those whose finite result is visibly not the exact one.
    pub moved: Option<Moved>,
}

/// The points that RMSNorm puts on the sphere of radius √3.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sphere {
    /// How many.
    pub count: usize,
    /// Their angles to the nearer end of the axis (1, 1, 1), in degrees.
    pub angles: Range,
    /// The largest part of the radius that ε takes from one of them, if it shows.
    pub gap: Option<f64>,
}

/// The points that float32 visibly moves away from RMSNorm's exact result.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moved {
    /// How many.
    pub count: usize,
    /// The largest distance of one of them from its exact place.
    pub distance: f64,
}

impl Rms {
    /// Adds a point.
    pub(super) fn add(&mut self, outcome: &Outcome, row: usize, eps: f64) {
        let point = &outcome.points[row];
        if let Some(cause) = point.rms_cause {
            match self.lost.iter_mut().find(|(known, _)| *known == cause) {
                Some((_, count)) => *count += 1,
                None => self.lost.push((cause, 1)),
            }
            return;
        }
        let (x, result) = (outcome.input.row(row), outcome.rms.row(row));
        let square = point.mean.to_f64().powi(2) + point.variance.to_f64();
        let visible = VISIBLE * 3_f64.sqrt();
        let from = |square: f64| {
            let exact = [x[0], x[1], x[2]].map(|x| f64::from(x) / square.sqrt());
            distance(result, exact)
        };
        if square == 0.0 {
            self.zero += 1;
            return;
        }
        let is_on_sphere = from(square).is_some_and(|distance| distance <= visible);
        let moved = from(square + eps).filter(|distance| !is_on_sphere && *distance > visible);
        let gap = 1.0 - (square / (square + eps)).sqrt();
        if let Some(distance) = moved {
            let moved = self.moved.get_or_insert(Moved { count: 0, distance });
            moved.count += 1;
            moved.distance = moved.distance.max(distance);
        } else if is_on_sphere || gap <= ON_CIRCLE {
            let shown = (!is_on_sphere).then_some(gap);
            // The angle is undefined for x = 0 only.
            self.add_to_sphere(Range::of(point.angle.to_f64()), shown);
        } else {
            self.inside += 1;
        }
    }

    fn add_to_sphere(&mut self, angle: Range, gap: Option<f64>) {
        let sphere = self.sphere.get_or_insert(Sphere {
            count: 0,
            angles: angle,
            gap: None,
        });
        sphere.count += 1;
        sphere.angles = sphere.angles.and(angle);
        sphere.gap = larger(sphere.gap, gap);
    }
}
