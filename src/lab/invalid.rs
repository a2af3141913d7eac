//! Errors in a scenario, as values. `words` puts them into sentences.

use crate::lab::scenario::CustomMatrixError;

/// A value that a scenario cannot hold.
#[derive(Clone, Debug, PartialEq)]
pub struct Invalid {
    /// Path of the field, such as `growth.scale`; `None` for the scenario itself.
    pub field: Option<String>,
    /// What the field takes.
    pub expected: Expected,
    /// What was given instead.
    pub given: Given,
}

/// What a field takes.
#[derive(Clone, Debug, PartialEq)]
pub enum Expected {
    /// A number within limits.
    Number {
        /// Whether it must be a whole number.
        whole: bool,
        /// The lower limit.
        least: f64,
        /// The upper limit.
        most: f64,
    },
    /// A whole number from 0 to this one.
    UpTo(u64),
    /// A finite float32.
    Float32,
    /// Rows that make a matrix, which these do not.
    Rows(CustomMatrixError),
    /// GroupNorm's groups: a divisor of the columns.
    Divisor {
        /// How many columns there are.
        columns: usize,
        /// Their divisors.
        divisors: Vec<u32>,
    },
    /// A JSON text.
    Json,
    /// A JSON object.
    Object,
    /// A JSON list.
    List,
    /// Any value: the field is required.
    Present,
    /// Nothing: there is no such field. The JSON reader's list of those there are.
    Absent(String),
    /// What the JSON reader names.
    Reader(String),
}

/// What was given for a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// This value, as JSON writes it.
    Value(String),
    /// No value where there should be one.
    Nothing,
    /// A required field is missing.
    Missing,
    /// A text that is not JSON; the JSON reader's message.
    NotJson(String),
}
