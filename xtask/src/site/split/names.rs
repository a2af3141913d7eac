//! Functions by names that outlast a build, and the list of those that come first.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use sha2::{Digest, Sha256};

/// A name without what differs from build to build: the checksums of crates
/// (`core[1a2b3c]`) and, from compilers that still add one, of the function.
pub(super) fn lasting(name: &str) -> String {
    let is_sum = |text: &str| text.len() >= 8 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let mut lasting = String::with_capacity(name.len());
    let mut rest = name;
    while let Some((before, after)) = rest.split_once('[') {
        lasting.push_str(before);
        match after.split_once(']') {
            Some((inside, behind)) if is_sum(inside) => rest = behind,
            _ => {
                lasting.push('[');
                rest = after;
            }
        }
    }
    lasting.push_str(rest);
    match lasting.rsplit_once("::h") {
        Some((path, sum)) if is_sum(sum) => path.to_owned(),
        _ => lasting,
    }
}

/// The functions of the first half: a checksum of each one's name. Their names
/// by themselves would be a megabyte, since generic functions carry all of their
/// types in them.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct First {
    /// Whose functions they are: others give some of them other names.
    compiler: String,
    sums: BTreeSet<String>,
}

/// Before the compiler, in a line of its own.
const COMPILER: &str = "# ";

impl First {
    /// What a list says: the compiler, then one checksum a line.
    pub(crate) fn read(list: &str) -> Self {
        let mut first = Self::default();
        for line in list.lines() {
            match line.strip_prefix(COMPILER) {
                Some(compiler) => compiler.clone_into(&mut first.compiler),
                None => drop(first.sums.insert(line.to_owned())),
            }
        }
        first
    }

    /// The list of these functions, as this compiler calls them.
    pub(crate) fn of<'a>(compiler: String, names: impl IntoIterator<Item = &'a str>) -> Self {
        let sums = names.into_iter().map(sum).collect();
        Self { compiler, sums }
    }

    /// As a list.
    pub(crate) fn written(&self) -> String {
        let head = format!("{COMPILER}{}\n", self.compiler);
        self.sums.iter().fold(head, |mut list, sum| {
            let _ = writeln!(list, "{sum}");
            list
        })
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.sums.len()
    }

    /// Whether a function is one of them.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.sums.contains(&sum(name))
    }

    /// Whether this compiler calls them by these names.
    pub(crate) fn is_of(&self, compiler: &str) -> bool {
        self.compiler == compiler
    }
}

fn sum(name: &str) -> String {
    format!("{:x}", Sha256::digest(name))[..10].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_loses_what_differs_from_build_to_build() {
        for (name, lasts) in [
            (
                "<alloc[d2034b5fe8a1]::vec::Vec<[u8; 4]>>::push",
                "<alloc::vec::Vec<[u8; 4]>>::push",
            ),
            ("core::fmt::write::h0123456789abcdef", "core::fmt::write"),
            ("lab::growth::hue", "lab::growth::hue"),
            ("an open [bracket", "an open [bracket"),
        ] {
            assert_eq!(lasting(name), lasts);
        }
    }

    #[test]
    fn a_list_is_read_as_it_was_written() {
        let first = First::of("rustc 1.2.3".to_owned(), ["one", "two"]);
        assert_eq!(First::read(&first.written()), first);
        assert!(first.has("one") && !first.has("three"));
        assert!(first.is_of("rustc 1.2.3") && !first.is_of("rustc 1.2.4"));
        assert_eq!(first.len(), 2);
    }
}
