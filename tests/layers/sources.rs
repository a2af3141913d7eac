//! The Rust files of a crate, and the module that each one holds.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// The segments of a module's path, without `crate`; empty for the crate's root.
pub type Module = Vec<String>;

/// One source file.
pub struct Source {
    /// Relative to the crate's `src`, with `/` between folders.
    pub file: String,
    pub text: String,
}

/// Every `.rs` file below the folder `src` of a crate, which lies at `path` in this
/// repository.
pub fn sources(path: &str) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let mut files = Vec::new();
    collect(&root, &mut files);
    files.sort();
    files
        .iter()
        .map(|file| {
            let relative = file.strip_prefix(&root).expect("the file is below src");
            let names: Vec<_> = relative.iter().map(|name| name.to_string_lossy()).collect();
            Source {
                file: names.join("/"),
                text: fs::read_to_string(file).expect("sources are UTF-8"),
            }
        })
        .collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder exists") {
        let path = entry.expect("the folder can be listed").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// The sources by module. A `main.rs` beside a `lib.rs` is a crate of its own, which
/// no module can import, and is left out.
pub fn modules(sources: &[Source]) -> BTreeMap<Module, &Source> {
    let is_library = sources.iter().any(|source| source.file == "lib.rs");
    sources
        .iter()
        .filter(|source| !(is_library && source.file == "main.rs"))
        .map(|source| (module_of(&source.file), source))
        .collect()
}

fn module_of(file: &str) -> Module {
    let path = file.strip_suffix(".rs").unwrap_or(file);
    let mut module: Module = path.split('/').map(str::to_owned).collect();
    if matches!(
        module.last().map(String::as_str),
        Some("mod" | "lib" | "main")
    ) {
        module.pop();
    }
    module
}

/// Whether a file is part of a module that another file holds, directly or not.
pub fn is_inside(file: &str, other: &str) -> bool {
    let (module, other) = (module_of(file), module_of(other));
    module.len() > other.len() && module.starts_with(&other)
}
