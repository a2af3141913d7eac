//! Every number in a sentence on the layer is a number of this state: a count, a setting,
//! or something measured.

use layernorm_lab::{
    lab::{
        normalization::Outcome,
        scenario::{Divisor, Scenario},
    },
    words::{
        arithmetic,
        emphasis::{Tone, split},
        sentence,
    },
};

use crate::{
    chains::parse,
    judge::{INVISIBLE, Judge, ROUNDED},
    truth::{Group, Truth, is_uniform, measure},
};

/// Judges the numbers and the grammar of the sentences, and the arithmetic of a cell.
pub fn judge(judge: &mut Judge, truth: &Truth, outcome: &Outcome, scenario: &Scenario) {
    let layer = &scenario.layer_norm;
    let divisor = scenario.view.std;
    let texts = [
        sentence::what(outcome, layer),
        sentence::statistics(outcome, layer, divisor),
        sentence::parameters(outcome, layer, divisor),
    ];
    let known = known(truth, scenario);
    for text in &texts {
        judge.sentences += 1;
        for part in split(text, &[]) {
            if part.tone == Tone::Number {
                let number = parse(&part.text);
                judge.claim(known.iter().any(|known| is_near(number, *known)), || {
                    format!("{} is no number of this state: {text}", part.text)
                });
            }
        }
        grammar(judge, text);
        mixed(judge, truth, text);
    }
    cell(judge, truth, outcome, scenario);
}

/// The numbers that a sentence may contain.
fn known(truth: &Truth, scenario: &Scenario) -> Vec<f64> {
    let layer = &scenario.layer_norm;
    let less = usize::from(scenario.view.std == Divisor::Unbiased);
    let mut known = vec![
        0.0,
        1.0,
        layer.eps,
        3.4e38,
        3.39e38,
        65_504.0,
        f64::INFINITY,
    ];
    known.extend((1..=truth.rows.max(truth.features)).map(|count| count as f64));
    known.push((truth.rows * truth.features) as f64);
    // The stations that a sentence refers to.
    known.push(2.0);
    let n = truth.features as f64;
    known.push((n / (n - 1.0)).sqrt());
    let rows = (0..truth.rows).map(|row| {
        let group = &truth.groups[if truth.is_whole { 0 } else { row }];
        let start = if truth.is_whole {
            row * truth.features
        } else {
            0
        };
        (group, start..start + truth.features)
    });
    for (group, range) in rows {
        let y = &group.y[range.clone()];
        for less in [0, less] {
            let (mean, std) = measure(y, less);
            known.extend([mean, std]);
        }
        let (mean, std) = measure(&group.y, 0);
        known.extend([mean, std]);
        let own = group.own_std(range.clone());
        let shared = own / group.exact.variance.sqrt();
        let gamma = group.gamma[range.start];
        let beta = group.beta[range.start];
        let exact_std = group.exact_std(range.clone());
        known.extend([
            f64::from(gamma),
            f64::from(gamma.abs()),
            f64::from(beta),
            shared,
            group.eps_factor(),
            exact_std / (own / group.root),
            measure(y, 0).1 / exact_std,
        ]);
        let difference = y.iter().zip(&group.beta[range]);
        known.push(
            difference
                .map(|(y, beta)| (f64::from(*y) - f64::from(*beta)).abs())
                .fold(0.0, f64::max),
        );
    }
    known
}

fn is_near(shown: f64, known: f64) -> bool {
    let tolerance = (ROUNDED + 2.0 * INVISIBLE) * known.abs();
    // Factors and stds have four decimals.
    (shown - known).abs()
        <= tolerance.max(if known.abs() < 1e4 && known.abs() > 1e-3 {
            1e-4
        } else {
            0.0
        })
        || shown == known
}

fn grammar(judge: &mut Judge, text: &str) {
    for wrong in [
        " 1 values",
        " 1 rows",
        "row have",
        "  ",
        "..",
        "undefined",
        "inf",
        "None",
        "of the 1 ",
        "from 0 to 0 ",
        " ,",
        "−0 ",
    ] {
        judge.claim(!text.contains(wrong), || format!("“{wrong}” in: {text}"));
    }
    ranges(judge, text);
    for part in text.split(". ").filter(|part| part.starts_with("Rows ")) {
        let has_singular = [" has ", " was ", " holds "].iter();
        let wrong = has_singular.filter(|verb| part.contains(**verb)).count();
        judge.claim(wrong == 0, || format!("singular in: {part}"));
    }
    judge.claim(text.ends_with('.') && !text.is_empty(), || text.to_owned());
}

/// A range has two ends that read differently, and its subject is not a single row.
fn ranges(judge: &mut Judge, text: &str) {
    for part in text.split(". ") {
        let words: Vec<&str> = part.split(' ').collect();
        let plain = |word: &str| word.trim_end_matches([':', ';', '.', ',']).to_owned();
        for (at, _) in words.iter().enumerate().filter(|(_, word)| **word == "to") {
            let [low, high] = [at.wrapping_sub(1), at + 1]
                .map(|at| words.get(at).map_or_else(String::new, |word| plain(word)));
            if parse(&low).is_nan() || parse(&high).is_nan() {
                continue;
            }
            judge.claim(low != high, || format!("{low} to {high}: {text}"));
            let singular = ["Each of", "Every row", "The row ", "Row "].iter();
            let is_range_of_stds = part.contains("run from");
            let wrong = singular.filter(|start| part.starts_with(**start)).count();
            judge.claim(wrong == 0 || is_range_of_stds, || {
                format!("one row in: {text}")
            });
        }
    }
}

