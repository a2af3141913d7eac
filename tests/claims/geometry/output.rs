//! Which y float32 visibly rounds away from `γ·x̂ + β`, by vectors.

use layernorm_lab::{claims::geometry::GeometryClaim, lab::geometry};

use super::point::distance;
use crate::judge::{INVISIBLE, Judge};

/// Judges what is said of the rounding of y. `size` is that of the image of the circle.
pub(super) fn output(
    judge: &mut Judge,
    claim: &GeometryClaim,
    space: &geometry::Outcome,
    size: f64,
) {
    let parameter = |values: &[f32], i: usize| f64::from(values[i]);
    let (mut ends, mut moved) = (Vec::new(), Vec::new());
    for row in 0..space.input.rows() {
        let (hat, y) = (space.normalized.row(row), space.output.row(row));
        let expected = [0, 1, 2].map(|i| {
            parameter(space.gamma.values(), i) * f64::from(hat[i])
                + parameter(space.beta.values(), i)
        });
        let Some(far) = distance(y, expected) else {
            continue;
        };
        ends.push((y, expected));
        if far > INVISIBLE * size {
            moved.push(far);
        }
    }
    let Some(lost) = claim.lost else {
        let far = moved.iter().fold(0.0_f64, |most, &far| most.max(far));
        judge.claim(moved.is_empty(), || format!("a y is {far} away: {claim:?}"));
        return;
    };
    let most = moved.iter().fold(0.0_f64, |most, &far| most.max(far));
    judge.near(lost.distance, most, 1e-9 * most, "how far y is moved");
    judge.claim(lost.count == moved.len(), || format!("{lost:?}: {moved:?}"));
    let is_one = ends.windows(2).all(|pair| pair[0].0 == pair[1].0)
        && ends.windows(2).any(|pair| pair[0].1 != pair[1].1);
    judge.claim(lost.merged == is_one.then_some(ends.len()), || {
        format!("{lost:?}: {ends:?}")
    });
}
