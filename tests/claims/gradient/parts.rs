//! The parts of g, judged by projections.

use layernorm_lab::claims::gradient::{GradientResult, Parts};

use super::dot;
use crate::{
    judge::{INVISIBLE, Judge},
    truth::{Group, is_uniform},
};

pub(super) fn result(
    judge: &mut Judge,
    result: &GradientResult,
    group: &Group,
    g: &[f64],
    u: &[f32],
) {
    let is_finite = group.x.iter().all(|x| x.is_finite());
    let holds = match result {
        GradientResult::NonFiniteInput => !is_finite,
        GradientResult::ZeroSigma => group.root == 0.0 && group.is_constant(),
        GradientResult::NoUpstream => u.iter().all(|u| *u == 0.0),
        GradientResult::Erased => u.iter().any(|u| *u != 0.0) && g.iter().all(|g| *g as f32 == 0.0),
        GradientResult::Single => g.len() == 1,
        GradientResult::Uniform { is_sum } => {
            let is_same = g.iter().all(|value| *value as f32 == g[0] as f32);
            is_same && (!is_sum || is_uniform(&group.gamma) && is_uniform(u))
        }
        GradientResult::Parts(parts) => {
            judge_parts(judge, parts, group, g);
            true
        }
    };
    judge.claim(holds, || format!("{result:?} for g = {g:?}"));
}

/// The shares of `‖g‖²` along two orthogonal unit vectors, and the rest.
fn judge_parts(judge: &mut Judge, parts: &Parts, group: &Group, g: &[f64]) {
    let total = dot(g, g);
    let ones = vec![1.0 / (g.len() as f64).sqrt(); g.len()];
    let along_ones = dot(g, &ones);
    let deviations = &group.exact.deviations;
    let length = dot(deviations, deviations).sqrt();
    let is_constant = group.is_constant();
    judge.claim(parts.normalized.is_none() == is_constant, || {
        format!("{parts:?}")
    });
    let unit: Vec<f64> = deviations
        .iter()
        .map(|d| if is_constant { 0.0 } else { d / length })
        .collect();
    let along_x = dot(g, &unit);
    let rest: Vec<f64> = (0..g.len())
        .map(|i| g[i] - along_ones * ones[i] - along_x * unit[i])
        .collect();
    let mut near = |shown: f64, part: f64, what: &str| {
        judge.near(shown, part / total, 1e-9, what);
    };
    near(parts.ones, along_ones.powi(2), "the share along 1");
    near(
        parts.normalized.unwrap_or(0.0),
        along_x.powi(2),
        "the share along x̂",
    );
    near(parts.rest, dot(&rest, &rest), "the share of the rest");
    judge.near(parts.sigma, group.root, 1e-9 * group.root, "σ");
    let remaining = group.eps / (group.exact.variance + group.eps);
    if let Some(shown) = parts.remaining {
        judge.near(shown, remaining, 1e-9, "what ε keeps");
        return;
    }
    // Also beside what is left, if g has parts that are not rounding errors.
    let (kept, left) = (remaining * along_x.abs(), dot(&rest, &rest).sqrt());
    let has = |length: f64| length > 1e-7 * total.sqrt();
    let beside = !has(left) || kept <= 1.1 * INVISIBLE * left;
    let has_part = !is_constant && has(along_x.abs());
    let holds = !has_part || remaining <= 1.1 * INVISIBLE && beside;
    judge.claim(holds, || {
        format!("ε visibly keeps {remaining}: {kept} beside {left}")
    });
}
