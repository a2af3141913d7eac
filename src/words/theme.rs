//! The theme's control, and the line at the head of a printed page.

/// The page looks as the system asks for it.
pub const SYSTEM: &str = "theme: as the system";
/// The page is light, whatever the system asks for.
pub const LIGHT: &str = "theme: light";
/// The page is dark, whatever the system asks for.
pub const DARK: &str = "theme: dark";

/// What the line at the head of a printed page says.
#[must_use]
pub fn imprint(seed: u64, address: &str) -> String {
    format!("seed {seed} · {address}")
}
