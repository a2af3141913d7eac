//! Who may name whom: the layers that `src/lib.rs` describes.
//!
//! The files are read as Rust reads them, token by token, so that comments and
//! strings may speak of anything.

use std::{
    fs,
    path::{Path, PathBuf},
};

use proc_macro2::{Delimiter, Ident, Spacing, TokenStream, TokenTree};

/// Our own layers.
const LAYERS: [&str; 7] = [
    "lab", "charts", "session", "share", "words", "browser", "ui",
];

/// Crates that only the layers named beside them may touch.
const CRATES: [(&str, &[&str]); 13] = [
    ("burn", &["lab"]),
    ("half", &["lab"]),
    ("csv", &["share"]),
    ("num_bigint", &["lab"]),
    ("num_rational", &["lab"]),
    ("rand_mt", &["lab"]),
    ("plotly", &["charts"]),
    ("leptos", &["ui"]),
    ("web_sys", &["browser"]),
    ("js_sys", &["browser"]),
    ("wasm_bindgen", &["browser"]),
    ("wasm_bindgen_futures", &["browser"]),
    ("getrandom", &["browser"]),
];

/// The layers that a layer may name beside itself.
fn allowed(layer: &str) -> Option<&'static [&'static str]> {
    match layer {
        "lab" | "browser" | "session" => Some(&[]),
        "words" => Some(&["lab"]),
        "charts" | "share" => Some(&["lab", "words"]),
        // The roots of the library and of the program put the layers together.
        "ui" | "lib.rs" | "main.rs" => Some(&LAYERS),
        _ => None,
    }
}

/// Where an identifier stands.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    /// First in a path after `crate`, `super` or the library's own name: where
    /// a layer is named.
    Layer,
    /// Deeper in such a path, or as the name of a module or an alias.
    Ours,
    /// First in any other path, or named by `use`: a crate, or what may hide one.
    Elsewhere,
    /// A value, a field, a keyword: never a crate.
    Value,
}

/// What one file names that its layer may not, as `line: name`.
fn violations(layer: &str, source: &str) -> Vec<String> {
    let Some(allowed) = allowed(layer) else {
        return vec![format!(
            "{layer}: no rule in tests/layers.rs for this layer"
        )];
    };
    let tokens: TokenStream = source.parse().expect("the sources are Rust");
    let names = named(tokens, Place::Elsewhere, false);
    // A module of ours that is called like a crate hides the crate.
    let hidden = |krate: &str| {
        names
            .iter()
            .any(|(name, place)| *place == Place::Ours && name == krate)
    };
    let forbidden = |name: &Ident, place: Place| match place {
        Place::Layer => {
            let name = name.to_string();
            name != layer && LAYERS.contains(&&*name) && !allowed.contains(&&*name)
        }
        Place::Ours | Place::Value => false,
        Place::Elsewhere => CRATES
            .iter()
            .any(|(krate, users)| name == krate && !users.contains(&layer) && !hidden(krate)),
    };
    names
        .iter()
        .filter(|(name, place)| forbidden(name, *place))
        .map(|(name, _)| format!("line {}: {name}", name.span().start().line))
        .collect()
}

/// Every identifier and its place. `start` is the place of one that begins a
/// path, which differs inside the braces of `use crate::{…}`; `imports` tells
/// that these are the braces of a `use`.
fn named(tokens: TokenStream, start: Place, imports: bool) -> Vec<(Ident, Place)> {
    let mut names = Vec::new();
    // The place of what follows after `::`, and the colons seen of it.
    let (mut next, mut colons) = (start, 0);
    let mut names_module = false;
    let mut imports = imports;
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let is_path = imports
            || matches!(tokens.peek(), Some(TokenTree::Punct(punct)) if punct.as_char() == ':' && punct.spacing() == Spacing::Joint);
        match token {
            TokenTree::Ident(name) => {
                let place = match () {
                    () if names_module => Place::Ours,
                    () if colons == 2 => next,
                    () => start,
                };
                let is = |words: &[&str]| words.iter().any(|word| name == word);
                next = match place {
                    Place::Elsewhere if is(&["crate", "super", "layernorm_lab"]) => Place::Layer,
                    Place::Layer if is(&["super"]) => Place::Layer,
                    Place::Elsewhere if !is(&["self"]) => Place::Elsewhere,
                    _ => Place::Ours,
                };
                names_module = is(&["mod", "as"]);
                imports |= is(&["use", "extern"]);
                colons = 0;
                let is_value = place == Place::Elsewhere && !is_path;
                names.push((name, if is_value { Place::Value } else { place }));
            }
            TokenTree::Punct(punct) if punct.as_char() == ':' => colons += 1,
            TokenTree::Group(group) => {
                let list = colons == 2 && group.delimiter() == Delimiter::Brace;
                let start = if list { next } else { Place::Elsewhere };
                names.extend(named(group.stream(), start, imports));
                (next, colons) = (Place::Elsewhere, 0);
            }
            other => {
                (next, colons) = (start, 0);
                imports &= !matches!(other, TokenTree::Punct(punct) if punct.as_char() == ';');
            }
        }
    }
    names
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("src is there");
    let paths = entries.map(|entry| entry.expect("src can be listed").path());
    paths
        .flat_map(|path| {
            if path.is_dir() {
                sources(&path)
            } else {
                Vec::from_iter(
                    path.extension()
                        .is_some_and(|kind| kind == "rs")
                        .then_some(path),
                )
            }
        })
        .collect()
}

