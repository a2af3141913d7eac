//! A rounding is said to show only where the printed numbers show it.

use std::iter::zip;

use layernorm_lab::claims::{
    layer::{LayerClaim, LayerResult},
    order::Order,
    subject::Subject,
};

use super::table::shows_in_table;
use crate::{
    judge::{INVISIBLE, Judge, ROUNDED},
    parse::parse,
    truth::{Group, Truth, measure},
};

/// What shows a rounding, after the numbers.
const BY: [&str; 3] = [" The mean", " The std", " The equal values"];
/// Announces a rounding that the table of statistics shows.
const TABLE_SHOWS: &str = " The statistics of the results show ";

/// Judges what station 2's sentence says that its numbers show.
pub(super) fn shown(judge: &mut Judge, claims: &[LayerClaim], truth: &Truth, text: &str) {
    let mut parts = text.split(" now ha").skip(1);
    let mut tables = text.split(" normalised").skip(1);
    for claim in claims {
        match &claim.result {
            LayerResult::Normalized { order, .. } => {
                let part = parts.next().unwrap_or_default();
                in_sentence(judge, &groups(claim, truth), *order, part);
            }
            LayerResult::Affine { equal: None, .. } => {
                let part = tables.next().unwrap_or_default();
                let shows = part.contains(TABLE_SHOWS);
                let in_table = groups(claim, truth).into_iter().any(shows_in_table);
                judge.claim(!shows || in_table, || {
                    format!("no table shows a rounding: {text}")
                });
            }
            LayerResult::Affine { .. } => {
                tables.next();
            }
            _ => {}
        }
    }
}

fn groups<'a>(claim: &LayerClaim, truth: &'a Truth) -> Vec<&'a Group> {
    match &claim.subject {
        Subject::Whole => vec![&truth.groups[0]],
        Subject::Rows { which, .. } => which.iter().map(|&row| &truth.groups[row]).collect(),
    }
}

/// A mean and a std as they are printed, beside the exact ones.
fn in_sentence(judge: &mut Judge, groups: &[&Group], order: Option<Order>, part: &str) {
    let at = BY.iter().filter_map(|by| part.find(by)).min();
    let (numbers, shown) = part.split_at(at.unwrap_or(part.len()));
    let (by, shown) = shown.split_once(" show").unwrap_or_default();
    let (mean, std) = numbers
        .split_once("mean ")
        .and_then(|(_, rest)| rest.split_once(" and std "))
        .unwrap_or_default();
    let end = [" (reduced", "; ", ". "]
        .iter()
        .filter_map(|end| std.find(end))
        .min();
    let std = std[..end.unwrap_or(std.len())].trim_end_matches('.');
    let of = |value: fn(&Group) -> f64| groups.iter().map(|group| value(group)).collect();
    let exact: [Vec<f64>; 2] = [
        of(|group| group.as_set[1][0].into()),
        of(|group| f64::from(group.as_set[0][0].abs()) * group.eps_factor()),
    ];
    let is_merged = matches!(order, Some(Order::KeptMerged | Order::ReversedMerged));
    // γ or β may differ between features before they are rounded.
    let is_uniform = groups.iter().all(|group| {
        let mut parameters = group.as_set.iter();
        parameters.all(|values| values.iter().all(|value| *value == values[0]))
    });
    let say = |what: &str| format!("{what}, beside the exact {exact:?}: {part}");
    // The ends of a range of stds have as many digits as tell them apart.
    let is_range = std.contains(" to ");
    // In a range, a row's own std may differ although the ends do not.
    let own_stds = zip(groups, &exact[1]).map(|(group, &exact)| [measure(&group.y, 0).1, exact]);
    let own_stds: Vec<[f64; 2]> = own_stds.collect();
    let four = |value: f64| format!("{value:.3e}");
    let any_own = |differs: &dyn Fn([f64; 2]) -> bool| {
        is_range
            && own_stds
                .iter()
                .any(|&pair| four(pair[0]) != four(pair[1]) && differs(pair))
    };
    let any_differs = any_own(&|_| true);
    let any_differs_visibly = any_own(&|[is, exact]| (is - exact).abs() > 1.5 * INVISIBLE * exact);
    for (name, shows, must_say) in [
        ("mean", !reads_as(mean, &exact[0]), false),
        (
            "std",
            any_differs || !reads_as(std, &exact[1]),
            is_range && !reads_as(std, &exact[1]) || any_differs_visibly,
        ),
        ("equal values", is_merged, false),
    ] {
        let says_so = by.contains(&format!("he {name}"));
        judge.claim(!says_so || shows || !is_uniform, || {
            say("no digit shows a rounding")
        });
        judge.claim(says_so || !must_say, || {
            say("a rounding shows, and its cause is not named")
        });
    }
    judge.claim(shown.is_empty() == by.is_empty(), || {
        say("nothing is said to show a rounding")
    });
    let largest = exact[1].iter().fold(0.0, |most: f64, std| most.max(*std));
    let near = is_near(mean, &exact[0], largest) && is_near(std, &exact[1], 0.0);
    judge.claim(!shown.is_empty() || near, || {
        say("nothing is said of the rounding")
    });
    judge.claim(
        !shown.contains("γ") || !is_uniform || groups.iter().any(|group| shows_gamma(group)),
        || say("the rounding of γ changes nothing"),
    );
    // Where γ or β alone explains the number, it is named.
    let rounded: [Vec<f64>; 2] = [
        of(|group| group.beta[0].into()),
        of(|group| f64::from(group.gamma[0].abs()) * group.eps_factor()),
    ];
    for (index, (text, symbol)) in [(mean, "β"), (std, "γ")].into_iter().enumerate() {
        let explains = reads_as(text, &rounded[index]) && !reads_as(text, &exact[index]);
        let is_large = !is_near(text, &exact[index], largest);
        judge.claim(!(explains && is_large) || shown.contains(symbol), || {
            say(&format!("the rounding of {symbol} shows"))
        });
    }
}

