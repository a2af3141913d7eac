//! Answers as CSV: one line for each student and question.

use std::iter;

use super::{Answers, Entry, Given, QuestionId};
use crate::{
    challenge::Answer,
    share::{csv_text, lesson::Lesson, link::number::shortest},
    words::challenge as words,
};

/// The columns.
const COLUMNS: [&str; 6] = ["name", "step", "question", "state", "prediction", "result"];

/// The answers of some students. The lesson holds the texts of its teacher's own questions.
#[must_use]
pub fn to_csv(answers: &[Answers], lesson: &Lesson) -> String {
    let names = COLUMNS.map(str::to_owned).to_vec();
    let lines = answers.iter().flat_map(|student| {
        let name = safe(student.name.as_str());
        let entries = student.entries.iter();
        entries.map(move |entry| line(&name, entry, lesson))
    });
    csv_text::to_csv(iter::once(names).chain(lines))
}

/// One answer of a student.
fn line(name: &str, entry: &Entry, lesson: &Lesson) -> Vec<String> {
    let value = |given: &Option<Given>| {
        let given = given.as_ref();
        given
            .map(|given| value(given, entry.question, lesson))
            .unwrap_or_default()
    };
    let step = entry.question.step().map(|step| step.to_string());
    vec![
        name.to_owned(),
        step.unwrap_or_default(),
        safe(&question(entry.question, lesson)),
        words::state(entry.state).to_owned(),
        value(&entry.prediction),
        value(&entry.result),
    ]
}

/// The text of a question; empty if the lesson does not have it.
fn question(id: QuestionId, lesson: &Lesson) -> String {
    match id.challenge() {
        Some(challenge) => words::title(challenge).to_owned(),
        None => id
            .own(lesson)
            .map(|own| own.text.to_string())
            .unwrap_or_default(),
    }
}

/// A value: a number for programs, else its name.
fn value(given: &Given, id: QuestionId, lesson: &Lesson) -> String {
    match given {
        Given::Number(number) => shortest(*number),
        Given::Alternative(alternative) => words::alternative(*alternative),
        Given::Marks(marks) => words::answer(&Answer::Marks(marks.clone())),
        Given::Option(index) => match id.own(lesson).and_then(|own| own.option(*index)) {
            Some(option) => safe(option),
            None => (index + 1).to_string(),
        },
    }
}

/// A text that no spreadsheet takes for a formula.
fn safe(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}
