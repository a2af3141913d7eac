//! Results that are infinite or NaN.

use layernorm_lab::{
    claims::layer::{InfiniteEntries, NonFinite},
    lab::diagnosis::Fault,
};

use crate::{judge::Judge, truth::Group};

/// Judges which results a fault leaves finite, and which it makes NaN.
pub(super) fn non_finite(
    judge: &mut Judge,
    claim: &NonFinite,
    group: &Group,
    say: &dyn Fn(&str) -> String,
) {
    let fault = claim.fault;
    judge.claim(group.allows(fault), || say("fault"));
    let is_above = group.rounded_eps() > group.step.max;
    judge.claim(claim.eps_overflows == is_above, || say("ε overflows"));
    if claim.variance_overflows {
        let faults = [Fault::SquareOverflow, Fault::VarianceOverflow];
        let is_possible = faults.iter().any(|&fault| group.allows(fault));
        judge.claim(is_possible || !fault_is_later(fault), || {
            say("the variance overflows")
        });
    }
    entries(judge, claim.gamma, &group.gamma, group.features, say);
    entries(judge, claim.beta, &group.beta, group.features, say);
    let parameters = group.gamma.iter().zip(&group.beta);
    for ((y, (gamma, beta)), d) in group.y.iter().zip(parameters).zip(&group.exact.deviations) {
        match fault {
            Fault::SquareOverflow | Fault::VarianceOverflow if y.is_finite() => {
                judge.claim(y == beta, || say("divided by ∞, a finite deviation is 0"));
            }
            Fault::GammaOverflow if y.is_nan() => {
                judge.claim(gamma.is_infinite() && may_be_zero(group, *d), || say("0·∞"));
            }
            Fault::BetaOverflow if y.is_infinite() => {
                let holds = beta.is_infinite() || group.allows(Fault::ResultOverflow);
                judge.claim(holds, || say("β is infinite"));
            }
            _ => {}
        }
    }
}

/// Whether the variance has been computed before a fault.
fn fault_is_later(fault: Fault) -> bool {
    !matches!(fault, Fault::NonFiniteInput | Fault::SumOverflow)
}

/// Judges how many entries of γ or β are infinite, and which.
fn entries(
    judge: &mut Judge,
    claim: InfiniteEntries,
    values: &[f32],
    features: usize,
    say: &dyn Fn(&str) -> String,
) {
    let of = |sign: f32| values.iter().filter(|value| **value == sign).count();
    let counts = [of(f32::INFINITY), of(f32::NEG_INFINITY), values.len()];
    judge.claim(counts == [claim.positive, claim.negative, claim.of], || {
        say("infinite γ or β")
    });
    let is_one = counts[0] + counts[1] == 1;
    judge.claim(is_one == claim.only.is_some(), || say("one γ or β"));
    if let Some((row, feature)) = claim.only {
        let has_rows = values.len() > features;
        let is_it = values[row.unwrap_or(0) * features + feature].is_infinite();
        judge.claim(is_it && row.is_some() == has_rows, || say("which γ or β"));
    }
}

/// Whether x̂ of an exact deviation d may be 0.
fn may_be_zero(group: &Group, d: f64) -> bool {
    let error = 2.0 * (group.step.unit * group.exact.magnitude + group.step.least);
    d.abs() <= error || root_may_be_infinite(group) || d.abs() / group.root <= group.step.least
}

fn root_may_be_infinite(group: &Group) -> bool {
    let faults = [
        Fault::EpsOverflow,
        Fault::SquareOverflow,
        Fault::VarianceOverflow,
    ];
    faults.iter().any(|&fault| group.allows(fault))
}

/// Judges how many results of some groups are of which kind, and that each cause can have
/// made as many.
pub(super) fn counts(judge: &mut Judge, claim: &NonFinite, groups: &[&Group]) {
    let counts = claim.results;
    let values = groups.iter().flat_map(|group| &group.y);
    let count = |kind: fn(f32) -> bool| values.clone().filter(|y| kind(**y)).count();
    let are = [
        count(f32::is_finite),
        count(|y| y == f32::INFINITY),
        count(|y| y == f32::NEG_INFINITY),
        count(f32::is_nan),
    ];
    let claimed = [
        counts.finite,
        counts.positive,
        counts.negative,
        counts.nan(),
    ];
    judge.claim(are == claimed, || {
        format!("{claimed:?} are finite, ∞, −∞ and NaN, not {are:?}")
    });
    let most = |holds: fn(&Group, usize) -> bool| {
        let each = groups
            .iter()
            .map(|group| (0..group.y.len()).filter(|&at| holds(group, at)).count());
        each.sum::<usize>()
    };
    // Each cause has as many results as allow it, at most.
    let finite: fn(&Group, usize) -> bool = |group, at| {
        let is_finite = group.gamma[at].is_finite() && group.beta[at].is_finite();
        let size = group.gamma[at].abs() * (group.y.len() as f32).sqrt();
        is_finite
            && group.y[at].is_infinite()
            && f64::from(size + group.beta[at].abs()) > group.result.max * (1.0 - 1e-2)
    };
    let zero: fn(&Group, usize) -> bool = |group, at| {
        let (gamma, d) = (group.gamma[at], group.exact.deviations[at]);
        group.y[at].is_nan()
            && if gamma.is_infinite() {
                may_be_zero(group, d)
            } else {
                gamma == 0.0 && group.rounded_eps() == 0.0
            }
    };
    let difference: fn(&Group, usize) -> bool =
        |group, at| group.y[at].is_nan() && group.beta[at].is_infinite();
    for (what, claimed, most) in [
        (
            "beyond the format",
            counts.of_product + counts.of_sum,
            most(finite),
        ),
        ("0·∞", counts.zero_times_infinity, most(zero)),
        ("∞ − ∞", counts.infinity_minus_infinity, most(difference)),
    ] {
        judge.claim(claimed <= most, || {
            format!("{claimed} results are of {what}, but {most} allow it: {claim:?}")
        });
    }
    // What no infinite number explains exceeds the format.
    let is_overflow = claim.fault == Fault::ResultOverflow;
    let all = counts.positive + counts.negative;
    judge.claim(
        !is_overflow || all == counts.of_product + counts.of_sum,
        || format!("an overflow of {all} results: {claim:?}"),
    );
}
