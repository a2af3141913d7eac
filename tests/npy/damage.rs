//! Damage to the bytes of a file.

use proptest::{collection::vec, prelude::*, sample::Index};

/// A change of a file's bytes.
#[derive(Clone, Debug)]
pub enum Damage {
    Cut(Index),
    Replace(Index, u8),
    Insert(Index, Vec<u8>),
}

pub fn any_damage() -> impl Strategy<Value = Damage> {
    prop_oneof![
        any::<Index>().prop_map(Damage::Cut),
        (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Damage::Replace(at, byte)),
        (any::<Index>(), vec(any::<u8>(), 1..9)).prop_map(|(at, bytes)| Damage::Insert(at, bytes)),
    ]
}

impl Damage {
    /// Damages a file, if it has any bytes.
    pub fn apply(&self, file: &mut Vec<u8>) {
        if file.is_empty() {
            return;
        }
        match self {
            Self::Cut(at) => file.truncate(at.index(file.len())),
            Self::Replace(at, byte) => {
                let at = at.index(file.len());
                file[at] = *byte;
            }
            Self::Insert(at, bytes) => {
                let at = at.index(file.len());
                file.splice(at..at, bytes.iter().copied());
            }
        }
    }
}
