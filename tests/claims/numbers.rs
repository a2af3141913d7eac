//! Every number in a sentence on the layer is a number of this state: a count, a setting,
//! or something measured.

mod cell;
mod grammar;
mod infinite;
mod mixed;
mod parameters;
mod spread;

use layernorm_lab::{
    lab::{
        normalization::Outcome,
        scenario::{Divisor, Scenario},
    },
    words::{
        emphasis::{Tone, split},
        sentence,
    },
};

use self::{
    cell::cell, grammar::grammar, infinite::infinite, mixed::mixed, parameters::parameters,
    spread::spread,
};
use crate::{
    exact::distance_between_float32,
    judge::{INVISIBLE, Judge, ROUNDED},
    parse::parse,
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
    infinite(judge, truth, &texts[0]);
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
    for text in &texts[1..] {
        parameters(judge, truth, scenario, text);
    }
    cell(judge, truth, outcome, scenario);
    spread(judge, truth, outcome, scenario);
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
    // How many results are not finite.
    let is_finite = truth
        .groups
        .iter()
        .all(|group| group.y.iter().all(|y| y.is_finite()));
    if !is_finite {
        known.extend((1..=truth.rows * truth.features).map(|count| count as f64));
    }
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
    let firsts = truth.groups.iter().filter(|group| group.is_constant());
    known.extend(firsts.map(|group| distance_between_float32(group.float32[0])));
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
            f64::from(group.as_set[0][range.start]),
            f64::from(group.as_set[1][range.start]),
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
