//! The text of station 6: rows on which floating-point arithmetic fails.

mod burn_cause;
mod naive_cause;
mod number;
pub mod picture;
mod report;
mod rows;
pub mod staircase;

pub use report::report;
pub use rows::{name, setup};

use self::number::{all_results, text, variance};
use crate::lab::{
    failures::{BurnCause, Outcome},
    real::Real,
};

/// The station's introduction.
pub const LEAD: &str = "LayerNorm needs each row’s variance: the mean of (x − μ)². Some programs subtract two means instead, E[x²] − μ², here called the naive variance. With exact numbers both are equal; in float32, which keeps about seven digits, they need not be. Choose a row like that of a published bug report, or one of your own.";
/// The legend of the choice of row.
pub const CHOICE: &str = "row to normalise";
/// The name of the number of the matrix's row.
pub const MATRIX_ROW: &str = "which row of A";
/// What that number does.
pub const MATRIX_ROW_HELP: &str = "The row of the matrix of station 2, from 1; where A has fewer rows, its last row. Used with “a row of A”.";
/// Below a row of the matrix: where A is entered. [`OWN_ROW_LINK`] follows.
#[must_use]
pub fn own_row(is_custom: bool) -> &'static str {
    if is_custom {
        "A is your own matrix; change it in"
    } else {
        "To see what happens to a row of your own, paste it as “your own matrix” in"
    }
}
/// The link to the matrix.
pub const OWN_ROW_LINK: &str = "station 2";
/// The caption of the table.
pub const CAPTION: &str = "The same row, normalised three ways";
/// The column headings of the table.
pub const COLUMNS: [&str; 5] = ["", "x", "burn", "exact", "naive, with E[x²] − μ²"];
/// Precedes the links to the reports.
pub const REPORTED: &str = "Reported in";

/// A result in the table.
#[must_use]
pub fn result(value: Real) -> String {
    text(value)
}

/// The station's sentence: burn's largest error, and the naive variance.
#[must_use]
pub fn sentence(outcome: &Outcome) -> String {
    if let Some(non_finite) = outcome.causes.non_finite {
        return format!(
            "The row contains {}, so {} NaN, in exact arithmetic too.",
            number::non_finite(non_finite),
            if outcome.input.len() == 1 {
                "its result is"
            } else {
                "every result is"
            }
        );
    }
    format!("{}; {}.", burn(outcome), naive(outcome))
}

/// burn's largest error.
fn burn(outcome: &Outcome) -> String {
    let place = outcome.worst + 1;
    let of = |values: &[Real]| {
        values
            .get(outcome.worst)
            .copied()
            .unwrap_or(Real::Undefined)
    };
    let (burn, exact) = (of(&outcome.burn), of(&outcome.exact.output));
    let [shown_burn, shown_exact] = [burn, exact].map(text);
    if exact == Real::Undefined {
        let why = if outcome.input.len() == 1 {
            "The only value is its own mean and ε is 0"
        } else {
            "All values are equal and ε is 0"
        };
        let overflows = |cause: &BurnCause| matches!(cause, BurnCause::SumOverflow { .. });
        return if outcome.causes.burn.iter().any(overflows) {
            format!(
                "{why}: exact arithmetic gives 0/0, which is NaN, and burn gives NaN because its sum overflows"
            )
        } else if all_results(&outcome.burn) == Some(Real::Undefined) {
            format!("{why}: exact arithmetic and burn both give 0/0, which is NaN")
        } else {
            format!(
                "{why}: exact arithmetic gives 0/0, which is NaN, where burn gives {shown_burn} at value {place}"
            )
        };
    }
    match outcome.absolute_error {
        Real::Finite(0.0) if all_results(&outcome.burn) == Some(Real::Finite(0.0)) => {
            if outcome.burn.len() == 1 {
                "Here burn gives 0, which is right".to_owned()
            } else {
                "Here burn gives 0 for every value, which is right".to_owned()
            }
        }
        Real::Finite(0.0) => "Here burn’s results are the exact ones, to 16 digits".to_owned(),
        Real::Finite(error) if shown_burn == shown_exact => format!(
            "Here burn’s largest error is {}, at value {place} ({shown_burn}){}",
            text(error.into()),
            others(&outcome.equally_wrong)
        ),
        Real::Finite(error) => format!(
            "Here burn’s largest error is {}, at value {place}: {shown_burn} instead of {shown_exact}{}",
            text(error.into()),
            others(&outcome.equally_wrong)
        ),
        _ => {
            format!(
                "At value {place} burn gives {shown_burn} where exact arithmetic gives {shown_exact}"
            )
        }
    }
}

/// Follows the entry with the largest error: which others have the same. Two are named,
/// more are counted.
fn others(equally_wrong: &[usize]) -> String {
    match equally_wrong {
        [] => String::new(),
        [one] => format!(", and as large at value {}", one + 1),
        [one, two] => format!(", and as large at values {} and {}", one + 1, two + 1),
        more => format!(", and as large at {} other values", more.len()),
    }
}

/// The naive variance beside the true one.
fn naive(outcome: &Outcome) -> String {
    let [naive, exact] = [outcome.naive.variance, outcome.exact.variance].map(variance);
    if naive == exact {
        format!("the naive variance is {naive}, like the true one")
    } else {
        format!("the naive variance is {naive} where the true one is {exact}")
    }
}

/// Why the results are what they are: one paragraph on the naive result, one on burn's.
#[must_use]
pub fn why(outcome: &Outcome) -> Vec<String> {
    if outcome.causes.non_finite.is_some() {
        return vec![
            "No finite mean exists, and ∞ − ∞, ∞/∞ and all arithmetic with NaN give NaN."
                .to_owned(),
        ];
    }
    vec![
        naive_cause::sentences(outcome).join(" "),
        burn_cause::sentences(outcome).join(" "),
    ]
}
