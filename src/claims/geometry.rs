//! Station 9: where both layers put points with three features.

mod output;
mod rms;

pub use output::{Image, Lost};
pub use rms::{Moved, Rms, Sphere};

use self::output::{image, lost};
use super::range::Range;
use crate::lab::{
    diagnosis::VISIBLE,
    failures::float32::spacing,
    geometry::{Outcome, Point, Source},
    matrix::all_equal,
    scenario::Geometry,
};

/// The largest part of the radius by which a point on the circle may be nearer to its centre:
/// less than the width of a line in the pictures.
pub const ON_CIRCLE: f64 = 0.01;

/// Where both layers put the points. Each point is on the circle, inside it, in its centre,
/// undefined or not finite: that is its place in exact arithmetic. Where float32 puts it
/// elsewhere, it is also `rounded` or `placed`.
#[derive(Clone, Debug, PartialEq)]
pub struct GeometryClaim {
    /// Where the points come from.
    pub source: Source,
    /// How many there are.
    pub count: usize,
    /// Those whose x̂ lie on the circle of radius √3.
    pub circle: Option<Circle>,
    /// Those that ε keeps inside it.
    pub inside: Option<Inside>,
    /// How many have three equal values, so that x̂ is 0.
    pub centre: usize,
    /// How many have three equal values while ε is 0: 0/0.
    pub undefined: usize,
    /// How many of these have a place in float32, which their rounded mean gives them.
    pub placed: usize,
    /// How many have a value that is infinite or NaN.
    pub non_finite: usize,
    /// Those whose x̂ rounding moves visibly.
    pub rounded: Option<Rounded>,
    /// What γ and β make of the circle.
    pub output: Image,
    /// The y that float32 visibly rounds.
    pub lost: Option<Lost>,
    /// Where RMSNorm puts the points.
    pub rms: Rms,
}

/// Points on the circle, to within [`ON_CIRCLE`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Circle {
    /// How many.
    pub count: usize,
    /// The largest part of the radius that ε takes from one of them, if it shows.
    pub gap: Option<f64>,
}

/// Points that ε keeps inside the circle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Inside {
    /// How many.
    pub count: usize,
    /// Their distances from the centre.
    pub distances: Range,
    /// Their variances over ε.
    pub variances: Range,
}

/// Points whose x̂, in float32, is visibly not where exact arithmetic puts it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rounded {
    /// How many.
    pub count: usize,
    /// How many of them are infinite or NaN.
    pub non_finite: usize,
    /// The largest distance of the others from their place; 0 if there are none.
    pub distance: f64,
}

/// The distance between float32's numbers at the cloud's mean, if the cloud is narrower: many
/// of its points are then one point.
#[must_use]
#[expect(
    clippy::cast_possible_truncation,
    reason = "float32's numbers at the mean are meant"
)]
pub fn coarse_spacing(settings: &Geometry) -> Option<f64> {
    let distance = spacing(settings.mean as f32);
    (settings.std > 0.0 && distance > settings.std).then_some(distance)
}

/// The larger of two gaps, if there is any.
fn larger(a: Option<f64>, b: Option<f64>) -> Option<f64> {
    a.into_iter().chain(b).reduce(f64::max)
}

/// Where x̂ lies in exact arithmetic.
enum Place {
    Circle(f64),
    /// At this distance from the centre, with this variance over ε.
    Inside(f64, f64),
    Centre,
    Undefined,
    NonFinite,
}

/// The claim on all points. `eps` is that of the layer.
#[must_use]
pub fn geometry(outcome: &Outcome, eps: f64) -> GeometryClaim {
    let mut claim = GeometryClaim {
        source: outcome.source,
        count: outcome.points.len(),
        circle: None,
        inside: None,
        centre: 0,
        undefined: 0,
        placed: 0,
        non_finite: 0,
        rounded: None,
        output: image(&outcome.gamma, &outcome.beta),
        lost: lost(outcome),
        rms: Rms::default(),
    };
    for row in 0..claim.count {
        match place(outcome, row, eps) {
            Place::Circle(gap) => {
                let circle = claim.circle.get_or_insert(Circle {
                    count: 0,
                    gap: None,
                });
                circle.count += 1;
                circle.gap = larger(circle.gap, (gap > VISIBLE).then_some(gap));
            }
            Place::Inside(distance, variance) => {
                let [distance, variance] = [distance, variance].map(Range::of);
                let inside = claim.inside.get_or_insert(Inside {
                    count: 0,
                    distances: distance,
                    variances: variance,
                });
                inside.count += 1;
                inside.distances = inside.distances.and(distance);
                inside.variances = inside.variances.and(variance);
            }
            Place::Centre => claim.centre += 1,
            Place::Undefined => {
                claim.undefined += 1;
                let hat = outcome.normalized.row(row);
                claim.placed += usize::from(hat.iter().all(|x| x.is_finite()));
            }
            Place::NonFinite => claim.non_finite += 1,
        }
        round(&mut claim, outcome, row, eps);
        claim.rms.add(outcome, row, eps);
    }
    claim
}

fn place(outcome: &Outcome, row: usize, eps: f64) -> Place {
    let x = outcome.input.row(row);
    let point = &outcome.points[row];
    if x.iter().any(|x| !x.is_finite()) {
        return Place::NonFinite;
    }
    let is_constant = all_equal(x);
    if is_constant && eps == 0.0 {
        return Place::Undefined;
    }
    let root = 3_f64.sqrt();
    let radius = point.radius.to_f64();
    if is_constant {
        Place::Centre
    } else if radius < root * (1.0 - ON_CIRCLE) {
        Place::Inside(radius, point.variance.to_f64() / eps)
    } else {
        Place::Circle(1.0 - radius / root)
    }
}

/// Adds a point that float32 visibly puts elsewhere than exact arithmetic does.
fn round(claim: &mut GeometryClaim, outcome: &Outcome, row: usize, eps: f64) {
    let exact = exact(outcome.input.row(row), &outcome.points[row], eps);
    let distance = distance(outcome.normalized.row(row), exact);
    let is_defined = exact.iter().all(|x| x.is_finite());
    if !is_defined || distance.is_some_and(|distance| distance <= VISIBLE * 3_f64.sqrt()) {
        return;
    }
    let rounded = claim.rounded.get_or_insert(Rounded {
        count: 0,
        non_finite: 0,
        distance: 0.0,
    });
    rounded.count += 1;
    match distance {
        Some(distance) => rounded.distance = rounded.distance.max(distance),
        None => rounded.non_finite += 1,
    }
}

/// x̂ in float64.
fn exact(x: &[f32], point: &Point, eps: f64) -> [f64; 3] {
    let root = (point.variance.to_f64() + eps).sqrt();
    let mean = point.mean.to_f64();
    [x[0], x[1], x[2]].map(|x| (f64::from(x) - mean) / root)
}

/// The distance between two points; `None` if one of them is not finite.
fn distance(point: &[f32], from: [f64; 3]) -> Option<f64> {
    let squares = std::iter::zip(point, from).map(|(&x, from)| (f64::from(x) - from).powi(2));
    let distance = squares.sum::<f64>().sqrt();
    distance.is_finite().then_some(distance)
}
