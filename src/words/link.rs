//! What is said about links: read, broken, too new.

/// Above the faults of a link.
#[must_use]
pub fn faults(count: usize) -> String {
    match count {
        1 => "One thing in this link could not be taken as it stands:".to_owned(),
        count => format!("{count} things in this link could not be taken as they stand:"),
    }
}

/// A value that was repaired, or gave way to the default.
#[must_use]
pub fn instead(key: &str, given: &str, taken: &str) -> String {
    format!("{key}: “{given}” cannot be; {taken} was taken.")
}

/// A key or an entry that does not exist.
#[must_use]
pub fn nothing(key: &str, given: &str) -> String {
    format!("{key}: “{given}” means nothing here and was left out.")
}

/// The same key or entry once more.
#[must_use]
pub fn first(key: &str, given: &str) -> String {
    format!("{key}: “{given}” is given again; what came first was taken.")
}

/// A link that is too long.
#[must_use]
pub fn start(taken: usize) -> String {
    format!("The link is too long; its first {taken} characters were read.")
}

/// Faults that are not told one by one.
#[must_use]
pub fn more(count: usize) -> String {
    format!("And {count} more.")
}

/// A link from a later version of the lab.
#[must_use]
pub fn newer(version: u32) -> String {
    format!(
        "This link was made by a newer version of the lab (version {version} of its links). What this one understands was taken."
    )
}
