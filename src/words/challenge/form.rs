//! The labels of the forms in which the user predicts.

use crate::{
    challenge::{Alternative, Challenge, Mark},
    words::number::{for_screen_reader, short},
};

/// The name of a challenge's number.
#[must_use]
pub fn number_label(challenge: Challenge) -> &'static str {
    match challenge {
        Challenge::TypicalNorm | Challenge::LongChain | Challenge::HeldNorm => "norm",
        Challenge::RowDirections => "mean |cos|",
        Challenge::SampleStd => "std",
        Challenge::SumGradient => "largest |∂L/∂x|",
        Challenge::PooledCorrelation => "r",
        Challenge::StreamSize => "rms",
        Challenge::RmsAngle | Challenge::PoleAngle => "angle in degrees",
        _ => "value",
    }
}

/// A predicted or measured number.
#[must_use]
pub fn number(value: f64) -> String {
    short(value.into())
}

/// A number as a screen reader says it.
#[must_use]
pub fn spoken(value: f64) -> String {
    for_screen_reader(value)
}

/// An alternative of a choice.
#[must_use]
pub fn alternative(alternative: Alternative) -> String {
    match alternative {
        Alternative::Row(row) => format!("row {}", row + 1),
        Alternative::Normalized => "the values without γ and β".to_owned(),
        Alternative::Unchanged => "the same values again".to_owned(),
        Alternative::ScaledAgain => "the values times 3 plus 5 again".to_owned(),
        Alternative::True => "the variance, within 1 %".to_owned(),
        Alternative::Zero => "exactly 0".to_owned(),
        Alternative::Negative => "a negative number".to_owned(),
        Alternative::Wrong => "another positive number".to_owned(),
        Alternative::NotFinite => "NaN or ∞".to_owned(),
    }
}

/// A part of the matrix.
#[must_use]
pub fn mark(mark: Mark) -> String {
    match mark {
        Mark::Row(row) => format!("row {}", row + 1),
        Mark::Column(column) => format!("column {}", column + 1),
        Mark::Cell(row, column) => format!("row {}, column {}", row + 1, column + 1),
    }
}
