//! The claim on all points beside the places of the single ones.

use layernorm_lab::claims::geometry::GeometryClaim;

use super::{ends, point::Counts};
use crate::judge::{INVISIBLE, Judge};

pub(super) fn compare(judge: &mut Judge, claim: &GeometryClaim, counts: &Counts) {
    let circle = claim.circle.map_or(0, |circle| circle.count);
    let inside = claim.inside.map_or(0, |inside| inside.count);
    let rounded = claim.rounded.map_or(0, |rounded| rounded.count);
    let shown = [
        circle,
        inside,
        claim.centre,
        claim.undefined,
        claim.non_finite,
        claim.placed,
        rounded,
    ];
    let expected = [
        counts.circle,
        counts.inside.len(),
        counts.centre,
        counts.undefined,
        counts.non_finite,
        counts.placed,
        counts.rounded.len(),
    ];
    judge.claim(shown == expected, || format!("{shown:?}, not {expected:?}"));
    judge.claim(shown[..5].iter().sum::<usize>() == claim.count, || {
        format!("every point has one place in exact arithmetic: {claim:?}")
    });
    if let Some(circle) = claim.circle {
        match circle.gap {
            Some(gap) => judge.near(gap, counts.gap, 1e-9, "the gap"),
            None => judge.claim(counts.gap <= 1.1 * INVISIBLE, || {
                format!("a gap of {} shows", counts.gap)
            }),
        }
    }
    if let Some(inside) = claim.inside {
        let (low, high) = ends(&counts.inside);
        judge.near(inside.distances.low, low, 1e-9, "the least distance");
        judge.near(inside.distances.high, high, 1e-9, "the largest distance");
        let (low, high) = ends(&counts.variances);
        judge.near(inside.variances.low, low, 1e-9 * low, "the least variance");
        judge.near(
            inside.variances.high,
            high,
            1e-9 * high,
            "the largest variance",
        );
    }
    if let Some(rounded) = claim.rounded {
        let lost = counts.rounded.iter().filter(|far| far.is_none()).count();
        judge.claim(rounded.non_finite == lost, || format!("{rounded:?}"));
        let far = counts.rounded.iter().flatten();
        let far = far.fold(0.0_f64, |most, &far| most.max(far));
        judge.near(rounded.distance, far, 1e-6 * (1.0 + far), "the distance");
    }
}
