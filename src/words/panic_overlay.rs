//! The text of the overlay after a panic.

/// The message.
pub const WHAT: &str = "The lab has stopped: an internal error.";
/// The advice.
pub const ADVICE: &str = "Reloading keeps your work. All you see is correct up to the last change.";
/// The button that reloads the page.
pub const RELOAD: &str = "Reload";
/// The button that copies the details.
pub const COPY: &str = "Copy details";
/// The button's text after copying.
pub const COPIED: &str = "Copied";
/// The heading of the details.
pub const DETAILS: &str = "Details for a report";
