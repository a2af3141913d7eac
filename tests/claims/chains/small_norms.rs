//! Why norms are small, judged by a replay in float64.

use layernorm_lab::{
    claims::growth::SmallCause,
    lab::{
        growth::Outcome,
        real::Real,
        scenario::{Precision, Scenario},
    },
};

use super::replay::Replay;
use crate::judge::Judge;

/// Judges why norms are small: a small norm needs a reason, and a replay in float64 shows
/// that a variance below ε is the right one.
pub(super) fn small_norms(
    judge: &mut Judge,
    small: [Option<SmallCause>; 2],
    outcome: &Outcome,
    scenario: &Scenario,
) {
    let settings = &scenario.growth;
    let size = f64::from(settings.size);
    for (index, chain) in [&outcome.shrinking, &outcome.growing]
        .into_iter()
        .enumerate()
    {
        let steps = &chain.steps;
        let last = steps[steps.len() - 1];
        let norm = last.norm.to_f64();
        let claimed = small[index] == Some(SmallCause::BelowEps);
        let is_small = norm < 0.3 * size.sqrt();
        judge.claim(
            small[index].is_some() || !is_small || settings.size == 1,
            || format!("a norm of {norm} is explained"),
        );
        if let Some(SmallCause::EqualProducts { rows, .. }) = small[index] {
            judge.claim(last.zeros >= rows * settings.size as usize, || {
                format!("{rows} rows are 0")
            });
        }
        // The noise has a size of at least 0.001, and √ε is 0.003: ε alone makes no 0 of a
        // norm above 1 in one step.
        let fall = steps
            .windows(2)
            .find(|pair| pair[1].norm == Real::Finite(0.0));
        let falls_at_once = fall.is_some_and(|pair| pair[0].norm.to_f64() > 1.0);
        judge.claim(!(claimed && norm == 0.0 && falls_at_once), || {
            format!("noise {}: ε alone leaves no 0", chain.factor)
        });
        let is_float32 = settings.precision == Precision::Float32;
        if claimed
            && is_float32
            && let Some(replay) = Replay::of(scenario, index, 100)
        {
            // A std after the layer of less than √½ comes from a variance below ε.
            let largest = replay.row_stds.iter().copied().fold(0.0, f64::max);
            judge.claim(largest < 0.72, || {
                format!(
                    "every row of noise {} ends below ε: {largest}",
                    chain.factor
                )
            });
        }
    }
}
