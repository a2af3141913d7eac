//! Why the naive result is what it is.

use super::number::{distinct, four, kinds, step, text};
use crate::{
    lab::{
        failures::{NaiveCause, Outcome, SquareOverflow},
        real::Real,
    },
    words::number::times,
};

/// The sentences for a row of finite values.
pub(super) fn sentences(outcome: &Outcome) -> Vec<String> {
    match outcome.causes.naive {
        Some(NaiveCause::Overflow(first)) => vec![overflow(outcome, first)],
        Some(NaiveCause::Subtraction { spacing, steps }) => {
            let mut sentences = vec![
                subtraction(outcome),
                neighbours(outcome, spacing, steps),
                root(outcome),
            ];
            sentences.extend(outcome.causes.naive_shift.map(|shift| mean(outcome, shift)));
            sentences
        }
        None => Vec::new(),
    }
}

fn overflow(outcome: &Outcome, first: SquareOverflow) -> String {
    let what = match first {
        SquareOverflow::Value(value) => format!("The square of {}", four(value)),
        SquareOverflow::Sum => "The sum of the squares".to_owned(),
        SquareOverflow::Mean => "The square of the mean".to_owned(),
    };
    let naive = &outcome.naive;
    let results =
        kinds("naive", &naive.output).map_or(String::new(), |kinds| format!(", and {kinds}"));
    format!(
        "{what} is beyond float32’s largest number, {}. In float32, E[x²] is then {} and μ² is {}: the naive variance is {}{results}.",
        four(f32::MAX.into()),
        text(naive.mean_of_squares),
        text(naive.square_of_mean),
        text(naive.variance)
    )
}

fn subtraction(outcome: &Outcome) -> String {
    let naive = &outcome.naive;
    format!(
        "In float32, E[x²] − μ² is {} − {} = {}.",
        distinct(naive.mean_of_squares),
        distinct(naive.square_of_mean),
        distinct(naive.variance)
    )
}

/// The spacing of float32 beside the variance, which is `steps` times as large.
fn neighbours(outcome: &Outcome, spacing: f64, steps: f64) -> String {
    let spacing = step(spacing);
    let variance = text(outcome.exact.variance);
    let apart = format!("At E[x²], neighbouring float32 numbers are {spacing} apart");
    if outcome.exact.variance == Real::Finite(0.0) {
        if outcome.naive.variance == Real::Finite(0.0) {
            format!("{apart}, and the true difference is 0.")
        } else {
            let what = if squares_are_exact(outcome) {
                "partial sums"
            } else {
                "the squares or of partial sums"
            };
            format!(
                "{apart}, and the true difference is 0. Rounding of {what} causes this; another order of summation may give another result."
            )
        }
    } else if steps < 1.0 {
        format!("{apart}, more than the whole variance, {variance}.")
    } else {
        format!(
            "{apart}; the variance, {variance}, is {} times that.",
            times(steps)
        )
    }
}

/// Whether float32 holds the square of every value. Float64 holds that of a float32 number.
#[expect(
    clippy::cast_possible_truncation,
    clippy::float_cmp,
    reason = "whether float32 holds it is the question"
)]
fn squares_are_exact(outcome: &Outcome) -> bool {
    let values = outcome.input.iter().filter_map(|value| value.finite());
    let mut squares = values.map(|value| value * value);
    squares.all(|square| f64::from(square as f32) == square)
}

/// What the root of the naive variance does to the result.
fn root(outcome: &Outcome) -> String {
    match outcome.naive.root {
        root @ (Real::Infinity | Real::Finite(f64::MIN_POSITIVE..)) => {
            let exact = (outcome.exact.variance.to_f64() + outcome.eps).sqrt();
            let [root, exact] = [text(root), four(exact)];
            if root == exact {
                format!("√(v + ε) is then {root}, right to four digits.")
            } else {
                format!("√(v + ε) is then {root} instead of {exact}.")
            }
        }
        Real::Finite(_) => {
            let results = kinds("naive", &outcome.naive.output);
            let results = results.map_or(String::new(), |kinds| format!(": {kinds}"));
            format!("v + ε is then 0, and so is its root, the divisor{results}.")
        }
        _ if outcome.naive.output.len() == 1 => {
            "v + ε is then negative: its root is NaN, and so is the naive result.".to_owned()
        }
        _ => "v + ε is then negative: its root is NaN, and so is every naive result.".to_owned(),
    }
}

/// The error of the naive mean.
fn mean(outcome: &Outcome, shift: f64) -> String {
    let error = outcome.naive.mean.to_f64() - outcome.exact.mean.to_f64();
    let moves = if outcome.naive.output.len() == 1 {
        "the naive result"
    } else {
        "every naive result"
    };
    format!(
        "The naive mean is off by {}, which moves {moves} by {}.",
        four(error),
        four(shift)
    )
}
