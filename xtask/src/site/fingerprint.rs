//! Has anything that the site is made of changed since it was built?

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::Path;

use anyhow::{Context, Result};
use walkdir::{DirEntry, WalkDir};

use crate::toolchain::{TRUNK_VERSION, WASM_OPT_VERSION};

/// What lies in the project and is no part of the site. All else counts, so that
/// a folder of pictures, say, cannot be forgotten.
const NOT_THE_SITE: [&str; 7] = [
    "dist",
    "docs",
    "examples",
    "target",
    "tests",
    "xtask",
    "node_modules",
];

/// A number for the contents of everything that the site is made of: files by
/// name and content, and the versions of the tools.
pub(crate) fn of(root: &Path) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    (TRUNK_VERSION, WASM_OPT_VERSION).hash(&mut hasher);
    let files = WalkDir::new(root)
        .min_depth(1)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(is_of_the_site);
    for entry in files {
        let entry = entry.context("could not list the project's files")?;
        if entry.file_type().is_dir() {
            continue;
        }
        let path = entry.path();
        let content =
            fs::read(path).with_context(|| format!("could not read {}", path.display()))?;
        path.strip_prefix(root)?.hash(&mut hasher);
        content.hash(&mut hasher);
    }
    Ok(format!("{:016x}", hasher.finish()))
}

fn is_of_the_site(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    // Hidden files are settings of tools, but for cargo's.
    let hidden = name.starts_with('.') && name != ".cargo";
    let prose = name.ends_with(".md");
    let elsewhere = entry.depth() == 1 && NOT_THE_SITE.contains(&&*name);
    !hidden && !prose && !elsewhere
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_site_is_made_of_counts() {
        let root = std::env::temp_dir().join(format!("lab-fingerprint-{}", std::process::id()));
        for folder in ["src/ui", "docs", "target", ".git", ".cargo"] {
            fs::create_dir_all(root.join(folder)).unwrap();
        }
        let write = |name: &str, text: &str| fs::write(root.join(name), text).unwrap();
        write("src/ui/app.rs", "fn app() {}");
        let first = of(&root).unwrap();
        assert_eq!(of(&root).unwrap(), first, "nothing has changed");

        for name in [
            "docs/page.html",
            "target/lab.wasm",
            ".git/HEAD",
            "README.md",
        ] {
            write(name, "anything");
            assert_eq!(of(&root).unwrap(), first, "{name} is not of the site");
        }
        let mut seen = vec![first];
        for (name, text) in [
            ("src/ui/app.rs", "fn app() { }"),
            ("src/ui/other.rs", ""),
            ("plotly.js", "draw()"),
            (".cargo/config.toml", "[build]"),
        ] {
            write(name, text);
            let next = of(&root).unwrap();
            assert!(!seen.contains(&next), "{name} is of the site");
            seen.push(next);
        }
        fs::remove_dir_all(root).unwrap();
    }
}
