//! What is said about the visit itself: steps, what was kept, links, lessons.

/// One step back.
pub const UNDO: &str = "undo";
/// What the button's title adds.
pub const UNDO_KEYS: &str = "undo (Ctrl+Z)";
/// One step forward.
pub const REDO: &str = "redo";
/// What the button's title adds.
pub const REDO_KEYS: &str = "redo (Ctrl+Shift+Z)";
/// When there is nothing to undo.
pub const FIRST: &str = "There is nothing to undo.";
/// When there is nothing to redo.
pub const LAST: &str = "There is nothing to redo.";

/// After a visit that was kept.
pub const RESTORED: &str = "Your last session was restored.";
/// Goes back to the default.
pub const AFRESH: &str = "start afresh";
/// Takes a line away.
pub const DISMISS: &str = "dismiss";
/// Where nothing can be kept.
pub const NOT_KEPT: &str =
    "This browser keeps nothing for this page: only the link holds your state.";

/// While the first station stands alone.
pub const COMING: &str = "The other stations are on their way.";
/// When they do not come.
pub const NOT_COME: &str = "The other stations could not be fetched. Look to the network; the sliders and charts here go on working.";
/// When something is pressed that needs them.
pub const HELD: &str = " What you pressed waits for them.";
/// Tries it again.
pub const COME: &str = "try again";

/// The link of an embedded page.
pub const OPEN: &str = "open in the lab";

/// A preset that was taken.
#[must_use]
pub fn taken(name: &str, sentence: &str) -> String {
    format!("{}: {sentence}", capitalised(name))
}

fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}
