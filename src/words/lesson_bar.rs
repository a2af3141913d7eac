//! The bar that leads through the steps of a lesson.

use crate::{challenge::AnswerState, words::challenge::state};

/// The bar's name.
pub const NAME: &str = "lesson";
/// Leads to the step before.
pub const BACK: &str = "back";
/// Leads to the next step.
pub const NEXT: &str = "next";
/// Restores the values of the step.
pub const RESTART: &str = "restart step";
/// Ends the preview of a teacher.
pub const END_PREVIEW: &str = "end the preview";

/// Leads to the question of the step, which may lie below the pictures. An answered one says
/// how near the first prediction was.
#[must_use]
pub fn to_question(title: &str, answered: Option<AnswerState>) -> String {
    match answered {
        Some(answered) => format!("Your first answer ({}): {title} ↓", state(answered)),
        None => format!("Question: {title} ↓"),
    }
}

/// The present step.
#[must_use]
pub fn place(step: usize, count: usize) -> String {
    format!("Step {step} of {count}")
}

/// A student's answer, the accepted one, and how they compare.
#[must_use]
pub fn result(answer: &str, accepted: &str, verdict: &str) -> String {
    let end = if accepted.ends_with(['.', '!', '?', '…']) {
        ""
    } else {
        "."
    };
    format!("Your answer: {answer} ({verdict}). Accepted: {accepted}{end}")
}
