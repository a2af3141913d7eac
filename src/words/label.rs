//! Headings and names of controls that belong to no setting.

use super::refusal::Range;

/// The link that skips the top bar, for keyboard users.
pub const SKIP: &str = "skip to the lab";
/// The page's name.
pub const TITLE: &str = "LayerNorm Lab";
/// What the page is for.
pub const PROMISE: &str = "See what layer normalisation does";
/// The button that opens the list of stations on a narrow screen.
pub const STATIONS: &str = "stations";
/// The button that opens the seed and the tools on a narrow screen.
pub const MENU: &str = "seed and tools";
/// The switch that keeps the most important controls of a station in view on a phone.
pub const DOCK: &str = "keep controls in view";
/// The seed's name.
pub const SEED: &str = "seed";
/// What the seed's field accepts.
pub const SEED_HELP: &str =
    "As in torch.manual_seed: a whole number from 0 to 18 446 744 073 709 551 615.";
/// Draws a new seed.
pub const NEW_DRAW: &str = "new seed";
/// Announces a new seed.
#[must_use]
pub fn seed_drawn(seed: u64) -> String {
    format!("The seed is now {seed}.")
}

/// The name of the bar of share, export and theme.
pub const TOOLS: &str = "tools";
/// The panel of less important controls.
pub const MORE: &str = "more controls";
/// Title of a reset button.
pub const RESET: &str = "reset";

/// Caption of the matrix before the layer.
pub const BEFORE: &str = "A, the activations";
/// Caption of the matrix after the layer.
pub const AFTER: &str = "LN(A), after the layer";
/// Sets γ = 3 and β = 5.
pub const LECTURE_PARAMETERS: &str = "γ = 3, β = 5 as in the lecture";
/// Sets γ = 1 and β = 0.
pub const RESET_PARAMETERS: &str = "back to γ = 1, β = 0";

/// Why a typed seed is invalid.
#[must_use]
pub fn refused_seed(given: &str) -> String {
    Range::UpTo(u64::MAX).refusal("The seed", given)
}
