//! Where each point lies, by exact fractions.

use layernorm_lab::{claims::geometry::ON_CIRCLE, lab::geometry};

use super::dot;
use crate::{
    exact::Exact,
    judge::{INVISIBLE, Judge},
};

/// How many points lie where, and the numbers of those that a claim describes.
#[derive(Default)]
pub(super) struct Counts {
    pub(super) circle: usize,
    pub(super) inside: Vec<f64>,
    /// Their variances over ε.
    pub(super) variances: Vec<f64>,
    pub(super) centre: usize,
    pub(super) undefined: usize,
    /// Those of them to which burn gives a place.
    pub(super) placed: usize,
    pub(super) non_finite: usize,
    /// The distance of each rounded point from its place, if it has any.
    pub(super) rounded: Vec<Option<f64>>,
    pub(super) gap: f64,
}

/// Where a point lies, by exact fractions.
pub(super) fn point(
    judge: &mut Judge,
    space: &geometry::Outcome,
    row: usize,
    eps: f64,
    counts: &mut Counts,
) {
    let root = 3_f64.sqrt();
    let (x, hat) = (space.input.row(row), space.normalized.row(row));
    if x.iter().any(|x| !x.is_finite()) {
        counts.non_finite += 1;
        return;
    }
    let exact = Exact::of(x);
    let is_constant = x[0] == x[1] && x[1] == x[2];
    if is_constant && eps == 0.0 {
        counts.undefined += 1;
        if hat.iter().all(|x| x.is_finite()) {
            counts.placed += 1;
        }
        return;
    }
    let sigma = (exact.variance + eps).sqrt();
    let place = [0, 1, 2].map(|i| exact.deviations[i] / sigma);
    let distance = distance(hat, place);
    // A point that rounding moves still has its place in exact arithmetic.
    if distance.is_none_or(|distance| distance > INVISIBLE * root) {
        counts.rounded.push(distance);
    } else {
        // burn's point is on the plane, and as far from its centre as ε allows.
        let sum: f64 = hat.iter().map(|&x| f64::from(x)).sum();
        judge.near(sum, 0.0, 3.0 * INVISIBLE * root, "the sum of x̂");
    }
    let length = dot(place, place).sqrt();
    let expected = (3.0 * exact.variance / (exact.variance + eps)).sqrt();
    judge.near(length, expected, 1e-9, "the length of x̂");
    if is_constant {
        counts.centre += 1;
    } else if length < root * (1.0 - ON_CIRCLE) {
        counts.inside.push(length);
        counts.variances.push(exact.variance / eps);
    } else {
        counts.circle += 1;
        counts.gap = counts.gap.max(1.0 - length / root);
    }
}

/// The distance between two points; `None` if one of them is not finite.
pub(super) fn distance(point: &[f32], from: [f64; 3]) -> Option<f64> {
    let way = [0, 1, 2].map(|i| f64::from(point[i]) - from[i]);
    let distance = dot(way, way).sqrt();
    distance.is_finite().then_some(distance)
}
