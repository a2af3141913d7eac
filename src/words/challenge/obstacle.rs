//! Why a question makes no sense in a state.

use crate::challenge::Cause;

/// Why a question makes no sense now.
#[must_use]
pub fn cause(cause: Cause) -> &'static str {
    match cause {
        Cause::LayerNormOn => "This question is about the chains without LayerNorm.",
        Cause::FewSteps => "A chain of one step has nothing to predict.",
        Cause::OutOfRange => "The question’s settings would be out of their range.",
        Cause::NotFinite => "The result would be too small or too large for this question.",
        Cause::OneFeature => {
            "There are too few features: one that is normalised alone always becomes β."
        }
        Cause::OneRow => "The matrix has one row; the question compares several.",
        Cause::NoSpread => {
            "Some values that are normalised together hardly differ, compared with their size."
        }
        Cause::Epsilon => {
            "ε is not small here compared with a variance, and would blur the result."
        }
        Cause::Format => "The number format rounds the values, which would blur the result.",
        Cause::WholeMatrix => "The question is about LayerNorm over each row.",
        Cause::TooLarge => "The matrix is too large to choose its parts one by one.",
        Cause::Tie => "Two rows are nearly equal in what is asked.",
    }
}
