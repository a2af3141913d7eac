//! The mean, the std and the order of the results.

use layernorm_lab::{
    claims::{
        layer::{LayerClaim, LayerResult},
        order::Order,
    },
    lab::diagnosis::Fault,
};

use super::is_reduced;
use crate::{
    judge::{CAUSE, INVISIBLE, Judge},
    truth::{Group, is_uniform, measure},
};

pub(super) fn normalized(judge: &mut Judge, claim: &LayerClaim, group: &Group) {
    let LayerResult::Normalized {
        mean,
        std,
        order,
        reduced_by_eps,
        faults,
        roundings: _,
    } = &claim.result
    else {
        return;
    };
    let say = |what: &str| {
        format!(
            "{what}: {:?} of {:?} to {:?}",
            claim.result, group.x, group.y
        )
    };
    judge.claim(is_uniform(&group.gamma) && is_uniform(&group.beta), || {
        say("uniform")
    });
    let (measured_mean, measured_std) = measure(&group.y, 0);
    let tolerance = 1.1 * INVISIBLE;
    let mean_tolerance = tolerance * (measured_mean.abs() + measured_std);
    let within = |low: f64, high: f64, is: f64, tolerance: f64| {
        low - tolerance <= is && is <= high + tolerance
    };
    judge.claim(
        within(mean.low, mean.high, measured_mean, mean_tolerance),
        || say(&format!("mean {measured_mean}")),
    );
    judge.claim(
        within(std.low, std.high, measured_std, tolerance * measured_std),
        || say(&format!("std {measured_std}")),
    );
    let gamma = f64::from(group.gamma[0].abs());
    judge.claim(
        !reduced_by_eps || measured_std < gamma * (1.0 + 0.2 * INVISIBLE),
        || say("rounding undoes the effect of ε"),
    );
    let factor = group.eps_factor();
    let lost = 1.0 - measured_std / gamma;
    // What ε takes, as a part of all that is missing.
    let part = (1.0 - factor) / lost;
    let has_to = part > 0.51 && !group.allows(Fault::EpsUnderflow);
    if *reduced_by_eps {
        judge.claim(part > 0.49 && group.rounded_eps() > 0.0, || {
            say(&format!("ε takes {part} of what is missing"))
        });
        is_reduced(judge, true, group);
    } else if lost > 2.2 * INVISIBLE && has_to {
        let rounded = group.rounded_eps();
        judge.claim(factor >= 1.0 - INVISIBLE, || {
            say(&format!(
                "ε, {rounded} when rounded, leaves {factor}, {part} of what is missing"
            ))
        });
    }
    // Without a fault the result is the exact one; with one, each is possible.
    if faults.is_empty() {
        let exact_std = f64::from(group.gamma[0].abs()) * factor;
        judge.near(
            exact_std,
            measured_std,
            tolerance * measured_std,
            &say("the exact std"),
        );
        judge.near(
            group.beta[0].into(),
            measured_mean,
            mean_tolerance,
            "the exact mean",
        );
    }
    mean_faults(judge, faults, group, (measured_mean, measured_std), &say);
    if let Some(order) = order {
        let pairs = || {
            let indices = 0..group.x.len();
            indices
                .clone()
                .flat_map(move |a| indices.clone().map(move |b| (a, b)))
        };
        let below = || pairs().filter(|&(a, b)| group.x[a] < group.x[b]);
        let rises = below().filter(|&(a, b)| group.y[a] < group.y[b]).count();
        let falls = below().filter(|&(a, b)| group.y[a] > group.y[b]).count();
        let equals = below().filter(|&(a, b)| group.y[a] == group.y[b]).count();
        judge.claim(
            match order {
                Order::Kept => rises > 0 && falls + equals == 0,
                Order::Reversed => falls > 0 && rises + equals == 0,
                Order::KeptMerged => equals > 0 && rises > 0 && falls == 0,
                Order::ReversedMerged => equals > 0 && falls > 0 && rises == 0,
            },
            || say("order"),
        );
    }
}

/// Judges that a visible error of the mean is named: of the sum, and of its quotient.
///
/// `ȳ − β = γ(μ − M)/R`, where M is float32's mean and `R = |γ|σ/s`, with the stds σ of x and s
/// of y. What the number nearest to μ does not explain is the sum's error.
fn mean_faults(
    judge: &mut Judge,
    faults: &[Fault],
    group: &Group,
    (mean, std): (f64, f64),
    say: &dyn Fn(&str) -> String,
) {
    let (gamma, beta) = (f64::from(group.gamma[0]), f64::from(group.beta[0]));
    if group.is_narrow || gamma == 0.0 || std == 0.0 {
        return;
    }
    let root = gamma.abs() * group.exact.variance.sqrt() / std;
    let exact = group.exact.mean;
    let from_mean = gamma * (exact - group.step.nearest(exact)) / root;
    let from_sum = mean - beta - from_mean;
    // The results, and the deviations before them, are rounded too.
    let rounding =
        4.0 * group.step.unit * (beta.abs() + gamma.abs() * (group.x.len() as f64).sqrt());
    let visible = 1.1 * INVISIBLE * (mean.abs() + std) + rounding;
    for (error, fault) in [
        (from_sum, Fault::SumRounding),
        (from_mean, Fault::MeanRounding),
    ] {
        let has_to = error.abs() > visible && (from_sum + from_mean).abs() > visible;
        judge.claim(!has_to || faults.contains(&fault), || {
            say(&format!("{fault:?} changes the mean by {error}"))
        });
    }
}

/// Whether a reader sees a rounding of the mean in one of the groups that it is named for: in
/// the mean, or in the std, which grows by the square of the mean's error over the root's.
pub(super) fn shows_mean(group: &Group) -> bool {
    let (mean, std) = measure(&group.y, 0);
    let beta = f64::from(group.beta[0]);
    let is_mean_off = (mean - beta).abs() > 0.9 * INVISIBLE * (beta.abs() + std);
    let count = group.x.len() as f64;
    let error = group.step.unit * group.exact.magnitude * (1.0 + 2.0 / count) + group.step.least;
    // The error of the mean itself does not change a std, but adds to the variance.
    let is_std_off = (error / group.root).powi(2) > 0.9 * CAUSE;
    is_mean_off || is_std_off
}
