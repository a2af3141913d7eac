//! A text that changes is a property of its own element, `prop:textContent`: a text node that
//! the lab writes to is lost when the browser translates the page (ARCHITECTURE.md).
//!
//! A closure between two tags therefore builds elements. This test reads the sources; the
//! browser test `translated` finds the text nodes that change in another way.

use std::{
    fs,
    path::{Path, PathBuf},
};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// Names of which a closure that builds elements contains one.
const BUILDS_ELEMENTS: [&str; 8] = [
    "view",
    "children",
    "collect_view",
    "link_diagnostics",
    "card_of",
    "unasked",
    "pair",
    "both",
];

fn sources(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder exists") {
        let path = entry.expect("the folder can be listed").path();
        if path.is_dir() {
            sources(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

fn contains(tokens: &TokenStream, names: &[&str]) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Ident(name) => names.iter().any(|wanted| name == wanted),
        TokenTree::Group(group) => contains(&group.stream(), names),
        _ => false,
    })
}

/// Adds the closures between tags that build no elements.
fn find(tokens: TokenStream, in_view: bool, found: &mut Vec<String>) {
    let mut before = None;
    let mut names_view = false;
    for token in tokens {
        if let TokenTree::Group(group) = &token {
            let body = group.stream();
            let is_closure =
                body.clone().into_iter().next().is_some_and(
                    |first| matches!(&first, TokenTree::Ident(name) if name == "move"),
                );
            let is_child = in_view
                && group.delimiter() == Delimiter::Brace
                && !matches!(&before, Some(TokenTree::Punct(mark)) if mark.as_char() == '=');
            if is_child && is_closure && !contains(&body, &BUILDS_ELEMENTS) {
                found.push(body.to_string());
            }
            // Inside a block, only a macro of its own is markup.
            let is_markup = names_view && group.delimiter() == Delimiter::Brace;
            find(body, is_markup, found);
        }
        names_view = match &token {
            TokenTree::Ident(name) => name == "view",
            TokenTree::Punct(mark) => names_view && mark.as_char() == '!',
            _ => false,
        };
        before = Some(token);
    }
}

fn found_in(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    find(source.parse().expect("it is Rust"), false, &mut found);
    found
}

#[test]
fn no_closure_between_tags_gives_a_text() {
    let mut files = Vec::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui");
    sources(&root, &mut files);
    assert!(files.len() > 50);
    for file in files {
        let source = fs::read_to_string(&file).expect("sources are UTF-8");
        let found = found_in(&source);
        assert!(found.is_empty(), "{}: {found:#?}", file.display());
    }
}

#[test]
fn a_planted_closure_is_found() {
    for (source, count) in [
        ("view! { <p>{move || error.get()}</p> }", 1),
        ("view! { <p>\"Row \" {move || number.get()}</p> }", 1),
        (
            "view! { <p>{move || open.get().then(|| view! { <b></b> })}</p> }",
            0,
        ),
        ("view! { <p hidden={move || error.get()}></p> }", 0),
        ("view! { <p prop:textContent=move || error.get()></p> }", 0),
        (
            "view! { <p>{move || view! { <b>{move || text.get()}</b> }}</p> }",
            1,
        ),
        ("fn run() { let get = {move || error.get()}; }", 0),
    ] {
        assert_eq!(found_in(source).len(), count, "{source}");
    }
}
