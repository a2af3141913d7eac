//! How far a user has come with a question.

use crate::{challenge::progress::FirstTry, lab::listed_enum::listed_enum};

listed_enum! {
    /// How far a user has come with a question, by the first try at it.
    pub enum AnswerState {
        /// Not predicted yet.
        NotTried,
        /// Within the tolerance.
        Right,
        /// Near it.
        Close,
        /// Far from it.
        Off,
        /// Passed over.
        Skipped,
    }
}

impl From<FirstTry> for AnswerState {
    fn from(first: FirstTry) -> Self {
        match first {
            FirstTry::Right => Self::Right,
            FirstTry::Close => Self::Close,
            FirstTry::Off => Self::Off,
        }
    }
}

impl AnswerState {
    /// Whether there was a prediction.
    #[must_use]
    pub fn is_predicted(self) -> bool {
        matches!(self, Self::Right | Self::Close | Self::Off)
    }
}
