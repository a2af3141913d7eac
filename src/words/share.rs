//! The dialog for links, embedding and lessons.

use crate::{
    lab::{
        control::Control,
        setting::{Number, Overrides, Setting},
        station::Station,
    },
    words::{label, markup::escape, number::grouped, setting, station},
};

/// The button in the bar.
pub const SHARE: &str = "share";
/// The dialog's heading.
pub const HEADING: &str = "Share what you see";
/// Name of the link's field.
pub const LINK: &str = "Link to this state";
/// Name of the choice of the link's station.
pub const LEADS_TO: &str = "It opens at";
/// The link opens at no particular station.
pub const TOP: &str = "the top of the page";
/// Name of the embed code's field.
pub const EMBED: &str = "HTML to embed it in your own page";
/// Copies.
pub const COPY: &str = "copy";
/// After copying.
pub const COPIED: &str = "Copied.";
/// Where the browser forbids it.
pub const NOT_COPIED: &str = "The browser blocked copying. Select the text and press Ctrl+C or ⌘C.";
/// Closes the dialog.
pub const CLOSE: &str = "done";
/// Heading of the lesson part.
pub const LESSON: &str = "As a lesson";
/// What it is. `may_unlock` says whether students may unlock everything.
#[must_use]
pub fn lesson_help(may_unlock: bool) -> &'static str {
    if may_unlock {
        "Choose what students can see and change. Anyone with the link can unlock everything again."
    } else {
        "Choose what students can see and change."
    }
}
/// Heading of the list of controls and stations.
pub const CONTROLS: &str = "Hide or lock controls";
/// Nothing is hidden or locked.
pub const ALL_OPEN: &str = "reset all to open";
/// The three choices for a control.
pub const ACCESS: [&str; 3] = ["open", "locked", "hidden"];
/// The end of a locked control's name, for screen readers.
pub const LOCKED: &str = " (locked by the lesson)";
/// Opens a lesson up.
pub const UNLOCK: &str = "unlock everything";
/// Closes it again.
pub const RELOCK: &str = "back to the lesson";
/// After unlocking.
pub const UNLOCKED: &str = "You have unlocked this lesson.";

/// A station in the choice of where a link opens: `2 what it does`.
#[must_use]
pub fn station(station: Station) -> String {
    format!("{} {}", station.number(), station::short_name(station))
}

/// What a lesson withholds.
#[must_use]
pub fn closed(hidden: usize, locked: usize) -> String {
    format!(
        "This is a lesson: its teacher chose what you see ({}).",
        closed_counts([hidden, locked])
    )
}

/// How many controls and stations are hidden, and how many are locked: `2 hidden, 1 locked`.
#[must_use]
pub fn closed_counts([hidden, locked]: [usize; 2]) -> String {
    let part = |count: usize, what: &str| (count > 0).then(|| format!("{count} {what}"));
    let parts = [part(hidden, "hidden"), part(locked, "locked")];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The user data that does not fit into a link.
#[must_use]
pub fn left_out(fields: &[&str], most: usize) -> String {
    format!(
        "Too long for the link, so left out: {}. A link takes up to {} characters of each.",
        fields.join(", "),
        grouped(&most.to_string())
    )
}

/// The steps of a lesson that do not fit into a link.
#[must_use]
pub fn lesson_left_out(most: usize) -> String {
    format!(
        "The lesson is too long for the link, which holds its first step only: a link takes up to {} characters of steps. Save it as a file.",
        grouped(&most.to_string())
    )
}

/// The code of a frame for this address.
#[must_use]
pub fn frame(address: &str) -> String {
    let [address, title] = [address, label::TITLE].map(escape);
    format!(
        "<iframe src=\"{address}\" title=\"{title}\" width=\"100%\" height=\"720\" style=\"border: 0\" loading=\"lazy\"></iframe>"
    )
}

/// Name of a control or a station in the dialog.
#[must_use]
pub fn control(control: Control) -> &'static str {
    match control {
        Control::Setting(Setting::Seed) => "seed, field and button",
        Control::Setting(Setting::Number(Number::Gamma)) => "γ, slider and bars",
        Control::Setting(Setting::Number(Number::Beta)) => "β, slider and bars",
        Control::Setting(Setting::Overrides(Overrides::Cells)) => "cells of A, edited one by one",
        Control::Setting(setting) => setting::name(setting),
        Control::Presets => "presets",
        Control::AffineButtons => "buttons for both",
        Control::Station(station) => station::heading(station),
    }
}
