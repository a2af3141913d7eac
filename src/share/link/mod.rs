//! A scenario as the fragment of an address, and back.
//!
//! `v=1&seed=42&scale=1.7`: what differs from the default, under short names
//! (`docs/scenario.md` lists them), every number as the shortest text that
//! gives the same double. Whatever text comes in, what can be read is read, the
//! rest is repaired, and each repair is told.

mod entries;
mod fault;
mod key;
mod number;
mod read;
mod table;
mod v1;
mod write;

pub use fault::{Fault, Taken};
pub use read::{LONGEST, Read, is_link, read};
pub use write::{LONGEST_LIST, Written, write};

use super::lesson::Lesson;
use crate::lab::scenario::Scenario;

/// The version that is written.
pub const VERSION: u32 = 1;

/// What a link holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Link {
    /// Every knob.
    pub scenario: Scenario,
    /// What a teacher hid or locked.
    pub lesson: Lesson,
}

/// Every key of the present version with the field that it stands for.
pub fn keys() -> impl Iterator<Item = (&'static str, &'static str)> {
    v1::KEYS.iter().map(|key| (key.name, key.field))
}
