//! Station 6's question: what the naive variance gives in float32.

use crate::{
    challenge::{
        answer::{Alternative, Answer, Form},
        explanation::Explanation,
        run::Run,
    },
    lab::{
        failures::{Outcome, float32::spacing},
        real::Real,
        scenario::{RowSource, Scenario},
    },
};

/// The relative error up to which a variance counts as true.
const TRUE: f64 = 0.01;

/// Whether station 6 shows a row of the matrix.
pub(super) fn is_matrix_row(scenario: &Scenario) -> bool {
    scenario.failures.source == RowSource::MatrixRow
}

/// The alternatives. Of a variance that is 0, “exactly 0” would be the true one too.
pub(super) fn form(before: &Run) -> Form {
    let is_zero = before.failure().exact.variance == Real::Finite(0.0);
    let mut alternatives = vec![
        Alternative::True,
        Alternative::Zero,
        Alternative::Wrong,
        Alternative::Negative,
        Alternative::NotFinite,
    ];
    alternatives.retain(|alternative| !is_zero || *alternative != Alternative::Zero);
    Form::Choice(alternatives)
}

pub(super) fn naive_variance(before: &Run, _: &Run) -> Answer {
    Answer::Choice(alternative(&before.failure()))
}

fn alternative(outcome: &Outcome) -> Alternative {
    let (Some(naive), Some(exact)) = (
        outcome.naive.variance.finite(),
        outcome.exact.variance.finite(),
    ) else {
        return Alternative::NotFinite;
    };
    if (naive - exact).abs() <= TRUE * exact {
        Alternative::True
    } else if naive == 0.0 {
        Alternative::Zero
    } else if naive < 0.0 {
        Alternative::Negative
    } else {
        Alternative::Wrong
    }
}

pub(super) fn why(before: &Run, _: &Run) -> Explanation {
    let outcome = before.failure();
    let numbers = (
        outcome.naive.variance.finite(),
        outcome.exact.variance.finite(),
    );
    let (Some(result), Some(variance)) = numbers else {
        return Explanation::NotFinite {
            finite_values: outcome.input.iter().all(|value| value.finite().is_some()),
        };
    };
    Explanation::Cancellation {
        variance,
        gap: gap(outcome.naive.square_of_mean),
        result,
    }
}

/// The distance between two neighbouring float32 numbers at this one.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the number is a float32 number"
)]
fn gap(value: Real) -> f64 {
    spacing(value.to_f64() as f32)
}
