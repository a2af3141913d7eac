//! The theme control, and the header of a printed page.

use super::label;

/// The theme follows the system's.
pub const SYSTEM: &str = "theme: system";
/// The theme is light.
pub const LIGHT: &str = "theme: light";
/// The theme is dark.
pub const DARK: &str = "theme: dark";

/// The header of a printed page.
#[must_use]
pub fn print_header(seed: u64, address: &str) -> String {
    format!("{} · seed {seed} · {address}", label::TITLE)
}
