//! The dialog for links, embedding and lessons.

use super::{failures, label, relatives};
use crate::lab::knob;

/// The button in the bar.
pub const SHARE: &str = "share";
/// The dialog's heading.
pub const HEADING: &str = "Share what you see";
/// Name of the link's field.
pub const LINK: &str = "Link to this state";
/// Name of the embed code's field.
pub const EMBED: &str = "HTML that puts it into a page of your own";
/// Copies.
pub const COPY: &str = "copy";
/// After copying.
pub const COPIED: &str = "Copied.";
/// Where the browser forbids it.
pub const NOT_COPIED: &str = "The browser forbids copying: select the text and press Ctrl+C.";
/// Right after opening.
pub const LINK_COPIED: &str = "The link is copied.";
/// Closes the dialog.
pub const CLOSE: &str = "done";
/// Heading of the lesson part.
pub const LESSON: &str = "As a lesson";
/// What it is.
pub const LESSON_HELP: &str = "Choose what your students see and may change. Whoever opens the link can unlock everything again.";
/// Nothing is hidden or locked.
pub const ALL_OPEN: &str = "open everything again";
/// The three choices for a control.
pub const ACCESS: [&str; 3] = ["open", "locked", "hidden"];
/// Opens a lesson up.
pub const UNLOCK: &str = "unlock everything";
/// Closes it again.
pub const RELOCK: &str = "back to the lesson";
/// After unlocking.
pub const UNLOCKED: &str = "This is a lesson, unlocked by you.";

/// What a lesson withholds.
#[must_use]
pub fn closed(hidden: usize, locked: usize) -> String {
    let part = |count: usize, what: &str| (count > 0).then(|| format!("{count} {what}"));
    let parts: Vec<String> = [part(hidden, "hidden"), part(locked, "locked")]
        .into_iter()
        .flatten()
        .collect();
    format!(
        "This is a lesson: its teacher chose what you see ({}).",
        parts.join(", ")
    )
}

/// Data of one's own that a link cannot hold.
#[must_use]
pub fn left_out(fields: &[&str], most: usize) -> String {
    format!(
        "Too long for a link and not in it: {}. A link takes up to {most} characters of each.",
        fields.join(", ")
    )
}

/// The code of a frame for this address.
#[must_use]
pub fn frame(address: &str) -> String {
    // An address may hold an ampersand, which HTML writes otherwise.
    let address = address.replace('&', "&amp;");
    let title = label::TITLE;
    format!(
        "<iframe src=\"{address}\" title=\"{title}\" width=\"100%\" height=\"720\" style=\"border: 0\" loading=\"lazy\"></iframe>"
    )
}

/// Name of a control or a station in the dialog, by its key.
#[must_use]
pub fn control(key: &str) -> &'static str {
    let knob = |knob| label::of(knob).name;
    match key {
        "seed" => "seed and new draw",
        "presets" => "presets",
        "why" => label::WHY,
        "ln" => label::LEVER,
        "scale" => knob(&knob::SCALE),
        "steps" => knob(&knob::STEPS),
        "axis" => label::AXIS,
        "band" => label::BAND,
        "size" => knob(&knob::SIZE),
        "product" => label::PRODUCT,
        "format" => label::PRECISION,
        "expected" => label::EXPECTED,
        "what" => label::WHAT,
        "shape" => label::SHAPE,
        "eps" => knob(&knob::EPS),
        "features" => knob(&knob::FEATURES),
        "rows" => knob(&knob::ROWS),
        "mean" => knob(&knob::MEAN),
        "std" => knob(&knob::STD),
        "statistics" => label::STATISTICS,
        "divisor" => label::DIVISOR,
        "parameters" => label::PARAMETERS,
        "gamma" => "γ, slider and bars",
        "beta" => "β, slider and bars",
        "both" => "buttons for both",
        "relatives" => relatives::HEADING,
        "groups" => knob(&knob::GROUPS),
        "failures" => failures::HEADING,
        _ => "",
    }
}
