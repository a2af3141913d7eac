//! Every link between the project's documents leads to a file and a heading that exist.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The Markdown files of the project, without vendored ones.
fn documents() -> Vec<PathBuf> {
    let folders = [
        "",
        "docs",
        "docs/lessons",
        "assets/plotly/build",
        "crates/module-splitter",
    ];
    let mut documents = Vec::new();
    for folder in folders {
        let entries = fs::read_dir(root().join(folder)).expect("the folder exists");
        let paths = entries.map(|entry| entry.expect("the folder is readable").path());
        documents.extend(paths.filter(|path| path.extension().is_some_and(|end| end == "md")));
    }
    documents
}

/// The targets of a document's links, except those on other hosts.
fn links(text: &str) -> impl Iterator<Item = &str> {
    text.split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
        .filter(|target| !target.contains("://"))
}

/// The anchors of a document's headings, as GitHub makes them.
#[expect(
    clippy::disallowed_methods,
    reason = "a test never reaches the page, whose size the lint protects"
)]
fn anchors(text: &str) -> BTreeSet<String> {
    text.lines()
        .filter(|line| line.starts_with('#'))
        .map(|line| {
            line.trim_start_matches('#')
                .trim()
                .chars()
                .filter(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '_'))
                .map(|letter| letter.to_ascii_lowercase())
                .map(|letter| if letter == ' ' { '-' } else { letter })
                .collect()
        })
        .collect()
}

/// Why a link of this document leads nowhere; `None` if it does not.
fn broken(document: &Path, text: &str, link: &str) -> Option<String> {
    let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
    let target = document.parent()?.join(path);
    if !path.is_empty() && !target.exists() {
        return Some(format!("{}: no file {path}", document.display()));
    }
    let text = if path.is_empty() {
        text.to_owned()
    } else if anchor.is_empty() {
        return None;
    } else {
        fs::read_to_string(target).expect("the target is text")
    };
    (!anchors(&text).contains(anchor)).then(|| format!("{}: no heading {link}", document.display()))
}

#[test]
fn every_link_between_documents_resolves() {
    let mut found = Vec::new();
    let mut count = 0;
    for document in documents() {
        let text = fs::read_to_string(&document).expect("the document is text");
        for link in links(&text) {
            count += 1;
            found.extend(broken(&document, &text, link));
        }
    }
    assert!(count > 30, "{count} links found");
    assert!(found.is_empty(), "broken links:\n{}", found.join("\n"));
}

#[test]
fn a_broken_link_is_found() {
    let document = root().join("README.md");
    let text = "# A heading\n";
    for (link, is_broken) in [
        ("CHANGELOG.md", false),
        ("#a-heading", false),
        ("docs/scenario.md#link", false),
        ("docs/absent.md", true),
        ("#another-heading", true),
        ("docs/scenario.md#absent", true),
    ] {
        assert_eq!(broken(&document, text, link).is_some(), is_broken, "{link}");
    }
}
