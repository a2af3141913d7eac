//! How far a user has come with a question, in words.

use crate::challenge::AnswerState;

/// The name of a state, for tables and CSV files.
#[must_use]
pub fn state(state: AnswerState) -> &'static str {
    match state {
        AnswerState::NotTried => "not tried",
        AnswerState::Right => "right",
        AnswerState::Close => "close",
        AnswerState::Off => "off",
        AnswerState::Skipped => "skipped",
    }
}
