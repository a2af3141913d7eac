//! The keys of version 1.
//!
//! Links are in emails and lecture notes, so a released key keeps its name and its
//! meaning. A new setting adds a key, with the behaviour before it as its default.
//! A key with another meaning needs version 2 and a file of its own.

use super::key::Key;
use crate::{lab::setting::Setting, share::lesson::Access};

/// The keys of a lesson, which follow those of the scenario.
const LESSON: [Key; 4] = [
    Key::Controls(Access::Hidden),
    Key::Controls(Access::Locked),
    Key::Unlock,
    Key::Unlocked,
];

/// Every key, in the order in which a link holds them.
pub(super) static KEYS: [Key; Setting::ALL.len() + LESSON.len()] = {
    let mut keys = [Key::Unlocked; Setting::ALL.len() + LESSON.len()];
    let mut index = 0;
    while index < keys.len() {
        keys[index] = if index < Setting::ALL.len() {
            Key::Setting(Setting::ALL[index])
        } else {
            LESSON[index - Setting::ALL.len()]
        };
        index += 1;
    }
    keys
};
