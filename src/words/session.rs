//! The text about the visit: undo and redo, the saved session, the deferred stations,
//! presets.

use crate::{
    lab::setting::Setting,
    words::{grammar::capitalised, setting},
};

/// The undo button.
pub const UNDO: &str = "undo";
/// The undo button's tooltip.
pub const UNDO_KEYS: &str = "undo (Ctrl+Z)";
/// The redo button.
pub const REDO: &str = "redo";
/// The redo button's tooltip.
pub const REDO_KEYS: &str = "redo (Ctrl+Shift+Z)";
/// Announced if there is nothing to undo.
pub const NOTHING_TO_UNDO: &str = "There is nothing to undo.";
/// Announced if there is nothing to redo.
pub const NOTHING_TO_REDO: &str = "There is nothing to redo.";

/// Shown after the saved session was restored.
pub const RESTORED: &str = "Your last session was restored.";
/// The button that returns to the default scenario.
pub const START_AGAIN: &str = "start over";
/// The button that removes a notice.
pub const DISMISS: &str = "dismiss";
/// Shown if the browser does not save the session.
pub const NOT_SAVED: &str =
    "This browser saves nothing for this page. Keep the link, or save a scenario file.";

/// Shown while the deferred stations load.
pub const STATIONS_LOADING: &str = "The other stations are loading.";
/// Shown if the deferred stations fail to load.
pub const STATIONS_FAILED: &str = "The other stations could not be loaded. Check your connection; the sliders and charts here still work.";
/// Added if a queued click waits for them.
pub const CLICK_QUEUED: &str = " Your click waits for them.";
/// The button that loads them again.
pub const RETRY: &str = "try again";

/// The link from an embedded page to the full page.
pub const OPEN_IN_LAB: &str = "open in the lab";

/// The button that resets all settings.
pub const RESET_ALL: &str = "reset all";
/// The button that resets all settings in a lesson.
pub const RESET_LESSON: &str = "start the lesson over";
/// Announced after all settings were reset.
pub const ALL_RESET: &str = "All settings are reset. Undo brings yours back.";

/// Announces an applied preset, and the settings that the lesson does not let it change.
#[must_use]
pub fn preset_applied(name: &str, sentence: &str, kept: &[Setting]) -> String {
    let name = capitalised(name);
    if kept.is_empty() {
        return format!("{name}: {sentence}");
    }
    let kept: Vec<_> = kept.iter().copied().map(setting::name).collect();
    format!(
        "{name}, except what this lesson closes: {}.",
        kept.join(", ")
    )
}