#[test]
fn no_layer_names_what_it_may_not() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = sources(&root);
    assert!(files.len() > 10, "{} sources found", files.len());
    let mut found = Vec::new();
    for file in files {
        let place = file.strip_prefix(&root).expect("sources lie in src");
        let layer = place.iter().next().and_then(|part| part.to_str());
        let source = fs::read_to_string(&file).expect("sources are UTF-8");
        for violation in violations(layer.expect("layers have plain names"), &source) {
            found.push(format!("src/{} {violation}", place.display()));
        }
    }
    assert!(found.is_empty(), "forbidden imports:\n{}", found.join("\n"));
}

#[test]
fn a_planted_violation_is_found() {
    for (layer, source) in [
        ("lab", "use crate::charts::growth;"),
        ("lab", "use crate::{lab::real::Real, words};"),
        ("lab", "use super::super::ui::App;"),
        ("lab", "fn f() { let x = crate::browser::now(); }"),
        ("lab", "fn f() { g!(a, { leptos::view() }) }"),
        ("lab", "use plotly as p;"),
        ("words", "use burn::tensor::Tensor;"),
        ("words", "use {burn, crate::lab};"),
        ("words", "fn f() { burn::nn::f(); }"),
        ("words", "use crate::charts;"),
        ("charts", "use crate::share::link;"),
        ("charts", "extern crate web_sys;"),
        ("share", "use crate::ui;"),
        ("session", "use crate::lab::scenario::Scenario;"),
        ("browser", "use crate::lab::real::Real;"),
        ("browser", "use leptos::prelude::*;"),
        ("ui", "use burn::nn::LayerNorm;"),
        ("ui", "use leptos::{ev, web_sys::MouseEvent};"),
        (
            "ui",
            "use crate::browser; fn f() { ::plotly::Plot::new(); }",
        ),
        (
            "main.rs",
            "fn main() { leptos::mount::mount_to_body(App); }",
        ),
        ("utils", "fn f() {}"),
    ] {
        assert_eq!(violations(layer, source).len(), 1, "{layer}: {source}");
    }
}

#[test]
fn what_a_layer_may_name_and_what_is_only_said_is_let_through() {
    for (layer, source) in [
        (
            "lab",
            "//! burn and leptos\n/* crate::ui */ use burn::nn; use super::{real, growth};",
        ),
        (
            "lab",
            r#"const A: &str = "use crate::ui;"; fn f(words: u8, ui: u8) -> u8 { ui }"#,
        ),
        (
            "words",
            "use crate::lab::real::Real; use crate::words::number;",
        ),
        (
            "words",
            "fn f(o: &Outcome) { let burn = o.burn; g(burn) } struct S { burn: u8 }",
        ),
        (
            "charts",
            "use plotly::Layout; use crate::{lab, words::{label, number}};",
        ),
        (
            "ui",
            "use leptos::prelude::*; use crate::{browser, charts, lab, share, words};",
        ),
        (
            "ui",
            "use crate::browser::{plotly, focus}; fn f() { plotly::draw(); }",
        ),
        (
            "browser",
            "pub mod plotly; fn f() { self::plotly::draw(); }",
        ),
        ("lib.rs", "pub mod charts; pub mod lab; pub mod ui;"),
        ("main.rs", "fn main() { layernorm_lab::ui::mount(); }"),
    ] {
        assert_eq!(violations(layer, source), [""; 0], "{layer}: {source}");
    }
}