/// Whether the result may show that γ is rounded: it would be another one with γ as it is set,
/// or that rounding changes the std by more than all others do.
fn shows_gamma(group: &Group) -> bool {
    let results = |gamma: &[f32]| -> Vec<f64> {
        let of = |i: usize| group.rounded_result(i, group.root, gamma[i]);
        (0..gamma.len()).map(of).collect()
    };
    let shows = results(&group.as_set[0]) != results(&group.gamma);
    let [of_set, rounded] = [group.as_set[0][0], group.gamma[0]].map(f64::from);
    let factor = group.eps_factor();
    let (_, measured) = measure(&group.y, 0);
    let others = (measured - rounded.abs() * factor).abs();
    let of_gamma = (rounded.abs() - of_set.abs()).abs() * factor;
    let is_stepwise = group.step.unit > 1e-4;
    is_stepwise || shows || of_gamma >= 0.9 * others
}

/// Whether each of some numbers would be printed as it is, or their least and their greatest
/// as the ends of a range.
fn reads_as(text: &str, exact: &[f64]) -> bool {
    // The ends of a range have as many digits as tell them apart.
    let digits = text.split(" to ").map(digits).max().unwrap_or(4).max(4);
    let rounds_to = |text: &str, value: f64| {
        let printed = parse(text);
        // Float64 may round the last digit another way.
        [1.0 - 1e-12, 1.0, 1.0 + 1e-12].iter().any(|factor| {
            let rounded = format!("{:.*e}", digits - 1, value * factor);
            rounded.parse() == Ok(printed)
        })
    };
    let ends = exact
        .iter()
        .fold([f64::MAX, f64::MIN], |[low, high], &value| {
            [low.min(value), high.max(value)]
        });
    match text.split_once(" to ") {
        Some((low, high)) => rounds_to(low, ends[0]) && rounds_to(high, ends[1]),
        None => exact
            .iter()
            .all(|&value| value == 0.0 && text == "0" || rounds_to(text, value)),
    }
}

/// How many significant digits are printed.
fn digits(text: &str) -> usize {
    let text = text.split('×').next().unwrap_or_default();
    // The zeros at the end of a large number are no significant digits.
    let text = if text.contains('.') {
        text
    } else {
        text.trim_end_matches('0')
    };
    let digits = text.trim_start_matches(['−', '0', '.']).chars();
    digits.filter(char::is_ascii_digit).count()
}

/// Whether no number is visibly off, beside this scale.
fn is_near(text: &str, exact: &[f64], scale: f64) -> bool {
    let ends: Vec<f64> = text.split(" to ").map(parse).collect();
    let (low, high) = (ends[0], ends[ends.len() - 1]);
    exact.iter().all(|&value| {
        let slack = (ROUNDED + 2.0 * INVISIBLE) * value.abs() + 2.0 * INVISIBLE * scale;
        low - slack <= value && value <= high + slack
    })
}

#[test]
fn numbers_read_as_they_are_printed() {
    assert!(reads_as("1", &[1.000_04, 0.999_96]));
    assert!(!reads_as("1", &[1.0006]));
    assert!(reads_as("1.0001 to 1.0002", &[1.000_12, 1.000_21]));
    assert!(!reads_as("1.0001 to 1.0002", &[1.0, 1.0]));
    assert!(reads_as("1.776×10⁻⁵", &[1.7761e-5]));
    assert!(reads_as("0", &[0.0]) && !reads_as("1×10⁻⁴", &[0.0]));
}
