//! Station 2's claims.

mod non_finite;
mod normalized;
mod shown;
mod table;

use layernorm_lab::{
    claims::{
        layer::{Equal, LayerClaim, LayerResult, layer},
        range::Range,
        subject::Subject,
    },
    lab::{diagnosis::Fault, normalization::Outcome, scenario::Scenario},
    words::sentence::what,
};

use self::{
    non_finite::{counts, non_finite},
    normalized::{normalized, shows_mean},
    shown::shown,
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
    shown(judge, &claims, truth, &what(outcome, &scenario.layer_norm));
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
    let is_non_finite = matches!(claim.result, LayerResult::NonFinite(_));
    judge.claim(is_finite != is_non_finite, || say("finite"));
    match &claim.result {
        LayerResult::Single => {
            judge.claim(group.x.len() == 1 && group.equals_beta(), || say("single"));
        }
        LayerResult::Constant(equal) => {
            judge.claim(group.is_constant() && group.equals_beta(), || {
                say("constant")
            });
            constant(judge, *equal, group, &say);
        }
        LayerResult::Erased => {
            let is_zero = group.gamma.iter().all(|gamma| *gamma == 0.0);
            judge.claim(is_zero && group.equals_beta(), || say("erased"));
        }
        LayerResult::Affine {
            gamma,
            beta,
            reduced_by_eps,
            equal,
            faults,
            roundings: _,
        } => {
            let common = |values: &[f32]| is_uniform(values).then(|| values[0]);
            let expected = (common(&group.gamma), common(&group.beta));
            let differs = expected.0.is_none() || expected.1.is_none();
            let holds = expected == (*gamma, *beta) && differs && !group.is_constant();
            judge.claim(holds, || say("affine"));
            is_reduced(judge, *reduced_by_eps, group);
            affine_rounding(judge, *equal, faults, group, &say);
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
        LayerResult::NonFinite(results) => non_finite(judge, results, group, &say),
    }
}

/// Judges what is said to have made values equal.
fn constant(judge: &mut Judge, equal: Equal, group: &Group, say: &dyn Fn(&str) -> String) {
    let is_equal = is_uniform(&group.float32);
    let holds = match equal {
        Equal::AsSet => is_equal && !group.differs_before,
        Equal::InFloat32 { .. } => is_equal && group.differs_before,
        Equal::InFormat => !is_equal && group.is_narrow,
    };
    judge.claim(holds, || say("what made the values equal"));
    if let Equal::InFloat32 { spacing } = equal {
        let distance = distance_between_float32(group.float32[0]);
        judge.claim(spacing.low <= distance && distance <= spacing.high, || {
            say("distance between float32 numbers")
        });
    }
}

/// Judges what is said of the rounding of results with γ and β of their own: without a word,
/// they are the exact ones.
fn affine_rounding(
    judge: &mut Judge,
    equal: Option<Range>,
    faults: &[Fault],
    group: &Group,
    say: &dyn Fn(&str) -> String,
) {
    if cancels(group, 1e-9) {
        let are_equal = cancels(group, 1e-15);
        judge.claim(equal.is_none() || !are_equal, || {
            say("the exact results are equal")
        });
        return;
    }
    let all = 0..group.y.len();
    let (exact_mean, exact_std) = (group.exact_mean(all.clone()), group.exact_std(all));
    let (mean, std) = measure(&group.y, 0);
    judge.claim(equal.is_some() == is_uniform(&group.y), || {
        say(&format!("all results are equal, {equal:?}"))
    });
    if let Some(equal) = equal {
        let slack = 1.1 * INVISIBLE * mean.abs();
        judge.claim(
            equal.low - slack <= mean && mean <= equal.high + slack && !faults.is_empty(),
            || say("the equal result"),
        );
    }
    if faults.is_empty() {
        let tolerance = 1.1 * INVISIBLE;
        judge.near(exact_std, std, tolerance * exact_std, &say("the exact std"));
        let slack = tolerance * (exact_mean.abs() + exact_std);
        judge.near(exact_mean, mean, slack, &say("the exact mean"));
    }
}

/// Whether γ and β cancel but for a part of their size: below 1e-9 hardly a digit of the exact
/// std is left to compare.
fn cancels(group: &Group, part: f64) -> bool {
    let first = f64::from(group.beta[0]);
    let parameters = group.gamma.iter().zip(&group.beta);
    let sizes = group.exact.deviations.iter().zip(parameters);
    let sizes = sizes.map(|(d, (&gamma, &beta))| {
        (d / group.root * f64::from(gamma)).abs() + (f64::from(beta) - first).abs()
    });
    let size = sizes.fold(0.0, f64::max);
    group.exact_std(0..group.y.len()) <= part * size
}

fn is_reduced(judge: &mut Judge, claimed: bool, group: &Group) {
    let factor = group.eps_factor();
    let is_reduced = factor < 1.0 - INVISIBLE && group.rounded_eps() > 0.0;
    let is_borderline = (factor - 1.0 + INVISIBLE).abs() < 1e-9;
    judge.claim(claimed == is_reduced || is_borderline, || {
        format!("reduced by ε: {claimed}, and ε leaves {factor}")
    });
}

/// Judges the numbers of a claim that are about all its groups together.
fn totals<'a>(
    judge: &mut Judge,
    claim: &LayerClaim,
    groups: impl Iterator<Item = &'a Group> + Clone,
) {
    match &claim.result {
        LayerResult::NonFinite(results) => counts(judge, results, &groups.collect::<Vec<_>>()),
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
        LayerResult::Affine { faults, .. } => {
            for &fault in faults {
                // Where γ and β cancel, nothing is too small to show.
                let holds = |group: &Group| group.allows(fault) || cancels(group, 1e-9);
                judge.claim(groups.clone().any(holds), || {
                    format!("{fault:?} is possible: {claim:?}")
                });
            }
        }
        LayerResult::Normalized { faults, .. } => {
            for &fault in faults {
                let is_of_mean = matches!(fault, Fault::SumRounding | Fault::MeanRounding);
                let shows = |group: &Group| {
                    // Where every step is rounded, a result that would be another one shows it.
                    let is_shown = !is_of_mean || group.rounds_every_step() || shows_mean(group);
                    group.allows(fault) && is_shown
                };
                judge.claim(groups.clone().any(shows), || {
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
