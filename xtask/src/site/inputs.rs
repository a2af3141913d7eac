//! What the site is made of: whether it has changed since the last build, and
//! what need not be watched.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use walkdir::WalkDir;

use crate::toolchain::{TRUNK_VERSION, WASM_OPT_VERSION};
use crate::workspace::FIRST_FUNCTIONS;

/// The project's folders that are no part of the site. All else counts, so that
/// a new folder of pictures, say, cannot be forgotten.
const OTHER_FOLDERS: [&str; 9] = [
    "bench",
    "dist",
    "dist-single-file",
    "docs",
    "examples",
    "node_modules",
    "target",
    "tests",
    "xtask",
];

/// A number for all that the site is made of: each file's name and content, and
/// the versions of the tools.
pub(crate) fn fingerprint(root: &Path) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    (TRUNK_VERSION, WASM_OPT_VERSION).hash(&mut hasher);
    let files = WalkDir::new(root)
        .min_depth(1)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| entry.depth() != 1 || is_of_the_site(entry.path()));
    for entry in files {
        let entry = entry.context("could not list the project's files")?;
        if entry.file_type().is_dir() {
            continue;
        }
        let path = entry.path();
        // Of no matter for what Trunk builds (release.rs).
        if path == root.join(FIRST_FUNCTIONS) {
            continue;
        }
        let content =
            fs::read(path).with_context(|| format!("could not read {}", path.display()))?;
        path.strip_prefix(root)?.hash(&mut hasher);
        content.hash(&mut hasher);
    }
    Ok(format!("{:016x}", hasher.finish()))
}

/// What lies in the project and is no part of the site.
pub(crate) fn others(root: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(root)
        .and_then(Iterator::collect::<std::io::Result<Vec<_>>>)
        .with_context(|| format!("could not list {}", root.display()))?;
    let paths = entries.into_iter().map(|entry| entry.path());
    Ok(paths.filter(|path| !is_of_the_site(path)).collect())
}

/// Whether the site is made of this, one of the entries of the project's folder.
fn is_of_the_site(entry: &Path) -> bool {
    let name = entry.file_name().unwrap_or_default().to_string_lossy();
    // Hidden entries are settings of tools; cargo's decide what is compiled.
    let hidden = name.starts_with('.') && name != ".cargo";
    let prose = entry.extension().is_some_and(|ending| ending == "md");
    !hidden && !prose && !OTHER_FOLDERS.contains(&&*name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_site_is_made_of_counts() {
        let root = std::env::temp_dir().join(format!("lab-inputs-{}", std::process::id()));
        for folder in ["src/ui", "docs", "target", ".git", ".cargo"] {
            fs::create_dir_all(root.join(folder)).unwrap();
        }
        let write = |name: &str, text: &str| fs::write(root.join(name), text).unwrap();
        write("src/ui/app.rs", "fn app() {}");
        let first = fingerprint(&root).unwrap();
        assert_eq!(fingerprint(&root).unwrap(), first, "nothing has changed");

        let of_no_matter = [
            "docs/page.html",
            "target/lab.wasm",
            ".git/HEAD",
            "README.md",
        ];
        for name in of_no_matter {
            write(name, "anything");
            let same = fingerprint(&root).unwrap();
            assert_eq!(same, first, "{name} is not of the site");
        }
        let mut others = others(&root).unwrap();
        others.sort();
        let expected = [".git", "README.md", "docs", "target"];
        assert_eq!(others, expected.map(|name| root.join(name)));

        let mut seen = vec![first];
        for (name, text) in [
            ("src/ui/app.rs", "fn app() { }"),
            ("src/ui/other.rs", ""),
            ("plotly.js", "draw()"),
            (".cargo/config.toml", "[build]"),
        ] {
            write(name, text);
            let next = fingerprint(&root).unwrap();
            assert!(!seen.contains(&next), "{name} is of the site");
            seen.push(next);
        }
        fs::remove_dir_all(root).unwrap();
    }
}
