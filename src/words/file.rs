//! The text about scenario files.

use super::number::exact;

/// The legend of both buttons.
pub const FILE: &str = "Scenario file, with your own data and every digit";
/// The button that downloads the file.
pub const SAVE: &str = "save";
/// The button that opens a file.
pub const OPEN: &str = "open…";
/// The name of a saved file.
pub const NAME: &str = "layernorm-lab.json";

/// Announces an opened file.
#[must_use]
pub fn opened(name: &str) -> String {
    format!("Opened {name}. Undo restores your own state.")
}

/// Precedes the list of errors in a file.
#[must_use]
pub fn refused(name: &str) -> String {
    format!("{name} could not be opened. Nothing has changed:")
}

/// Why a file is not read; both sizes are in bytes.
#[must_use]
pub fn too_large(size: f64, limit: f64) -> String {
    format!(
        "it has {} bytes, the limit is {}",
        exact(size.into()),
        exact(limit.into())
    )
}
