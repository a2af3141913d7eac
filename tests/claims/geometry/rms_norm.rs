//! Where RMSNorm puts each point, by exact fractions and by float32's limits.

use layernorm_lab::{
    claims::geometry::{ON_CIRCLE, Rms},
    lab::{geometry, relatives::Cause},
};

use super::{ends, point::distance};
use crate::{
    exact::Exact,
    judge::{INVISIBLE, Judge},
};

/// Where RMSNorm puts a point.
#[derive(Debug)]
enum Place {
    Sphere { angle: f64, gap: f64 },
    Inside,
    Zero,
    Lost(&'static [Cause]),
    Moved { distance: f64 },
}

/// Judges what is said of RMSNorm.
pub(super) fn rms_norm(judge: &mut Judge, claim: &Rms, space: &geometry::Outcome, eps: f64) {
    let rows = 0..space.input.rows();
    let places: Vec<Place> = rows
        .map(|row| place(space.input.row(row), space.rms.row(row), eps))
        .collect();
    let say = || format!("{claim:?}: {places:?} of {:?}", space.input);
    let count = |is: fn(&Place) -> bool| places.iter().filter(|place| is(place)).count();
    let lost = claim.lost.iter().map(|(_, count)| count).sum::<usize>();
    judge.claim(
        claim.inside == count(|place| matches!(place, Place::Inside))
            && claim.zero == count(|place| matches!(place, Place::Zero))
            && lost == count(|place| matches!(place, Place::Lost(_))),
        say,
    );
    for &(cause, count) in &claim.lost {
        let possible = places.iter().filter(|place| match place {
            Place::Lost(causes) => causes.contains(&cause),
            _ => false,
        });
        judge.claim((1..=possible.count()).contains(&count), say);
    }
    let angles: Vec<f64> = places
        .iter()
        .filter_map(|place| match place {
            Place::Sphere { angle, .. } => Some(*angle),
            _ => None,
        })
        .collect();
    judge.claim(
        claim.sphere.map_or(0, |sphere| sphere.count) == angles.len(),
        say,
    );
    if let Some(sphere) = claim.sphere {
        let (low, high) = ends(&angles);
        judge.near(sphere.angles.low, low, 1e-6, "the least angle");
        judge.near(sphere.angles.high, high, 1e-6, "the largest angle");
        let gap = places.iter().fold(0.0_f64, |most, place| match place {
            Place::Sphere { gap, .. } => most.max(*gap),
            _ => most,
        });
        match sphere.gap {
            Some(shown) => judge.near(shown, gap, 1e-6 * gap, "the largest gap"),
            None => judge.claim(gap <= 2.0 * INVISIBLE, say),
        }
    }
    let distances: Vec<f64> = places
        .iter()
        .filter_map(|place| match place {
            Place::Moved { distance } => Some(*distance),
            _ => None,
        })
        .collect();
    judge.claim(
        claim.moved.map_or(0, |moved| moved.count) == distances.len(),
        say,
    );
    if let Some(moved) = claim.moved {
        let (_, most) = ends(&distances);
        judge.near(moved.distance, most, 1e-6 * most, "how far it is moved");
    }
}

fn place(x: &[f32], rms: &[f32], eps: f64) -> Place {
    if x.iter().any(|x| !x.is_finite()) {
        return Place::Lost(&[Cause::ValueOverflow]);
    }
    let is_zero = x.iter().all(|x| *x == 0.0);
    let is_lost = rms.iter().any(|y| !y.is_finite());
    if is_zero {
        // 0/√ε is 0 unless ε is 0 too, in float32.
        return if is_lost && eps as f32 == 0.0 {
            Place::Lost(&[Cause::NoSpread])
        } else {
            Place::Zero
        };
    }
    let exact = Exact::of(x);
    let square = exact.mean * exact.mean + exact.variance;
    let overflows = 3.0 * square > f64::from(f32::MAX);
    if is_lost || overflows && rms.iter().all(|y| *y == 0.0) {
        return Place::Lost(causes(x, eps));
    }
    let from = |square: f64| distance(rms, [0, 1, 2].map(|i| f64::from(x[i]) / square.sqrt()));
    let visible = INVISIBLE * 3_f64.sqrt();
    let angle = exact.variance.sqrt().atan2(exact.mean.abs()).to_degrees();
    // The radius is √3 times this.
    let gap = 1.0 - 1.0 / (1.0 + eps / square).sqrt();
    if from(square).is_some_and(|far| far <= visible) {
        return Place::Sphere { angle, gap };
    }
    match from(square + eps) {
        Some(distance) if distance > visible => Place::Moved { distance },
        _ if gap <= ON_CIRCLE => Place::Sphere { angle, gap },
        _ => Place::Inside,
    }
}

/// What can have made a result infinite, NaN or 0: float32's limits for squares.
fn causes(x: &[f32], eps: f64) -> &'static [Cause] {
    let max = f64::from(f32::MAX);
    let squares = x.iter().map(|&x| f64::from(x).powi(2));
    let (most, sum) = squares.fold((0.0_f64, 0.0), |(most, sum), square| {
        (most.max(square), sum + square)
    });
    if most > max {
        &[Cause::SquareOverflow]
    } else if sum > max {
        &[Cause::SquareSumOverflow]
    } else if eps as f32 == 0.0 && most < 2e-45 {
        &[Cause::Underflow]
    } else {
        &[]
    }
}
