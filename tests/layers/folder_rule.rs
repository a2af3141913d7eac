//! The folders of `src/ui`: each imports only folders listed before it.

use crate::{
    imports::imports,
    sources::{Source, sources},
};

/// The folders in the order in which they build on each other.
const FOLDERS: [&str; 7] = [
    "reactive",
    "state",
    "session",
    "components",
    "stations",
    "dialogs",
    "page",
];

/// Folders that do not import each other although they are in order.
const SEPARATE: [(&str, &str); 1] = [("dialogs", "stations")];

/// The imports between folders of `ui` that the order forbids, as `importer →
/// imported`, and the files that lie in none of the folders.
fn violations(sources: &[Source]) -> Vec<String> {
    let mut violations = Vec::new();
    for (importer, files) in imports(sources) {
        let Some(folder) = folder(&importer) else {
            continue;
        };
        // `ui/mod.rs` mounts the page.
        if folder == "mod.rs" {
            continue;
        }
        let Some(rank) = rank(folder) else {
            violations.push(format!("{importer}: no rule for this folder"));
            continue;
        };
        for file in files {
            if let Some(imported) = self::folder(&file)
                && imported != folder
                && (self::rank(imported).is_none_or(|imported| imported > rank)
                    || SEPARATE.contains(&(folder, imported)))
            {
                violations.push(format!("{importer} → {file}"));
            }
        }
    }
    violations
}

/// The folder of `ui` in which a file lies.
fn folder(file: &str) -> Option<&str> {
    file.strip_prefix("ui/")?.split('/').next()
}

fn rank(folder: &str) -> Option<usize> {
    FOLDERS.iter().position(|name| *name == folder)
}

#[test]
fn folders_of_the_user_interface_import_only_folders_listed_before_them() {
    let sources = sources("src");
    for folder in FOLDERS {
        let start = format!("ui/{folder}/");
        let exists = sources.iter().any(|source| source.file.starts_with(&start));
        assert!(exists, "src/{start} does not exist");
    }
    let found = violations(&sources);
    assert!(found.is_empty(), "forbidden imports:\n{}", found.join("\n"));
}

#[test]
fn a_planted_import_of_a_later_folder_is_found() {
    let count = |file: &str, text: &str| {
        let mut files = vec![Source {
            file: file.to_owned(),
            text: text.to_owned(),
        }];
        for folder in FOLDERS {
            files.push(Source {
                file: format!("ui/{folder}/mod.rs"),
                text: "pub struct X;".to_owned(),
            });
        }
        files.push(Source {
            file: "ui/mod.rs".to_owned(),
            text: "mod page; use page::X;".to_owned(),
        });
        violations(&files).len()
    };
    for (file, text) in [
        ("ui/reactive/a.rs", "use crate::ui::state::X;"),
        ("ui/reactive/a.rs", "use super::super::session::X;"),
        ("ui/state/a.rs", "fn f() { crate::ui::components::X }"),
        ("ui/components/a.rs", "use crate::ui::{page::X, state};"),
        ("ui/stations/a.rs", "use crate::ui::dialogs;"),
        ("ui/dialogs/a.rs", "use crate::ui::stations::X;"),
        ("ui/page/a.rs", "use crate::ui::mount;"),
        ("ui/widgets/a.rs", ""),
    ] {
        assert_eq!(count(file, text), 1, "{file}: {text}");
    }
    for (file, text) in [
        ("ui/state/a.rs", "use crate::ui::reactive::X;"),
        ("ui/components/a.rs", "use crate::ui::{session, state::X};"),
        ("ui/page/a.rs", "use crate::ui::{dialogs::X, stations};"),
        ("ui/page/a.rs", "use super::b::B;"),
        ("ui/stations/a.rs", "//! use crate::ui::dialogs;"),
    ] {
        assert_eq!(count(file, text), 0, "{file}: {text}");
    }
}
