//! No files of a crate import each other in a cycle.
//!
//! A file may use the modules that contain it, as `super::` does: a `mod.rs` and the
//! files of its folder form one module. All other imports count.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    imports::imports,
    sources::{Source, is_inside, sources},
};

/// The source folders of the crates in this repository.
const SOURCE_FOLDERS: [&str; 3] = ["src", "xtask/src", "crates/module-splitter/src"];

/// The imports that lie on a cycle, as `importer → imported`.
fn cycles(sources: &[Source]) -> Vec<String> {
    let mut imports = imports(sources);
    for (importer, files) in &mut imports {
        files.retain(|file| !is_inside(importer, file));
    }
    imports
        .iter()
        .flat_map(|(importer, files)| files.iter().map(move |file| (importer, file)))
        .filter(|(importer, file)| is_reachable(&imports, file, importer))
        .map(|(importer, file)| format!("{importer} → {file}"))
        .collect()
}

fn is_reachable(imports: &BTreeMap<String, BTreeSet<String>>, from: &str, to: &str) -> bool {
    let (mut visited, mut next) = (BTreeSet::new(), vec![from]);
    while let Some(file) = next.pop() {
        if file == to {
            return true;
        }
        if visited.insert(file) {
            next.extend(imports.get(file).into_iter().flatten().map(String::as_str));
        }
    }
    false
}

#[test]
fn no_files_import_each_other_in_a_cycle() {
    let mut found = Vec::new();
    for path in SOURCE_FOLDERS {
        let sources = sources(path);
        assert!(sources.len() > 1, "{} files in {path}", sources.len());
        found.extend(
            cycles(&sources)
                .into_iter()
                .map(|cycle| format!("{path}/{cycle}")),
        );
    }
    assert!(found.is_empty(), "import cycles:\n{}", found.join("\n"));
}

#[test]
fn a_planted_cycle_is_found() {
    let cycles_of = |files: &[(&str, &str)]| {
        let files = files.iter().map(|(file, text)| Source {
            file: (*file).to_owned(),
            text: (*text).to_owned(),
        });
        cycles(&files.collect::<Vec<_>>())
    };
    let lib = ("lib.rs", "mod a; mod b; mod c;");
    for (a, b, c) in [
        ("use crate::b;", "use crate::a;", ""),
        (
            "use crate::b::B;",
            "fn f() { crate::c::f() }",
            "use super::a::A;",
        ),
        // Through the name of an imported module, and through a re-export.
        (
            "use crate::{b, c}; fn f() { c::f() }",
            "",
            "use layernorm_lab::a;",
        ),
        (
            "use crate::c::B;",
            "use crate::{a as x};",
            "pub use crate::b::B;",
        ),
        (
            "mod tests { use super::super::b; }",
            "use crate::a::{A, self};",
            "",
        ),
    ] {
        let found = cycles_of(&[lib, ("a.rs", a), ("b.rs", b), ("c.rs", c)]);
        assert!(!found.is_empty(), "{a} | {b} | {c}");
    }
    for (a, b, c) in [
        ("use crate::{b, c};", "use crate::c;", "//! use crate::a;"),
        ("use crate::b;", "const A: &str = \"use crate::a\";", ""),
        // A re-export is no import, and what it names counts where it is defined.
        (
            "use crate::c::C;",
            "use crate::a;",
            "pub use crate::b::B; struct C;",
        ),
        (
            "mod tests { use super::*; }",
            "fn f(a: u8) { a::<u8>() }",
            "",
        ),
    ] {
        let found = cycles_of(&[lib, ("a.rs", a), ("b.rs", b), ("c.rs", c)]);
        assert_eq!(found, [""; 0], "{a} | {b} | {c}");
    }
}

#[test]
fn a_file_may_use_the_modules_that_contain_it() {
    let files = [
        ("a/mod.rs", "mod x; mod y; use x::X; struct A;"),
        ("a/x.rs", "use super::A;"),
        ("a/y.rs", ""),
        ("lib.rs", "mod a;"),
    ];
    let files = files.map(|(file, text)| Source {
        file: file.to_owned(),
        text: text.to_owned(),
    });
    assert_eq!(cycles(&files), [""; 0]);
}
