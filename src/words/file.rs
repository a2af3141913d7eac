//! What is said about scenario files.

/// Legend of the two buttons.
pub const FILE: &str = "Scenario file, with data of your own and every digit";
/// Downloads it.
pub const SAVE: &str = "save";
/// Chooses one.
pub const OPEN: &str = "open…";
/// The name it is saved under.
pub const NAME: &str = "layernorm-lab.json";

/// A file that was opened.
#[must_use]
pub fn opened(name: &str) -> String {
    format!("Opened {name}. Undo brings your own state back.")
}

/// Above what is wrong with a file.
#[must_use]
pub fn refused(name: &str) -> String {
    format!("{name} was not opened, and your state stays as it was:")
}
