//! Station 6: rows that break ordinary arithmetic.

mod rows;

pub use rows::{name, why};

use super::number::short;
use crate::lab::{failures::Outcome, real::Real};

/// The station's question.
pub const HEADING: &str = "Where does arithmetic break?";
/// The station, in standing words.
pub const LEAD: &str = "Float32 keeps about seven digits. A row far from zero spends them on its mean and has none left for its spread. Each of these rows was reported by somebody whose network went wrong.";
/// Legend of the choice.
pub const CHOICE: &str = "a row to normalise";
/// Caption of the table.
pub const CAPTION: &str = "The same row, normalised three ways";
/// Headings of the table.
pub const COLUMNS: [&str; 5] = ["", "x", "burn, float32", "exact", "float32 with E[x²] − μ²"];
/// Before the reports.
pub const REPORTED: &str = "reported in";

/// The station in one sentence.
#[must_use]
pub fn sentence(outcome: &Outcome) -> String {
    let place = outcome.worst + 1;
    let exact = outcome.exact.output.get(outcome.worst).copied();
    let burn = outcome.burn.get(outcome.worst).copied();
    let naive = match outcome.naive.variance {
        Real::Finite(variance) if variance < 0.0 => {
            format!(
                "the naive variance is {}, below zero",
                short(outcome.naive.variance)
            )
        }
        variance => format!("the naive variance is {}", short(variance)),
    };
    let exact_variance = short(outcome.exact.variance);
    match (outcome.absolute_error, burn, exact) {
        (Real::Finite(0.0), Some(Real::Infinity | Real::NegativeInfinity | Real::Undefined), _) => {
            format!(
                "Exact arithmetic has no number for this row either; {naive}, the true variance {exact_variance}."
            )
        }
        (Real::Finite(0.0), _, _) => {
            format!("Here burn is exact; {naive}, the true one {exact_variance}.")
        }
        (Real::Finite(error), Some(burn), Some(exact)) if short(burn) == short(exact) => format!(
            "For value {place} burn gives {}, only {} off; {naive}, the true one {exact_variance}.",
            short(burn),
            short(error.into())
        ),
        (Real::Finite(error), Some(burn), Some(exact)) => format!(
            "For value {place} burn gives {} where exact arithmetic gives {}: {} off; {naive}, the true one {exact_variance}.",
            short(burn),
            short(exact),
            short(error.into())
        ),
        (_, Some(burn), Some(exact)) => format!(
            "For value {place} burn gives {} where exact arithmetic gives {}; {naive}, the true one {exact_variance}.",
            short(burn),
            short(exact)
        ),
        _ => String::new(),
    }
}
