//! The start-up profile: which functions a page calls when it starts.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use sha2::{Digest, Sha256};

/// The functions that belong in the primary module, each as a hash of its name. The
/// names themselves take a megabyte, because a generic function's name holds all of
/// its types.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// The compiler that named the functions. Another compiler may use other names.
    compiler: String,
    hashes: BTreeSet<String>,
}

/// Starts the line that names the compiler.
const COMPILER: &str = "# ";

impl Profile {
    /// Reads a profile: a line with the compiler, then one hash a line.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut profile = Self::default();
        for line in text.lines() {
            match line.strip_prefix(COMPILER) {
                Some(compiler) => compiler.clone_into(&mut profile.compiler),
                None => drop(profile.hashes.insert(line.to_owned())),
            }
        }
        profile
    }

    /// The profile of these functions, as this compiler names them.
    pub fn new<'a>(compiler: String, names: impl IntoIterator<Item = &'a str>) -> Self {
        let hashes = names.into_iter().map(hash).collect();
        Self { compiler, hashes }
    }

    /// The text that [`Self::read`] reads.
    #[must_use]
    pub fn to_text(&self) -> String {
        let head = format!("{COMPILER}{}\n", self.compiler);
        self.hashes.iter().fold(head, |mut text, hash| {
            let _ = writeln!(text, "{hash}");
            text
        })
    }

    /// The number of functions.
    #[must_use]
    pub fn len(&self) -> usize {
        self.hashes.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.hashes.is_empty()
    }

    /// Whether the profile lists this function.
    #[must_use]
    pub fn contains(&self, name: &str) -> bool {
        self.hashes.contains(&hash(name))
    }

    /// Whether this compiler made the profile.
    #[must_use]
    pub fn is_from(&self, compiler: &str) -> bool {
        self.compiler == compiler
    }
}

fn hash(name: &str) -> String {
    format!("{:x}", Sha256::digest(name))[..10].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_profile_is_read_as_it_was_written() {
        let profile = Profile::new("rustc 1.2.3".to_owned(), ["one", "two"]);
        assert_eq!(Profile::read(&profile.to_text()), profile);
        assert!(profile.contains("one") && !profile.contains("three"));
        assert!(profile.is_from("rustc 1.2.3") && !profile.is_from("rustc 1.2.4"));
        assert_eq!(profile.len(), 2);
        assert!(!profile.is_empty() && Profile::default().is_empty());
    }
}
