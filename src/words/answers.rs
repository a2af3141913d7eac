//! Handing in answers, and collecting those of a class.

use crate::{
    challenge::{Alternative, Answer, Mark},
    words::challenge::{alternative, answer, number},
};

/// Opens the part where a student copies the answers.
pub const HAND_IN: &str = "hand in your answers";
/// What happens with them.
pub const HAND_IN_HELP: &str = "Copy them and give them to your teacher. The lab sends them nowhere. Of each question, your first answer counts.";
/// The field of the student's name.
pub const NAME: &str = "Name, if you like";
/// Copies the code.
pub const COPY_CODE: &str = "copy as a code";
/// Copies a table.
pub const COPY_CSV: &str = "copy as CSV";
/// Clears the student's name and answers, so that the next student can begin.
pub const CLEAR: &str = "clear your answers";
/// Undoes that.
pub const RESTORE: &str = "bring them back";
/// Said when they are cleared.
pub const CLEARED: &str = "Your name and your answers are cleared.";
/// Said when they are back.
pub const RESTORED: &str = "Your name and your answers are back.";

/// Heading of the part where a teacher collects answers.
pub const COLLECT: &str = "Answers of a class";
/// How it works.
pub const COLLECT_HELP: &str =
    "Paste the codes of your students, one after the other. They stay on this page.";
/// The field of the codes.
pub const CODES: &str = "Codes";
/// A student without a name.
pub const NO_NAME: &str = "no name";
/// The column of names.
pub const STUDENT: &str = "student";
/// A bar that holds the result.
pub const RESULT: &str = "result";
/// Shown for the answers of another lesson.
pub const OTHER_TEXTS: &str = "These answers belong to another lesson, or to another version of this one. Open its link to see its questions here.";
/// Name of the table of answers.
pub const TABLE: &str = "Each student’s answers";
/// Nothing in a cell.
pub const NO_ANSWER: &str = "–";

/// How many codes were read.
#[must_use]
pub fn read(count: usize) -> String {
    match count {
        0 => String::new(),
        1 => "1 code was read.".to_owned(),
        count => format!("{count} codes were read."),
    }
}

/// A part of the pasted text that does not count, and why.
#[must_use]
pub fn invalid(line: usize, start: &str, why: &str) -> String {
    format!("Line {line}, “{start}”: {why}")
}

/// It does not begin as a code does.
pub const NOT_A_CODE: &str = "there is no code on this line.";
/// Another version of the lab wrote it.
pub const OTHER_VERSION: &str = "another version of the lab wrote this code.";
/// It is too long.
pub const TOO_LONG: &str = "this is longer than any code.";
/// Its checksum does not match.
pub const DAMAGED: &str = "a part of this code is missing or changed.";
/// It holds what this version does not know.
pub const UNKNOWN: &str = "this code holds a question or an answer that this lab does not know.";
/// It came before.
pub const DUPLICATE: &str = "the same code came before.";
/// It belongs to another lesson.
pub const OTHER_LESSON: &str = "this code is about another lesson than most.";
/// There are too many.
pub const TOO_MANY: &str = "the table takes 1000 codes.";

/// The name of a question's column.
#[must_use]
pub fn question(step: Option<usize>, title: &str) -> String {
    match step {
        Some(step) => format!("{step}. {title}"),
        None => title.to_owned(),
    }
}

/// A teacher's own question whose text is not known here.
pub const OWN_QUESTION: &str = "own question";

/// How many students are in a state.
#[must_use]
pub fn count(count: usize, state: &str) -> String {
    format!("{count} {state}")
}

/// A number that students predicted.
#[must_use]
pub fn value(value: f64) -> String {
    number(value)
}

/// A range of numbers that students predicted.
#[must_use]
pub fn range(least: f64, most: f64) -> String {
    format!("{} to {}", number(least), number(most))
}

/// An alternative that students chose.
#[must_use]
pub fn chosen(chosen: Alternative) -> String {
    alternative(chosen)
}

/// The parts of a matrix that students marked.
#[must_use]
pub fn marked(marks: &std::collections::BTreeSet<Mark>) -> String {
    answer(&Answer::Marks(marks.clone()))
}

/// An option whose text is not known here, counted from 1.
#[must_use]
pub fn option(number: usize) -> String {
    format!("option {number}")
}
