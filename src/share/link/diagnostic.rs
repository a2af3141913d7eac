//! What was invalid in a link, and how the reader repaired it.

/// One invalid part of a link, and its repair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The step of a lesson in which it is, from 1; `None` for the link's own values.
    pub step: Option<usize>,
    /// The key; empty if the link as a whole is too long.
    pub key: String,
    /// The value, cut after [`Diagnostic::SHOWN`] characters.
    pub input: String,
    /// How the reader repaired it.
    pub repair: Repair,
}

/// How the reader repaired an invalid part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Repair {
    /// Replaced by this value, as a link writes it.
    Replaced(String),
    /// Dropped: there is no such key, or the entry lies outside the matrix.
    Dropped,
    /// Dropped: the link has a later value for the same key or entry.
    Duplicate,
    /// Cut after this many bytes: the link, or its lesson.
    Truncated(usize),
    /// The lesson lacks this many of its steps: the link is not whole.
    MissingSteps(usize),
    /// The lesson had this many steps more than one can hold.
    ExtraSteps(usize),
}

impl Diagnostic {
    /// The most characters that a diagnostic holds of a key or a value.
    pub const SHOWN: usize = 40;

    pub(super) fn new(key: &str, input: &str, repair: Repair) -> Self {
        Self {
            step: None,
            key: shown(key),
            input: shown(input),
            repair,
        }
    }
}

/// The text cut to the length of a line, with spaces for control characters.
fn shown(text: &str) -> String {
    let mut letters = text
        .chars()
        .map(|letter| if letter.is_control() { ' ' } else { letter });
    let mut start: String = letters.by_ref().take(Diagnostic::SHOWN).collect();
    if letters.next().is_some() {
        start.push('…');
    }
    start
}

/// Collects diagnostics: stores the first ones, and counts the others.
#[derive(Debug, Default)]
pub(super) struct Diagnostics {
    pub(super) first: Vec<Diagnostic>,
    pub(super) omitted: usize,
}

impl Diagnostics {
    const MOST: usize = 20;

    pub(super) fn push(&mut self, diagnostic: Diagnostic) {
        if self.first.len() < Self::MOST {
            self.first.push(diagnostic);
        } else {
            self.omitted += 1;
        }
    }

    /// Adds what was found in a step of a lesson.
    pub(super) fn extend_from_step(&mut self, step: usize, found: Self) {
        for diagnostic in found.first {
            self.push(Diagnostic {
                step: Some(step),
                ..diagnostic
            });
        }
        self.omitted += found.omitted;
    }
}
