//! What was wrong with a link.

/// One thing that a link got wrong, and what was made of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The key that it stood behind.
    pub key: String,
    /// What was given, at most [`Fault::SHOWN`] characters of it.
    pub given: String,
    /// What was made of it.
    pub taken: Taken,
}

/// What was made of a fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Taken {
    /// This value instead, as a link writes it.
    Instead(String),
    /// Nothing: no such key, or an entry that has no place.
    Nothing,
    /// The one given first.
    First,
    /// As many characters of the link as are read at all.
    Start(usize),
}

impl Fault {
    /// So many characters of a key or a value are shown.
    pub const SHOWN: usize = 40;

    pub(super) fn new(key: &str, given: &str, taken: Taken) -> Self {
        Self {
            key: shown(key),
            given: shown(given),
            taken,
        }
    }
}

/// At most so much of a text as a line can hold, and no control characters.
fn shown(text: &str) -> String {
    let mut letters = text
        .chars()
        .map(|letter| if letter.is_control() { ' ' } else { letter });
    let mut start: String = letters.by_ref().take(Fault::SHOWN).collect();
    if letters.next().is_some() {
        start.push('…');
    }
    start
}

/// Faults as they are found; only so many are kept, the others are counted.
#[derive(Debug, Default)]
pub(super) struct Faults {
    pub(super) told: Vec<Fault>,
    pub(super) untold: usize,
}

impl Faults {
    const MOST: usize = 20;

    pub(super) fn push(&mut self, fault: Fault) {
        if self.told.len() < Self::MOST {
            self.told.push(fault);
        } else {
            self.untold += 1;
        }
    }
}