/// Judges what a sentence says about γ and β that are not the same everywhere, and about
/// rows that share a mean.
fn mixed(judge: &mut Judge, truth: &Truth, text: &str) {
    let differ =
        |of: fn(&Group) -> &Vec<f32>| truth.groups.iter().any(|group| !is_uniform(of(group)));
    let (gamma, beta) = (differ(|group| &group.gamma), differ(|group| &group.beta));
    // The factors of a single row's std are about the γ and β of that row: the last one that
    // the text names before them.
    let before = text.split(", which differ").next().unwrap_or_default();
    let row = ["Row ", "In row "]
        .into_iter()
        .filter_map(|start| before.rfind(start).map(|at| at + start.len()))
        .max()
        .and_then(|at| {
            let digits = before[at..].chars().take_while(char::is_ascii_digit);
            digits.collect::<String>().parse::<usize>().ok()
        });
    let differ_in_row = |of: fn(&Group) -> &Vec<f32>| {
        let row = row.unwrap_or(1) - 1;
        let (group, start) = if truth.is_whole {
            (&truth.groups[0], row * truth.features)
        } else {
            (&truth.groups[row], 0)
        };
        !is_uniform(&of(group)[start..start + truth.features])
    };
    let (row_gamma, row_beta) = if row.is_some() {
        (
            differ_in_row(|group| &group.gamma),
            differ_in_row(|group| &group.beta),
        )
    } else {
        (gamma, beta)
    };
    for (part, holds) in [
        ("between features", !truth.is_whole),
        ("between entries", truth.is_whole),
        ("γ, which differs", row_gamma && !row_beta),
        ("β, which differs", row_beta && !row_gamma),
        ("γ and β, which differ", row_gamma && row_beta),
        ("γ (which differs", gamma),
        ("β (which differs", beta),
        ("γ and β (which differ", gamma && beta),
        ("each feature", !truth.is_whole),
        ("each entry", truth.is_whole),
        ("its own γ", gamma),
        ("its own β", beta),
        ("the row’s own mean", truth.is_whole && truth.rows > 1),
        (
            "ratio of the row’s std to the matrix’s",
            truth.is_whole && truth.rows > 1,
        ),
    ] {
        judge.claim(!text.contains(part) || holds, || {
            format!("“{part}” in: {text}")
        });
    }
    if let Some((_, rest)) = text.split_once("LayerNorm divides by n = ") {
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        let count = truth.groups[0].x.len();
        judge.claim(digits.parse() == Ok(count), || {
            format!("LayerNorm divides by {count}, not as in: {text}")
        });
    }
    judge.claim(
        !text.contains("as LayerNorm does") || !truth.is_whole || truth.rows == 1,
        || format!("LayerNorm's n is another in: {text}"),
    );
}

/// Judges the arithmetic of one cell: each result follows from the exact mean and
/// variance, and the last one is burn's.
fn cell(judge: &mut Judge, truth: &Truth, outcome: &Outcome, scenario: &Scenario) {
    let row = (scenario.seed % truth.rows as u64) as usize;
    let feature = (scenario.seed / 7 % truth.features as u64) as usize;
    let (group, at) = if truth.is_whole {
        (&truth.groups[0], row * truth.features + feature)
    } else {
        (&truth.groups[row], feature)
    };
    let steps = arithmetic::of_cell(outcome, &scenario.layer_norm, row, feature);
    judge.sentences += steps.len();
    let normalized = group.exact.deviations[at] / group.root;
    let exact = normalized * f64::from(group.gamma[at]) + f64::from(group.beta[at]);
    let mut near = |shown: f64, is: f64, slack: f64, what: &str| {
        if is.is_finite() {
            judge.near(shown, is, 1e-6 * is.abs() + slack, what);
        } else {
            judge.claim(!shown.is_finite(), || {
                format!("{what} is {is}, not {shown}")
            });
        }
    };
    // float64 sums of float32 values: 2^-29 of a unit in the last place of the largest.
    let largest = group
        .x
        .iter()
        .fold(0.0, |max: f64, x| max.max(x.abs().into()));
    let slack = largest * 2_f64.powi(-46);
    near(steps[0].result.to_f64(), group.x[at].into(), 0.0, "x");
    near(steps[1].result.to_f64(), group.exact.mean, slack, "μ");
    near(
        steps[2].result.to_f64(),
        group.exact.variance,
        slack * slack,
        "v",
    );
    near(
        steps[3].result.to_f64(),
        normalized,
        slack / group.root,
        "x̂",
    );
    let gamma = f64::from(group.gamma[at].abs());
    let burn = group.y[at];
    let last = steps[steps.len() - 1].result.to_f64();
    if steps.len() == 6 {
        near(
            steps[4].result.to_f64(),
            exact,
            gamma * slack / group.root,
            "y",
        );
    }
    let is_burns = last == f64::from(burn) || (last.is_nan() && burn.is_nan());
    judge.claim(is_burns, || {
        format!("the last step gives {last}, burn {burn}")
    });
    // Without a step of its own, burn's result is what the arithmetic gives.
    if steps.len() == 5 && exact.is_finite() {
        judge.near(
            last,
            exact,
            2.0 * ROUNDED * exact.abs() + 1e-6 * slack,
            "y beside burn's",
        );
    }
}
