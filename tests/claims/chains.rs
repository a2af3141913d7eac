//! Station 1's claims.

mod end_label;
mod replay;
mod small_norms;
mod summary;
mod title;

use layernorm_lab::{
    claims::growth::{Change, GrowthClaim, growth},
    lab::{
        growth::Outcome,
        scenario::{Growth, Precision, Scenario},
    },
    words::sentence,
};

use self::{
    end_label::end_label, replay::Replay, small_norms::small_norms, summary::summary, title::title,
};
use crate::{
    judge::{Judge, ROUNDED},
    parse::parse,
};

/// Judges the claims of station 1's sentences.
pub fn judge(judge: &mut Judge, outcome: &Outcome, scenario: &Scenario) {
    let settings = &scenario.growth;
    let chains = [&outcome.shrinking, &outcome.growing];
    let noise = [1.0 / settings.scale, settings.scale];
    match growth(outcome, settings) {
        GrowthClaim::Apart(claims) => {
            judge.claim(!settings.layer_norm, || "there is no LayerNorm".into());
            for ((claim, chain), noise) in claims.iter().zip(chains).zip(noise) {
                judge.near(claim.noise, noise, 1e-12 * noise, "the noise");
                let (from, to) = (chain.start.norm, chain.steps[chain.steps.len() - 1].norm);
                judge.claim(claim.from == from && claim.to == to, || "the norms".into());
                let (from, to) = (from.to_f64(), to.to_f64());
                let holds = match claim.change {
                    Change::Fell => to < from,
                    Change::Rose => to > from,
                    Change::Stayed => (to - from).abs() <= ROUNDED * from.max(to),
                    Change::BecameNan => to.is_nan(),
                };
                judge.claim(holds, || format!("{:?} from {from} to {to}", claim.change));
            }
        }
        GrowthClaim::Held(norm) => {
            let ideal = if settings.size == 1 {
                0.0
            } else {
                settings.size.into()
            };
            judge.near(norm, ideal, 0.0, "the norm");
            for step in chains.iter().flat_map(|chain| &chain.steps) {
                judge.near(norm, step.norm.to_f64(), 1.001 * ROUNDED * norm, "a norm");
            }
        }
        GrowthClaim::Normalized { last, ideal, small } => {
            judge.claim(settings.layer_norm, || "there is a LayerNorm".into());
            for (last, chain) in last.iter().zip(chains) {
                let is = chain.steps[chain.steps.len() - 1].norm;
                judge.claim(*last == is, || format!("the last norm is {is:?}"));
            }
            small_norms(judge, small, outcome, scenario);
            // "A norm is `ideal` where the variance of every row is far above ε": if it is
            // not, then some variance is not far above it, or the format rounds.
            if settings.precision == Precision::Float32 {
                for (index, chain) in chains.iter().enumerate() {
                    let Some(exact) = Replay::of(scenario, index, 3) else {
                        continue;
                    };
                    let is = chain.steps[chain.steps.len() - 1].norm.to_f64();
                    let tolerance = 0.02 * ideal.max(1e-9);
                    judge.near(exact.norm, is, tolerance, "the norm with ε");
                }
            }
        }
    }
    why(judge, outcome, settings);
    let both = sentence::both_chains(outcome, None, settings);
    for (index, chain) in chains.into_iter().enumerate() {
        summary(judge, chain, index, scenario);
        end_label(judge, chain, noise[index], settings.layer_norm);
        title(judge, chain, noise[index], settings);
        if let Some((starts, rest)) = both.split_once(" to ")
            && let Some((small, large)) = starts.split_once(" and ")
        {
            // One sentence on chains that stay at the same norm.
            let start = [small.trim_start_matches("From "), large][index];
            let from = chain.start.norm.to_f64();
            judge.near(parse(start), from, ROUNDED * from, "the first norm");
            let rest = format!("to {rest}").replace("where both stay", "where it stays");
            let course = sentence::chain(chain, settings);
            let course = course
                .split_once(" to ")
                .map(|(_, course)| format!("to {course}"));
            judge.claim(
                course.is_some_and(|course| rest.starts_with(&course)),
                || both.clone(),
            );
            continue;
        }
        // Each sentence follows the size of its own noise.
        let (_, course) = both.split_once(": from ").unwrap_or_default();
        let course = if index == 0 {
            course
        } else {
            both.rsplit(": from ").next().unwrap_or("")
        };
        let alone = sentence::chain(chain, settings);
        judge.claim(course.starts_with(&alone["From ".len()..]), || both.clone());
    }
    let sizes = both.split("Noise of size ").skip(1).map(|part| {
        let (size, _) = part.split_once(": from ").unwrap_or_default();
        parse(size)
    });
    judge.claim(
        sizes
            .zip(noise)
            .all(|(is, noise)| (is / noise - 1.0).abs() < 0.006),
        || both.clone(),
    );
}

/// Each chain has a name of its own, and one multiplication is not one of several.
fn why(judge: &mut Judge, outcome: &Outcome, settings: &Growth) {
    judge.sentences += 1;
    let text = sentence::why(outcome, settings);
    let counted = text.contains("of 1 multiplication") || text.contains("stay");
    judge.claim(
        settings.steps > 1 || !counted || !settings.layer_norm,
        || text.clone(),
    );
    let both = sentence::both_chains(outcome, None, settings);
    for text in [text, both] {
        let sizes = text.to_ascii_lowercase().replace(": ", " ");
        let sizes: Vec<&str> = sizes
            .split("of size ")
            .skip(1)
            .filter_map(|rest| rest.split([' ', ',', ';']).next())
            .map(|size| size.trim_end_matches('.'))
            .collect();
        let is_repeated = sizes.len() > 1 && sizes.iter().all(|size| *size == sizes[0]);
        judge.claim(!is_repeated, || text.clone());
    }
}
