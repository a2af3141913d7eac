//! The text of the challenges: questions that the user answers before seeing the result.

mod explanation;
mod form;
mod obstacle;
mod question;
mod state;
mod verdict;

pub use explanation::{RECORDED_BOUND, explanation};
pub use form::{alternative, mark, number, number_label, spoken};
pub use obstacle::cause;
pub use question::{question, title};
pub use state::state;
pub use verdict::{answer, spoken_result, verdict};

/// Before a challenge's title.
pub const PREDICT_FIRST: &str = "Predict first";
/// The button that fixes the prediction and reveals the result.
pub const COMMIT: &str = "Show the result";
/// The button that closes a challenge.
pub const CLOSE: &str = "close";
/// The button that asks the question again with another seed.
pub const ANOTHER_DRAW: &str = "Again with another draw";
/// The button that asks about the current state.
pub const ASK_AGAIN: &str = "Ask about this state";
/// The button that opens the next challenge.
pub const NEXT: &str = "Next question";
/// The button that sets the nearest state in which the question makes sense.
pub const SET_NEAREST: &str = "Set that and ask";
/// Said when a control that shows the answer was moved before the prediction.
pub const LOOKED: &str = "You have seen the result: try it with another draw.";
/// The same where there is no other draw.
pub const LOOKED_ONLY: &str = "You have seen the result. The next question has not been shown yet.";
/// Said when the question is about another draw than the user's own.
pub const REDRAWN: &str =
    "The page has shown the result of your draw, so the question is about another one.";
/// Said when another control was moved.
pub const MOVED: &str = "The settings are no longer those of the question.";
/// Said in a lesson that locks a setting of the question.
pub const LOCKED: &str = "The question changes a setting that this lesson locks.";
/// Before the prediction.
pub const YOU: &str = "you";
/// Before the result.
pub const RESULT: &str = "result";
/// Says how parts of the matrix are chosen.
pub const TAP: &str = "Choose all that apply, or none.";
/// The button that forgets the progress.
pub const RESET: &str = "forget my predictions";
/// The name of the slider's text field.
pub const FIELD: &str = "prediction as a number";

/// The progress over all challenges.
#[must_use]
pub fn progress(predicted: usize, all: usize, right: usize) -> String {
    format!("{predicted} of {all} predicted, {right} right at first try")
}
