//! The steps of a lesson in a link: `step=2-5&lesson=at=why~scale=1.7~text=Look~~at=what…`.
//!
//! A step is a list of `key=value`, each followed by `~`; an empty one ends the step. In a
//! value, `%` stands for itself as `%25`, and `~` as `%7E`. The whole is encoded again as
//! the value of the link's key, which leaves the characters of [`is_plain`] as they are.

use std::fmt::Write as _;

use super::{
    Link,
    diagnostic::{Diagnostic, Diagnostics, Repair},
    lesson_step,
    limits::LONGEST_LESSON,
};
use crate::share::lesson::{Lesson, Step};

/// The key of the steps.
pub(super) const KEY: &str = "lesson";
/// The key of the present step and of the number of steps, from 1.
pub(super) const STEP_KEY: &str = "step";
/// Between two steps.
const STEP_END: &str = "~~";

/// The values of both keys; `None` without steps, or if they are too long for a link.
pub(super) fn write(lesson: &Lesson) -> Option<[(&'static str, String); 2]> {
    if lesson.steps().is_empty() {
        return None;
    }
    let text = text(lesson)?;
    let step = format!("{}-{}", lesson.at() + 1, lesson.steps().len());
    Some([(STEP_KEY, step), (KEY, text)])
}

/// The steps as a link's value; `None` if they are too long.
pub(super) fn text(lesson: &Lesson) -> Option<String> {
    let mut text = String::new();
    for step in lesson.steps() {
        if !text.is_empty() {
            text.push_str(STEP_END);
        }
        text.push_str(&encoded(&lesson_step::write(step)));
        if text.len() > LONGEST_LESSON {
            return None;
        }
    }
    Some(text)
}

/// Reads both values. Steps that cannot be read are reported and left out.
pub(super) fn read(
    steps: Option<&str>,
    position: Option<&str>,
    link: &mut Link,
    diagnostics: &mut Diagnostics,
) {
    let given = position.and_then(|given| position_of(given, diagnostics));
    let read = steps.map_or_else(Vec::new, |steps| steps_of(steps, diagnostics));
    let count = read.len();
    if let Some((_, expected)) = given
        && expected.min(Lesson::MOST_STEPS) > count
    {
        let repair = Repair::MissingSteps(expected - count);
        diagnostics.push(Diagnostic::new(KEY, &expected.to_string(), repair));
    }
    if count == 0 {
        return;
    }
    let position = given.map_or(1, |(position, _)| position);
    let mut lesson = Lesson::of_steps(read).at_step(position - 1);
    lesson.may_unlock = link.lesson.may_unlock;
    lesson.unlocked = link.lesson.unlocked;
    link.lesson = lesson;
}

/// The steps of a value, as many as a link can hold.
fn steps_of(given: &str, diagnostics: &mut Diagnostics) -> Vec<Step> {
    let (mut steps, mut length) = (Vec::new(), 0);
    let mut texts = given.split(STEP_END);
    for text in texts.by_ref().take(Lesson::MOST_STEPS) {
        if text.is_empty() {
            diagnostics.push(Diagnostic::new(KEY, text, Repair::Dropped));
            continue;
        }
        let step = lesson_step::read(text, steps.len() + 1, diagnostics);
        // As it would be written, since a link that is read is written again.
        let written = encoded(&lesson_step::write(&step)).len();
        if length + written > LONGEST_LESSON {
            let repair = Repair::Truncated(length);
            diagnostics.push(Diagnostic::new(KEY, &given.len().to_string(), repair));
            break;
        }
        length += written + STEP_END.len();
        steps.push(step);
    }
    let extra = texts.count();
    if steps.len() == Lesson::MOST_STEPS && extra > 0 {
        let repair = Repair::ExtraSteps(extra);
        diagnostics.push(Diagnostic::new(KEY, &extra.to_string(), repair));
    }
    steps
}

/// The present step and the number of steps, both from 1.
fn position_of(given: &str, diagnostics: &mut Diagnostics) -> Option<(usize, usize)> {
    let parsed = given.split_once('-').and_then(|(position, count)| {
        let (position, count): (usize, usize) = (position.parse().ok()?, count.parse().ok()?);
        (1..=count).contains(&position).then_some((position, count))
    });
    if parsed.is_none() {
        diagnostics.push(Diagnostic::new(STEP_KEY, given, Repair::Dropped));
    }
    parsed
}

/// Whether a link's value holds a character as it is.
fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-.,:;=~".contains(&byte)
}

/// A text as the value of a link's key.
fn encoded(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        match byte {
            b' ' => encoded.push('+'),
            byte if is_plain(byte) => encoded.push(byte.into()),
            byte => {
                // Writing to a text cannot fail.
                write!(encoded, "%{byte:02X}").ok();
            }
        }
    }
    encoded
}
