//! The sentence on one chain, judged by its norms.

use layernorm_lab::{
    claims::growth::{has_unit_rows, is_constant},
    lab::{
        growth::Chain,
        scenario::{Growth, Precision, Scenario},
    },
    words::sentence,
};

use super::replay::Replay;
use crate::{
    judge::{Judge, ROUNDED},
    parse::parse,
};

/// Judges the sentence on one chain.
pub(super) fn summary(judge: &mut Judge, chain: &Chain, index: usize, scenario: &Scenario) {
    let settings = &scenario.growth;
    judge.sentences += 1;
    let text = sentence::chain(chain, settings);
    let norms: Vec<f64> = chain.steps.iter().map(|step| step.norm.to_f64()).collect();
    let last = norms[norms.len() - 1];
    let says = |part: &str| text.contains(part);
    let steady = norms
        .iter()
        .all(|norm| (norm - last).abs() <= ROUNDED * last.max(*norm));
    judge.claim(!says("where it stays") || steady, || text.clone());
    judge.claim(
        is_constant(chain) == (steady || last.is_nan() || last.is_infinite())
            || norms.iter().any(|norm| !norm.is_finite()),
        || "a constant norm".into(),
    );
    if has_unit_rows(chain, settings)
        && settings.precision == Precision::Float32
        && let Some(replay) = Replay::of(scenario, index, 3)
    {
        for std in replay.row_stds {
            judge.near(1.0, std, 0.05, "the std of a row");
        }
    }
    let is_below = says("every row’s variance ends below ε");
    // A row of n values whose variance is below ε ends with a square of less than n/2.
    judge.claim(
        !is_below || settings.layer_norm && last < 0.7072 * f64::from(settings.size),
        || text.clone(),
    );
    judge.claim(
        !says("every row has mean 0 and std 1") || has_unit_rows(chain, settings),
        || text.clone(),
    );
    let first = |kind: fn(f64) -> bool| norms.iter().position(|&norm| kind(norm)).map(|at| at + 1);
    for (part, kind) in [
        ("to NaN from step ", f64::is_nan as fn(f64) -> bool),
        ("to ∞ from step ", f64::is_infinite),
        ("to exactly 0 from step ", |norm| norm == 0.0),
    ] {
        if let Some((_, rest)) = text.split_once(part) {
            let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
            judge.claim(digits.parse().ok() == first(kind), || text.clone());
        }
        judge.claim(says(part) == kind(last), || text.clone());
    }
    let times = |is: f64, words: &str| {
        let Some((before, _)) = text.split_once(words) else {
            return true;
        };
        let number = before.rsplit(' ').next().unwrap_or_default();
        (parse(number) / is - 1.0).abs() < 0.01
    };
    let from = chain.start.norm.to_f64();
    judge.claim(times(last / from, " times larger"), || text.clone());
    judge.claim(times(from / last, " times smaller"), || text.clone());
    grammar(judge, &text, chain, settings);
}

/// "is" after one entry and "are" after more, with the right counts.
fn grammar(judge: &mut Judge, text: &str, chain: &Chain, settings: &Growth) {
    let step = chain.steps[chain.steps.len() - 1];
    let entries = (settings.size * settings.size) as usize;
    for (count, kind) in [
        (step.infinite, "infinite"),
        (step.undefined, "NaN"),
        (step.zeros, "exactly 0"),
    ] {
        for (verb, is_right) in [("is", count == 1), ("are", count != 1)] {
            let part = format!("of {entries} entries {verb} {kind}");
            if let Some((before, _)) = text.split_once(&part) {
                let number = before.trim_end().rsplit(' ').next().unwrap_or_default();
                judge.claim(is_right && number.parse() == Ok(count), || text.to_owned());
            }
        }
    }
    judge.claim(!text.contains("1 entries"), || text.to_owned());
}
