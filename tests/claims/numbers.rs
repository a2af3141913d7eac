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
    truth::{Truth, measure},
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
    for part in text.split(". ").filter(|part| part.starts_with("Rows ")) {
        let has_singular = [" has ", " was ", " holds "].iter();
        let wrong = has_singular.filter(|verb| part.contains(**verb)).count();
        judge.claim(wrong == 0, || format!("singular in: {part}"));
    }
    judge.claim(text.ends_with('.') && !text.is_empty(), || text.to_owned());
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
