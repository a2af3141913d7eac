//! The text beside each matrix of station 2.

use layernorm_lab::{
    lab::{normalization::Outcome, scenario::Scenario},
    words::sentence,
};

use crate::{
    judge::{INVISIBLE, Judge, ROUNDED},
    parse::parse,
    truth::{Truth, measure},
};

/// Judges the least and the greatest mean and std of both matrices.
pub(super) fn spread(judge: &mut Judge, truth: &Truth, outcome: &Outcome, scenario: &Scenario) {
    let shape = scenario.layer_norm.normalized_shape;
    let before = sentence::spread(&outcome.input, &outcome.before, shape);
    let after = sentence::spread(&outcome.output, &outcome.after, shape);
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
    let ends = |of: usize| {
        let all = groups.iter().map(move |group| group[of]);
        let low = all.clone().fold(f64::INFINITY, f64::min);
        [low, all.fold(f64::NEG_INFINITY, f64::max)]
    };
    let largest_std = ends(1)[1];
    for (of, shown) in numbers.into_iter().enumerate() {
        let (low, high) = shown.split_once(" to ").unwrap_or((shown, shown));
        let is = ends(of);
        let size = is[0].abs().max(is[1].abs()).max(largest_std);
        for (shown, is) in [(low, is[0]), (high, is[1])] {
            let tolerance = ROUNDED * is.abs() + INVISIBLE * size;
            judge.near(parse(shown), is, tolerance, text);
        }
    }
}
