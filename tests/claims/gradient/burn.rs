//! How burn's gradient compares with the exact one.

use layernorm_lab::claims::gradient::{Burn, GradientResult};

use super::dot;
use crate::{judge::Judge, truth::Group};

pub(super) fn burn_claim(
    judge: &mut Judge,
    claim: Burn,
    burn: &[f32],
    (exact, group): (&[f64], &Group),
    result: &GradientResult,
) {
    let non_finite = burn.iter().filter(|value| !value.is_finite()).count();
    let differences = burn
        .iter()
        .zip(exact)
        .map(|(b, e)| (f64::from(*b) - e).abs());
    let largest = differences.fold(0.0, f64::max);
    let size = exact.iter().fold(0.0, |most: f64, e| most.max(e.abs()));
    match claim {
        Burn::NonFinite(count) => judge.claim(count == non_finite, || {
            format!("{count} values that are not finite: {burn:?}")
        }),
        Burn::Differs(difference) => {
            judge.near(
                difference,
                largest,
                // The exact value is rounded to float32, whose least number is 1.4e-45.
                1e-6 * (size + largest) + 1.5e-45,
                "burn's difference",
            );
        }
        Burn::VarianceOverflow => {
            let squares = dot(&group.exact.deviations, &group.exact.deviations);
            let holds = squares > f64::from(f32::MAX) * (1.0 - 1e-6);
            judge.claim(holds && burn.iter().all(|value| *value == 0.0), || {
                format!("the squares sum to {squares}: {burn:?}")
            });
        }
        Burn::Agrees => judge.claim(
            non_finite == 0 || matches!(result, GradientResult::NonFiniteInput),
            || format!("not finite: {burn:?}"),
        ),
    }
}
