//! What is said when the lab itself fails.

/// What happened.
pub const WHAT: &str = "The lab has stopped: it met a fault of its own.";
/// What to do about it.
pub const ADVICE: &str = "Reload keeps your work. What you see is right up to the last change.";
/// Loads the page anew.
pub const RELOAD: &str = "Reload";
/// Copies the details.
pub const COPY: &str = "Copy details";
/// Once they are copied.
pub const COPIED: &str = "Copied";
/// Above the details.
pub const DETAILS: &str = "Details for a report";
