//! Writes a scenario into the fragment of an address, and reads it again.
//!
//! `v=1&seed=42&scale=1.7`: the settings that differ from the default, under short
//! keys (`docs/scenario.md` lists them), each number as the shortest text that reads
//! back as the same double. The reader accepts any text: it repairs what is invalid
//! and reports each repair.

mod custom_matrix;
mod diagnostic;
mod key;
mod left_out;
mod lesson;
mod lesson_step;
mod limits;
pub(in crate::share) mod number;
mod overrides;
mod read;
mod start;
mod station;
mod unknown;
mod v1;
mod write;

pub use diagnostic::{Diagnostic, Repair};
pub use left_out::{LeftOut, linked_part};
pub use limits::{LONGEST, LONGEST_LESSON, LONGEST_LIST};
pub use read::{LinkReport, is_link, read};
pub use unknown::Unknown;
pub use write::{Written, write};

use crate::{lab::scenario::Scenario, share::lesson::Lesson};

/// The version of the links that the lab writes.
pub const VERSION: u32 = 1;

/// What a link holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Link {
    /// Every setting.
    pub scenario: Scenario,
    /// What a teacher hid or locked, and the steps of a lesson.
    pub lesson: Lesson,
    /// What this version of the lab does not know.
    pub unknown: Unknown,
}

/// Every key of the current version, with the path of its field in the scenario; the
/// path is empty for a key of the lesson.
pub fn keys() -> impl Iterator<Item = (&'static str, &'static str)> {
    let settings = v1::KEYS.iter().map(|key| (key.name(), key.path()));
    let others = [
        start::KEY,
        lesson::STEP_KEY,
        lesson::KEY,
        left_out::KEY,
        station::KEY,
    ];
    settings.chain(others.map(|key| (key, "")))
}
