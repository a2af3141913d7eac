//! The inputs of the site: a fingerprint of them, and the folders that are no inputs.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use walkdir::WalkDir;

use crate::toolchain::{TRUNK_VERSION, WASM_OPT_FLAGS, WASM_OPT_VERSION};
use crate::workspace::STARTUP_PROFILE;

/// The project's folders that are not part of the site. Every other folder is, so that a
/// new folder is never forgotten.
const OTHER_FOLDERS: [&str; 11] = [
    "bench",
    "crates",
    "dist",
    "dist-release",
    "dist-single-file",
    "docs",
    "examples",
    "node_modules",
    "target",
    "tests",
    "xtask",
];

/// A hash of the site's inputs: the name and the content of each file, the versions of
/// the compiler and the tools, and their arguments.
pub(crate) fn fingerprint(root: &Path, compiler: &str) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    (TRUNK_VERSION, WASM_OPT_VERSION, WASM_OPT_FLAGS).hash(&mut hasher);
    // Trunk's arguments.
    include_str!("trunk.rs").hash(&mut hasher);
    compiler.hash(&mut hasher);
    let files = WalkDir::new(root)
        .min_depth(1)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| entry.depth() != 1 || is_input(entry.path()));
    for entry in files {
        let entry = entry.context("could not list the project's files")?;
        if entry.file_type().is_dir() {
            continue;
        }
        let path = entry.path();
        // Trunk does not read the profile (release.rs does).
        if path == root.join(STARTUP_PROFILE) {
            continue;
        }
        let content =
            fs::read(path).with_context(|| format!("could not read {}", path.display()))?;
        path.strip_prefix(root)?.hash(&mut hasher);
        content.hash(&mut hasher);
    }
    Ok(format!("{:016x}", hasher.finish()))
}

/// The entries of the project's folder that are not inputs of the site.
pub(crate) fn others(root: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(root)
        .and_then(Iterator::collect::<std::io::Result<Vec<_>>>)
        .with_context(|| format!("could not list {}", root.display()))?;
    let paths = entries.into_iter().map(|entry| entry.path());
    Ok(paths.filter(|path| !is_input(path)).collect())
}

/// Whether this entry of the project's folder is an input of the site.
fn is_input(entry: &Path) -> bool {
    let name = entry.file_name().unwrap_or_default().to_string_lossy();
    // Hidden entries configure tools. Cargo's decide what is compiled.
    let hidden = name.starts_with('.') && name != ".cargo";
    let prose = entry.extension().is_some_and(|ending| ending == "md");
    !hidden && !prose && !OTHER_FOLDERS.contains(&&*name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_inputs_of_the_site_change_the_fingerprint() {
        let root = std::env::temp_dir().join(format!("lab-inputs-{}", std::process::id()));
        for folder in ["src/ui", "docs", "target", ".git", ".cargo"] {
            fs::create_dir_all(root.join(folder)).unwrap();
        }
        let write = |name: &str, text: &str| fs::write(root.join(name), text).unwrap();
        write("src/ui/app.rs", "fn app() {}");
        let print = |compiler: &str| fingerprint(&root, compiler).unwrap();
        let first = print("rustc 1");
        assert_eq!(print("rustc 1"), first, "nothing has changed");
        assert_ne!(print("rustc 2"), first, "the compiler has changed");

        let no_inputs = [
            "docs/page.html",
            "target/lab.wasm",
            ".git/HEAD",
            "README.md",
        ];
        for name in no_inputs {
            write(name, "anything");
            assert_eq!(print("rustc 1"), first, "{name} is not an input");
        }
        let mut others = others(&root).unwrap();
        others.sort();
        let expected = [".git", "README.md", "docs", "target"];
        assert_eq!(others, expected.map(|name| root.join(name)));

        let mut visited = vec![first];
        for (name, text) in [
            ("src/ui/app.rs", "fn app() { }"),
            ("src/ui/other.rs", ""),
            ("plotly.js", "draw()"),
            (".cargo/config.toml", "[build]"),
        ] {
            write(name, text);
            let next = print("rustc 1");
            assert!(!visited.contains(&next), "{name} is an input");
            visited.push(next);
        }
        fs::remove_dir_all(root).unwrap();
    }
}
