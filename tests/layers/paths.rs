//! The paths that a source file names, read token by token, so that comments and
//! strings may name anything.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use crate::sources::Module;

/// A path of at least two segments, or one that a `use` names.
pub struct Named {
    /// As written: the first segment may be `crate`, `self` or `super`.
    pub segments: Vec<String>,
    /// The module that contains it.
    pub inside: Module,
    pub kind: Kind,
}

#[derive(Clone, PartialEq)]
pub enum Kind {
    /// In an expression, a type or a pattern.
    Mention,
    /// In a `use`, which binds it to this name.
    Import(String),
    /// In a `pub use`, which binds it to this name.
    Reexport(String),
}

/// Every path in a file that holds this module.
pub fn paths(text: &str, module: &Module) -> Vec<Named> {
    let mut named = Vec::new();
    visit(
        text.parse().expect("the sources are Rust"),
        module,
        &mut named,
    );
    named
}

/// How often an identifier occurs in a file.
pub fn occurrences(text: &str, name: &str) -> usize {
    fn count(tokens: TokenStream, name: &str) -> usize {
        tokens
            .into_iter()
            .map(|token| match token {
                TokenTree::Group(group) => count(group.stream(), name),
                TokenTree::Ident(ident) => usize::from(ident == name),
                _ => 0,
            })
            .sum()
    }
    count(text.parse().expect("the sources are Rust"), name)
}

fn visit(tokens: TokenStream, module: &Module, named: &mut Vec<Named>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut next = 0;
    while next < tokens.len() {
        let at = next;
        next += 1;
        match &tokens[at] {
            TokenTree::Ident(name) if name == "mod" => {
                if let (Some(TokenTree::Ident(name)), Some(TokenTree::Group(body))) =
                    (tokens.get(at + 1), tokens.get(at + 2))
                {
                    let inline = [module.as_slice(), &[name.to_string()]].concat();
                    visit(body.stream(), &inline, named);
                    next = at + 3;
                }
            }
            TokenTree::Ident(name) if name == "use" => {
                let length = tokens[next..]
                    .iter()
                    .take_while(|token| !is(token, ';'))
                    .count();
                let public = is_public(&tokens[..at]);
                for (segments, binding) in tree(&tokens[next..next + length], &[]) {
                    named.push(Named {
                        segments,
                        inside: module.clone(),
                        kind: if public {
                            Kind::Reexport(binding)
                        } else {
                            Kind::Import(binding)
                        },
                    });
                }
                next += length;
            }
            TokenTree::Ident(name) => {
                let follows_path =
                    at > 0 && is(&tokens[at - 1], ':') && at > 1 && is(&tokens[at - 2], ':');
                let mut segments = vec![name.to_string()];
                while let [colon, second, TokenTree::Ident(segment), ..] = &tokens[next..]
                    && is(colon, ':')
                    && is(second, ':')
                {
                    segments.push(segment.to_string());
                    next += 3;
                }
                if segments.len() > 1 && !follows_path {
                    let (inside, kind) = (module.clone(), Kind::Mention);
                    named.push(Named {
                        segments,
                        inside,
                        kind,
                    });
                }
            }
            TokenTree::Group(group) => visit(group.stream(), module, named),
            _ => {}
        }
    }
}

/// The paths of a `use` tree, each with the name that it is bound to.
fn tree(tokens: &[TokenTree], prefix: &[String]) -> Vec<(Vec<String>, String)> {
    let mut segments = prefix.to_vec();
    let mut binding = None;
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Ident(name) if name == "as" => {
                binding = tokens.get(at + 1).map(ToString::to_string);
                break;
            }
            // `self` in braces is the prefix itself.
            TokenTree::Ident(name) if name == "self" && !segments.is_empty() => {}
            TokenTree::Ident(name) => segments.push(name.to_string()),
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                return inner
                    .split(|token| is(token, ','))
                    .flat_map(|branch| tree(branch, &segments))
                    .collect();
            }
            token if is(token, '*') => segments.push("*".to_owned()),
            _ => {}
        }
    }
    let Some(last) = segments.last().cloned() else {
        return Vec::new();
    };
    if tokens.is_empty() {
        // After a trailing comma.
        return Vec::new();
    }
    vec![(segments, binding.unwrap_or(last))]
}

fn is(token: &TokenTree, character: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == character)
}

/// Whether what follows these tokens begins with `pub` or `pub(…)`.
fn is_public(before: &[TokenTree]) -> bool {
    match before {
        [.., TokenTree::Ident(name)] | [.., TokenTree::Ident(name), TokenTree::Group(_)] => {
            name == "pub"
        }
        _ => false,
    }
}
