//! Station 2's claims.

use layernorm_lab::{
    claims::{
        layer::{LayerClaim, LayerResult, layer},
        order::Order,
        subject::Subject,
    },
    lab::{diagnosis::Fault, normalization::Outcome, scenario::Scenario},
};

use crate::{
    exact::distance_between_float32,
    judge::{INVISIBLE, Judge},
    truth::{Group, Truth, is_uniform, measure},
};

/// Judges the claims of station 2's sentence.
pub fn judge(judge: &mut Judge, truth: &Truth, outcome: &Outcome, scenario: &Scenario) {
    let claims = layer(outcome, scenario.layer_norm.normalized_shape);
    let mut seen = vec![0; truth.groups.len()];
    for claim in &claims {
        let groups: Vec<usize> = match &claim.subject {
            Subject::Whole => {
                judge.claim(truth.is_whole, || {
                    "the rows are normalised one by one".into()
                });
                vec![0]
            }
            Subject::Rows { which, of } => {
                judge.claim(!truth.is_whole && *of == truth.rows, || {
                    format!("there are {} rows", truth.rows)
                });
                which.clone()
            }
        };
        for &group in &groups {
            seen[group] += 1;
            let group = &truth.groups[group];
            judge.claim(claim.values == group.x.len(), || {
                "the number of values".into()
            });
            result(judge, claim, group);
        }
        totals(
            judge,
            claim,
            groups.iter().map(|&group| &truth.groups[group]),
        );
    }
    judge.claim(seen.iter().all(|&times| times == 1), || {
        format!("the claims are about the groups {seen:?} times")
    });
}

/// Judges what a claim says of each of its groups.
fn result(judge: &mut Judge, claim: &LayerClaim, group: &Group) {
    let is_finite = group.y.iter().all(|y| y.is_finite());
    let say = |what: &str| {
        format!(
            "{what}: {:?} of {:?} to {:?}",
            claim.result, group.x, group.y
        )
    };
    let is_non_finite = matches!(claim.result, LayerResult::NonFinite { .. });
    judge.claim(is_finite != is_non_finite, || say("finite"));
    match &claim.result {
        LayerResult::Single => {
            judge.claim(group.x.len() == 1 && group.equals_beta(), || say("single"));
        }
        LayerResult::Constant { spacing } => {
            judge.claim(group.is_constant() && group.equals_beta(), || {
                say("constant")
            });
            let distance = distance_between_float32(group.x[0]);
            judge.claim(spacing.low <= distance && distance <= spacing.high, || {
                say("distance between float32 numbers")
            });
        }
        LayerResult::Erased => {
            let is_zero = group.gamma.iter().all(|gamma| *gamma == 0.0);
            judge.claim(is_zero && group.equals_beta(), || say("erased"));
        }
        LayerResult::Affine {
            gamma,
            beta,
            reduced_by_eps,
        } => {
            let common = |values: &[f32]| is_uniform(values).then(|| values[0]);
            let expected = (common(&group.gamma), common(&group.beta));
            let differs = expected.0.is_none() || expected.1.is_none();
            let holds = expected == (*gamma, *beta) && differs && !group.is_constant();
            judge.claim(holds, || say("affine"));
            is_reduced(judge, *reduced_by_eps, group);
        }
        LayerResult::Normalized { .. } => normalized(judge, claim, group),
        LayerResult::MisroundedMean { .. } => {
            judge.claim(group.is_constant() && !group.equals_beta(), || {
                say("misrounded")
            });
            judge.claim(group.allows(Fault::SumRounding), || {
                say("rounding of the sum")
            });
        }
        LayerResult::Flattened(fault) => {
            judge.claim(group.equals_beta() && group.allows(*fault), || {
                say("flattened")
            });
        }
        LayerResult::NonFinite {
            fault,
            eps_overflows,
            ..
        } => {
            judge.claim(group.allows(*fault), || say("fault"));
            let is_above = group.rounded_eps() > group.step.max;
            judge.claim(*eps_overflows == is_above, || say("ε overflows"));
            non_finite(judge, *fault, group, &say);
        }
    }
}

/// Judges which results a fault leaves finite, and which it makes NaN.
fn non_finite(judge: &mut Judge, fault: Fault, group: &Group, say: &dyn Fn(&str) -> String) {
    let parameters = group.gamma.iter().zip(&group.beta);
    for ((y, (gamma, beta)), d) in group.y.iter().zip(parameters).zip(&group.exact.deviations) {
        match fault {
            Fault::SquareOverflow | Fault::VarianceOverflow if y.is_finite() => {
                judge.claim(y == beta, || say("divided by ∞, a finite deviation is 0"));
            }
            Fault::GammaOverflow if y.is_nan() => {
                let error = 2.0 * (group.step.unit * group.exact.magnitude + group.step.least);
                let is_zero = d.abs() <= error
                    || group.allows(Fault::EpsOverflow)
                    || group.allows(Fault::SquareOverflow)
                    || group.allows(Fault::VarianceOverflow)
                    || d.abs() / group.root <= group.step.least;
                judge.claim(gamma.is_infinite() && is_zero, || say("0·∞"));
            }
            Fault::BetaOverflow if y.is_infinite() => {
                let holds = beta.is_infinite() || group.allows(Fault::ResultOverflow);
                judge.claim(holds, || say("β is infinite"));
            }
            _ => {}
        }
    }
}

fn is_reduced(judge: &mut Judge, claimed: bool, group: &Group) {
    let factor = group.eps_factor();
    let is_reduced = factor < 1.0 - INVISIBLE && group.rounded_eps() > 0.0;
    let is_borderline = (factor - 1.0 + INVISIBLE).abs() < 1e-9;
    judge.claim(claimed == is_reduced || is_borderline, || {
        format!("reduced by ε: {claimed}, and ε leaves {factor}")
    });
}

fn normalized(judge: &mut Judge, claim: &LayerClaim, group: &Group) {
    let LayerResult::Normalized {
        mean,
        std,
        order,
        reduced_by_eps,
        faults,
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

/// Judges the numbers of a claim that are about all its groups together.
fn totals<'a>(
    judge: &mut Judge,
    claim: &LayerClaim,
    groups: impl Iterator<Item = &'a Group> + Clone,
) {
    match &claim.result {
        LayerResult::NonFinite { nan, infinite, .. } => {
            let values = groups.flat_map(|group| &group.y);
            let count = |kind: fn(&&f32) -> bool| values.clone().filter(kind).count();
            let is = (count(|y| y.is_nan()), count(|y| y.is_infinite()));
            judge.claim(is == (*nan, *infinite), || {
                format!("(NaN, ∞) counts {is:?}")
            });
        }
        LayerResult::MisroundedMean { difference } => {
            let differences = groups.flat_map(|group| {
                let pairs = group.y.iter().zip(&group.beta);
                pairs.map(|(y, beta)| (f64::from(*y) - f64::from(*beta)).abs())
            });
            let largest = differences.fold(0.0, f64::max);
            judge.near(
                *difference,
                largest,
                1e-12 * largest,
                "the difference from β",
            );
        }
        LayerResult::Normalized { faults, .. } => {
            for &fault in faults {
                judge.claim(groups.clone().any(|group| group.allows(fault)), || {
                    let values = groups.clone();
                    let values =
                        values.map(|group| (&group.x, &group.y, &group.gamma, &group.beta));
                    format!("{fault:?} is possible in {:?}", values.collect::<Vec<_>>())
                });
            }
        }
        _ => {}
    }
}
