//! Writing the steps of a lesson.

use crate::{challenge::Cause, words::challenge::cause};

/// Heading of the part on steps.
pub const HEADING: &str = "Steps";
/// What they are.
pub const HELP: &str = "Each step holds the state of the page when you add it, with the controls that are hidden or locked above. The link opens the first one.";
/// Adds a step.
pub const ADD: &str = "add this state as a step";
/// Shows the lesson as students see it.
pub const PREVIEW: &str = "preview as a student";
/// Takes the steps of the lesson that the page shows.
pub const TAKE_PRESENT: &str = "change the steps of this lesson";
/// The choice whether students may unlock everything.
pub const MAY_UNLOCK: &str = "Students may unlock everything.";
/// Replaces the state of a step.
pub const TAKE_STATE: &str = "use this state";
/// Shown once a step has the present state.
pub const STATE_TAKEN: &str = "This step now starts with the page’s present state.";
/// The button that undoes that.
pub const GIVE_BACK_STATE: &str = "take it back";
/// Removes a step.
pub const REMOVE: &str = "remove";
/// The button that puts a removed step back.
pub const PUT_BACK: &str = "put it back";
/// The label of the choice of a step's station.
pub const STATION: &str = "Station";
/// The label of the teacher's text.
pub const TEXT: &str = "Your text";
/// The label of the choice of what a step asks.
pub const ASKS: &str = "Question";
/// A step asks nothing.
pub const ASKS_NOTHING: &str = "no question";
/// A step asks for a number.
pub const ASKS_NUMBER: &str = "your own question: a number";
/// A step offers options.
pub const ASKS_CHOICE: &str = "your own question: a choice";
/// The question's field.
pub const QUESTION: &str = "Your question";
/// The field of the accepted number.
pub const NUMBER: &str = "Accepted number";
/// The field of its tolerance.
pub const WITHIN: &str = "How far off it may be";
/// Below the fields of an own question.
pub const ANSWER_IN_LINK: &str =
    "Your link holds the accepted answer, which students could read in it.";
/// The field of the options.
pub const OPTIONS: &str = "Options, one a line";
/// The field of the right option.
pub const RIGHT: &str = "Number of the right one";
/// What an own question lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lacks {
    /// Its text.
    Question,
    /// An accepted number.
    Number,
    /// A tolerance that is a number from 0 on.
    Tolerance,
    /// Enough different options, and not too many.
    Options,
    /// Which option is right.
    Right,
}

/// What to write, so that the step asks the question.
#[must_use]
pub fn incomplete(lacks: Lacks) -> &'static str {
    match lacks {
        Lacks::Question => "The step asks nothing yet: write the question.",
        Lacks::Number => "The step asks nothing yet: “Accepted number” needs a number.",
        Lacks::Tolerance => {
            "The step asks nothing yet: “How far off it may be” needs a number from 0 on, or nothing."
        }
        Lacks::Options => {
            "The step asks nothing yet: “Options” needs 2 to 6 different ones, each on a line of its own."
        }
        Lacks::Right => {
            "The step asks nothing yet: “Number of the right one” counts the options from 1."
        }
    }
}

/// Why a step's challenge cannot be asked: the state, or what the step closes.
#[must_use]
pub fn unaskable(state: Option<Cause>) -> &'static str {
    match state {
        Some(state) => cause(state),
        None => "The question changes a setting that this step hides or locks.",
    }
}

/// Takes the steps of a ready lesson.
#[must_use]
pub fn take(name: &str) -> String {
    format!("start from “{name}”")
}

/// Name of the choice of a step's station.
#[must_use]
pub fn station(step: usize) -> String {
    format!("Station of step {step}")
}

/// Name of the field of the teacher's text.
#[must_use]
pub fn text(step: usize) -> String {
    format!("Your text at step {step}")
}

/// Name of the choice of what a step asks.
#[must_use]
pub fn asks(step: usize) -> String {
    format!("Question of step {step}")
}

/// Moves a step towards the first.
#[must_use]
pub fn up(step: usize) -> String {
    format!("move step {step} up")
}

/// Moves a step towards the last.
#[must_use]
pub fn down(step: usize) -> String {
    format!("move step {step} down")
}

/// Replaces the state of a step.
#[must_use]
pub fn take_state_of(step: usize) -> String {
    format!("{TAKE_STATE} for step {step}")
}

/// Gives a step back the state that it had before.
#[must_use]
pub fn give_back_state_of(step: usize) -> String {
    format!("{GIVE_BACK_STATE}: the state of step {step}")
}

/// Removes a step.
#[must_use]
pub fn remove(step: usize) -> String {
    format!("{REMOVE} step {step}")
}

/// What is said of a removed step, counted from 1.
#[must_use]
pub fn removed(step: usize) -> String {
    format!("Step {step} is removed.")
}
