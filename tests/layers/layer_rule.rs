//! Each layer imports only the layers and crates that it may.
//!
//! The sources are read token by token, so that comments and strings may name anything.

use proc_macro2::{Delimiter, Ident, Spacing, TokenStream, TokenTree};

use crate::sources::sources;

/// The layers, which are folders of `src`.
const LAYERS: [&str; 9] = [
    "lab",
    "claims",
    "challenge",
    "charts",
    "session",
    "share",
    "words",
    "browser",
    "ui",
];

/// Crates with the layers that may use them.
const CRATES: [(&str, &[&str]); 19] = [
    ("burn", &["lab"]),
    ("half", &["lab"]),
    ("csv", &["share"]),
    ("form_urlencoded", &["share"]),
    ("num_bigint", &["lab"]),
    ("num_rational", &["lab"]),
    ("num_traits", &["lab"]),
    ("rand_mt", &["lab"]),
    ("safetensors", &["share"]),
    ("serde_path_to_error", &["lab"]),
    ("plotly", &["charts"]),
    ("leptos", &["ui"]),
    ("send_wrapper", &["ui"]),
    ("web_sys", &["browser"]),
    ("js_sys", &["browser"]),
    ("wasm_bindgen", &["browser"]),
    ("wasm_bindgen_futures", &["browser"]),
    ("getrandom", &["browser"]),
    ("console_error_panic_hook", &["browser"]),
];

/// The other layers that a layer may import.
fn allowed(layer: &str) -> Option<&'static [&'static str]> {
    match layer {
        "lab" | "browser" | "session" => Some(&[]),
        "claims" | "challenge" => Some(&["lab"]),
        "words" => Some(&["lab", "claims", "challenge"]),
        "charts" => Some(&["lab", "words"]),
        "share" => Some(&["lab", "words", "challenge", "session"]),
        // The crate roots combine the layers.
        "ui" | "lib.rs" | "main.rs" => Some(&LAYERS),
        _ => None,
    }
}

/// The position of an identifier.
#[derive(Clone, Copy, PartialEq)]
enum Position {
    /// The first segment after `crate`, `super` or the library's name: a layer.
    Layer,
    /// A later segment of such a path, or the name of a module or an alias.
    Ours,
    /// The first segment of any other path, or imported by `use`: possibly a crate.
    Elsewhere,
    /// A value, a field or a keyword: never a crate.
    Value,
}

/// The forbidden names in a file of this layer, as `line: name`.
fn violations(layer: &str, source: &str) -> Vec<String> {
    let Some(allowed) = allowed(layer) else {
        return vec![format!("{layer}: no rule for this layer")];
    };
    let tokens: TokenStream = source.parse().expect("the sources are Rust");
    let names = named(tokens, Position::Elsewhere, false);
    // A module of the lab with the name of a crate shadows the crate.
    let is_shadowed = |krate: &str| {
        names
            .iter()
            .any(|(name, position)| *position == Position::Ours && name == krate)
    };
    let forbidden = |name: &Ident, position: Position| match position {
        Position::Layer => {
            let name = name.to_string();
            name != layer && LAYERS.contains(&&*name) && !allowed.contains(&&*name)
        }
        Position::Ours | Position::Value => false,
        Position::Elsewhere => CRATES
            .iter()
            .any(|(krate, users)| name == krate && !users.contains(&layer) && !is_shadowed(krate)),
    };
    names
        .iter()
        .filter(|(name, position)| forbidden(name, *position))
        .map(|(name, _)| format!("line {}: {name}", name.span().start().line))
        .collect()
}

/// Every identifier and its position. `start` is the position of the first segment of a
/// path: inside the braces of `use crate::{…}` it is [`Position::Layer`]. `imports` is
/// whether the tokens are in the braces of a `use`.
fn named(tokens: TokenStream, start: Position, imports: bool) -> Vec<(Ident, Position)> {
    let mut names = Vec::new();
    // The position of the next segment, and the number of colons before it.
    let (mut next, mut colons) = (start, 0);
    let mut is_name = false;
    let mut imports = imports;
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let is_path = imports
            || matches!(tokens.peek(), Some(TokenTree::Punct(punct)) if punct.as_char() == ':' && punct.spacing() == Spacing::Joint);
        match token {
            TokenTree::Ident(name) => {
                let position = match () {
                    () if is_name => Position::Ours,
                    () if colons == 2 => next,
                    () => start,
                };
                let is = |words: &[&str]| words.iter().any(|word| name == word);
                next = match position {
                    Position::Elsewhere if is(&["crate", "super", "layernorm_lab"]) => {
                        Position::Layer
                    }
                    Position::Layer if is(&["super"]) => Position::Layer,
                    Position::Elsewhere if !is(&["self"]) => Position::Elsewhere,
                    _ => Position::Ours,
                };
                is_name = is(&["mod", "as"]);
                imports |= is(&["use", "extern"]);
                colons = 0;
                let is_value = position == Position::Elsewhere && !is_path;
                names.push((name, if is_value { Position::Value } else { position }));
            }
            TokenTree::Punct(punct) if punct.as_char() == ':' => colons += 1,
            TokenTree::Group(group) => {
                let list = colons == 2 && group.delimiter() == Delimiter::Brace;
                let start = if list { next } else { Position::Elsewhere };
                names.extend(named(group.stream(), start, imports));
                (next, colons) = (Position::Elsewhere, 0);
            }
            other => {
                (next, colons) = (start, 0);
                imports &= !matches!(other, TokenTree::Punct(punct) if punct.as_char() == ';');
            }
        }
    }
    names
}

#[test]
fn layers_import_only_what_they_may() {
    let sources = sources("src");
    assert!(sources.len() > 10, "{} sources found", sources.len());
    let mut found = Vec::new();
    for source in sources {
        let layer = source.file.split('/').next().unwrap_or_default();
        for violation in violations(layer, &source.text) {
            found.push(format!("src/{} {violation}", source.file));
        }
    }
    assert!(found.is_empty(), "forbidden imports:\n{}", found.join("\n"));
}

#[test]
fn a_planted_forbidden_import_is_found() {
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
fn allowed_imports_comments_and_strings_are_accepted() {
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
