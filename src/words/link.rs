//! Messages about a link that was opened.

use crate::{
    lab::{
        scenario::CustomMatrix,
        setting::{Number, Overrides, Setting},
    },
    words::{number::grouped, quote::quoted, refusal::Range},
};

/// The heading above the diagnostics of a link.
#[must_use]
pub fn diagnostics(count: usize) -> String {
    match count {
        1 => "One thing in this link could not be used as given:".to_owned(),
        count => format!("{count} things in this link could not be used as given:"),
    }
}

/// A value that was repaired or replaced by the default.
#[must_use]
pub fn replaced(key: &str, given: &str, taken: &str) -> String {
    let number = Number::ALL
        .into_iter()
        .find(|number| number.spec().link_key == key);
    let (subject, range) = match number {
        Some(number) => (key.to_owned(), Range::of(number)),
        None if key == Setting::CustomMatrix.link_key() => {
            (format!("A value of {key}"), Range::Float32)
        }
        None => return format!("{key}: “{given}” is not valid; {taken} is used."),
    };
    let (must, why) = (range.text(), range.why_not(given, quoted));
    format!("{subject} must be {must}; {why}. The lab uses {taken}.")
}

/// A key that does not exist, an entry that cannot be used, or rows that make no matrix.
#[must_use]
pub fn dropped(key: &str, given: &str) -> String {
    if key == Setting::CustomMatrix.link_key() {
        return format!(
            "{key}: “{given}” was ignored, since it is no matrix: its rows must be equally long, at most {} of {} values.",
            CustomMatrix::MAX_ROWS,
            CustomMatrix::MAX_FEATURES
        );
    }
    if Overrides::ALL
        .iter()
        .any(|&list| Setting::Overrides(list).link_key() == key)
    {
        return format!(
            "{key}: “{given}” was ignored, since an entry is a place and a finite number, such as 0:1.5."
        );
    }
    format!("“{key}={given}” is unknown here and was ignored.")
}

/// A key or an entry that is given twice.
#[must_use]
pub fn duplicate(key: &str, given: &str) -> String {
    format!("{key}: “{given}” was followed by another value, which was used.")
}

/// A link that is too long.
#[must_use]
pub fn truncated(taken: usize) -> String {
    format!(
        "The link is too long; only its first {} characters were read.",
        grouped(&taken.to_string())
    )
}

/// A lesson that is too long.
#[must_use]
pub fn truncated_lesson(taken: usize) -> String {
    format!(
        "The lesson is too long; only the steps in its first {} characters were read.",
        grouped(&taken.to_string())
    )
}

/// A lesson that lacks its last steps.
#[must_use]
pub fn missing_steps(count: usize) -> String {
    match count {
        1 => "The link ends early: the last step of its lesson is missing.".to_owned(),
        count => format!("The link ends early: the last {count} steps of its lesson are missing."),
    }
}

/// A lesson with more steps than one can hold.
#[must_use]
pub fn extra_steps(count: usize, most: usize) -> String {
    format!("A lesson has at most {most} steps: the last {count} of the link are left out.")
}

/// A message about a step of a lesson.
#[must_use]
pub fn in_step(step: usize, message: &str) -> String {
    format!("Step {step}: {message}")
}

/// The number of omitted diagnostics.
#[must_use]
pub fn more(count: usize) -> String {
    format!("And {count} more.")
}

/// A link from a later version of the lab.
#[must_use]
pub fn newer(version: u32) -> String {
    format!(
        "This link comes from a newer version of the lab (link version {version}). Only what this version understands was used."
    )
}

/// A list that is too long for the link, and that this browser has not stored.
#[must_use]
pub fn lost(setting: Setting) -> String {
    let (what, why) = match setting {
        Setting::Overrides(Overrides::Gamma) => ("the entries of γ set by hand", MANY),
        Setting::Overrides(Overrides::Beta) => ("the entries of β set by hand", MANY),
        Setting::Overrides(Overrides::Cells) => ("the edited cells", MANY),
        Setting::Overrides(Overrides::Upstream) => ("the cells of ∂L/∂y set by hand", MANY),
        _ => ("the matrix", ONE),
    };
    format!("This link leaves out {what}: {why} Ask for the scenario file.")
}

const ONE: &str = "it is too long for a link, and this browser does not have it.";
const MANY: &str = "they are too long for a link, and this browser does not have them.";
