//! Station 2's claims.

mod non_finite;
mod normalized;

use layernorm_lab::{
    claims::{
        layer::{LayerClaim, LayerResult, layer},
        subject::Subject,
    },
    lab::{diagnosis::Fault, normalization::Outcome, scenario::Scenario},
};

use self::{
    non_finite::{counts, non_finite},
    normalized::normalized,
};
use crate::{
    exact::distance_between_float32,
    judge::{INVISIBLE, Judge},
    truth::{Group, Truth, is_uniform},
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
    let is_non_finite = matches!(claim.result, LayerResult::NonFinite(_));
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
        LayerResult::NonFinite(results) => non_finite(judge, results, group, &say),
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

/// Judges the numbers of a claim that are about all its groups together.
fn totals<'a>(
    judge: &mut Judge,
    claim: &LayerClaim,
    groups: impl Iterator<Item = &'a Group> + Clone,
) {
    match &claim.result {
        LayerResult::NonFinite(results) => counts(judge, results, groups),
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
