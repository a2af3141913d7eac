//! The text beside each matrix of station 2.

use layernorm_lab::{
    lab::{normalization::Outcome, scenario::Scenario},
    words::sentence::spread,
};

use crate::{
    judge::{INVISIBLE, Judge, ROUNDED},
    parse::parse,
    truth::{Truth, measure},
};

/// Judges the least and the greatest mean and std of both matrices.
pub(super) fn spread(judge: &mut Judge, truth: &Truth, outcome: &Outcome, scenario: &Scenario) {
    let shape = scenario.layer_norm.normalized_shape;
    let before = spread::input(outcome, shape);
    let after = spread::output(outcome, shape);
    let groups = truth.groups.iter();
    let exact = groups.map(|group| [group.exact.mean, group.exact.variance.sqrt()]);
    text(judge, truth, &before, &exact.collect::<Vec<_>>());
    let measured = truth.groups.iter().map(|group| {
        let (mean, std) = measure(&group.y, 0);
        [mean, std]
    });
    text(judge, truth, &after, &measured.collect::<Vec<_>>());
}

/// Judges one text against the mean and the biased std of each group.
fn text(judge: &mut Judge, truth: &Truth, text: &str, groups: &[[f64; 2]]) {
    judge.sentences += 1;
    if !groups.iter().flatten().all(|number| number.is_finite()) {
        judge.claim(text.is_empty(), || format!("not finite: {text}"));
        return;
    }
    let subject = match (truth.is_whole, truth.rows) {
        (true, _) => "all values: ",
        (false, 1) => "the row: ",
        (false, _) => "each row: ",
    };
    let numbers = text
        .strip_prefix(subject)
        .and_then(|rest| rest.split_once(", "))
        .and_then(|(mean, std)| Some([mean.strip_prefix("mean ")?, std.strip_prefix("std ")?]));
    let Some(numbers) = numbers else {
        judge.claim(false, || format!("{subject}not read: {text}"));
        return;
    };
    for (of, shown) in numbers.into_iter().enumerate() {
        let (low, high) = shown.split_once(" to ").unwrap_or((shown, shown));
        let [low, high] = [low, high].map(parse);
        // A number of a group may be off by what is invisible beside its own std.
        let known = groups
            .iter()
            .map(|group| (group[of], ROUNDED * group[of].abs() + INVISIBLE * group[1]));
        let is_one = |shown: f64| {
            known
                .clone()
                .any(|(is, tolerance)| (shown - is).abs() <= tolerance)
        };
        let is_range = known
            .clone()
            .all(|(is, tolerance)| low <= is + tolerance && is - tolerance <= high);
        judge.claim(is_range && is_one(low) && is_one(high), || {
            format!("{groups:?}: {text}")
        });
    }
}
