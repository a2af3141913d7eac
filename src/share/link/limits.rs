//! The lengths that a link may have.

/// The most bytes of a link that are read; the reader reports a longer link.
pub const LONGEST: usize = 65_536;

/// The most characters of one list of user data, such as a matrix. A longer list is
/// left out of the link, so that all lists together stay below [`LONGEST`].
pub const LONGEST_LIST: usize = 15_000;

/// The most characters of a lesson's steps. Longer ones are left out of the link; a scenario
/// file holds them.
pub const LONGEST_LESSON: usize = 8_000;

/// The most bytes of unknown keys and their values that a link keeps.
pub(super) const LONGEST_UNKNOWN: usize = 2_000;
