//! Errors in a scenario: which field, what it takes, what it was given.

use super::{grammar::counted, link, refusal::Range};
use crate::lab::{
    invalid::{Expected, Given, Invalid},
    scenario::{CustomMatrix, CustomMatrixError},
};

/// The error as one sentence, without a full stop.
#[must_use]
pub fn sentence(invalid: &Invalid) -> String {
    let field = invalid.field.as_deref().unwrap_or("the scenario");
    let rule = match &invalid.expected {
        Expected::Number {
            whole: true,
            least,
            most,
        } => return numeric(field, Range::Whole(*least, *most), &invalid.given),
        Expected::Number { least, most, .. } => {
            return numeric(field, Range::Between(*least, *most), &invalid.given);
        }
        Expected::UpTo(most) => return numeric(field, Range::UpTo(*most), &invalid.given),
        Expected::Float32 => return numeric(field, Range::Float32, &invalid.given),
        Expected::Rows(error) => return format!("{field} {}", rows(error)),
        Expected::Divisor { columns, divisors } => divisor(*columns, divisors),
        Expected::Json => "valid JSON".to_owned(),
        Expected::Object => "an object".to_owned(),
        Expected::List => "a list".to_owned(),
        Expected::Present => return format!("{field} is missing"),
        Expected::Absent(known) => {
            return format!("{field} is not a known field; known here: {known}");
        }
        Expected::Reader(expected) if expected == "a boolean" => "true or false".to_owned(),
        Expected::Reader(expected) => expected.clone(),
    };
    match &invalid.given {
        Given::Value(value) => format!("{field} must be {rule}, not {value}"),
        Given::Nothing => format!("{field} must be {rule}; it is empty"),
        Given::Missing => format!("{field} must be {rule}; it is missing"),
        Given::NotJson(error) => format!("{field} must be {rule}; this is not JSON: {error}"),
    }
}

/// The most errors that are listed.
const MOST: usize = 20;

/// The first errors, each as a sentence of its own, and how many more there are.
#[must_use]
pub fn sentences(errors: &[Invalid]) -> Vec<String> {
    let mut sentences: Vec<_> = errors.iter().take(MOST).map(sentence).collect();
    let omitted = errors.len() - sentences.len();
    if omitted > 0 {
        sentences.push(link::more(omitted));
    }
    sentences
}

fn numeric(field: &str, range: Range, given: &Given) -> String {
    let why = match given {
        // JSON has quotation marks of its own.
        Given::Value(value) => range.why_not(value, str::to_owned),
        Given::Nothing => "it is empty".to_owned(),
        Given::Missing => "it is missing".to_owned(),
        Given::NotJson(error) => format!("this is not JSON: {error}"),
    };
    format!("{field} must be {}; {why}", range.text())
}

fn divisor(columns: usize, divisors: &[u32]) -> String {
    let columns = match columns {
        1 => "the only column".to_owned(),
        count => format!("the {count} columns"),
    };
    let divisors: Vec<_> = divisors.iter().map(u32::to_string).collect();
    format!("a number that divides {columns} ({})", divisors.join(", "))
}

/// What the rows of a user's matrix must be, and are not.
fn rows(error: &CustomMatrixError) -> String {
    match error {
        CustomMatrixError::Rows { rows } => format!(
            "must have 1 to {} rows; it has {rows}",
            CustomMatrix::MAX_ROWS
        ),
        CustomMatrixError::Features { features } => format!(
            "must have 1 to {} values in each row; it has {features}",
            CustomMatrix::MAX_FEATURES
        ),
        CustomMatrixError::Ragged { row, found, first } => format!(
            "must have rows of equal length; row {} has {}, row 1 has {first}",
            row + 1,
            counted(found, "value")
        ),
        CustomMatrixError::Cell { row, column, value } => format!(
            "must hold numbers {}; row {}, column {}: {}",
            Range::Float32.text(),
            row + 1,
            column + 1,
            Range::Float32.why_not(&value.to_string(), str::to_owned)
        ),
    }
}
