//! The string literals of a Rust file that may become visible.

use std::{
    fs,
    path::{Path, PathBuf},
    str::FromStr,
};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// A string literal, with escapes resolved.
#[derive(Debug, PartialEq)]
pub struct Text {
    /// Relative to `src/words`.
    pub file: String,
    pub text: String,
}

/// The literals of all files of `src/words`, without doc comments and unit tests.
pub fn of_words() -> Vec<Text> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/words");
    let mut files = Vec::new();
    collect(&root, &mut files);
    files.sort();
    let mut texts = Vec::new();
    for file in files {
        let source = fs::read_to_string(&file).expect("sources are UTF-8");
        let relative = file.strip_prefix(&root).expect("the file is below src");
        let name = relative.to_string_lossy().replace('\\', "/");
        texts.extend(of_source(&source).into_iter().map(|text| Text {
            file: name.clone(),
            text,
        }));
    }
    texts
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

fn of_source(source: &str) -> Vec<String> {
    let mut texts = Vec::new();
    visit(
        TokenStream::from_str(source).expect("it is Rust"),
        &mut texts,
    );
    texts
}

fn visit(tokens: TokenStream, texts: &mut Vec<String>) {
    let mut tokens = tokens.into_iter().peekable();
    let mut is_test = false;
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(hash) if hash.as_char() == '#' => {
                // `#![…]` is an attribute too.
                if matches!(tokens.peek(), Some(TokenTree::Punct(mark)) if mark.as_char() == '!') {
                    tokens.next();
                }
                let Some(TokenTree::Group(attribute)) = tokens.next() else {
                    continue;
                };
                let text = attribute.stream().to_string();
                is_test |= text.replace(' ', "") == "cfg(test)";
                // The text of an error is visible.
                if text.starts_with("error") {
                    visit(attribute.stream(), texts);
                }
            }
            TokenTree::Group(group) => {
                if is_test && group.delimiter() == Delimiter::Brace {
                    is_test = false;
                } else {
                    visit(group.stream(), texts);
                }
            }
            TokenTree::Literal(literal) => texts.extend(string(&literal.to_string())),
            TokenTree::Ident(_) | TokenTree::Punct(_) => {}
        }
    }
}

/// The value of a string literal; `None` for other literals.
fn string(literal: &str) -> Option<String> {
    if let Some(raw) = literal.strip_prefix('r') {
        let raw = raw.trim_matches('#');
        return Some(raw.strip_prefix('"')?.strip_suffix('"')?.to_owned());
    }
    let mut letters = literal.strip_prefix('"')?.strip_suffix('"')?.chars();
    let mut text = String::new();
    while let Some(letter) = letters.next() {
        if letter != '\\' {
            text.push(letter);
            continue;
        }
        match letters.next()? {
            'n' => text.push('\n'),
            't' => text.push('\t'),
            'u' => {
                let code: String = letters.by_ref().take_while(|&c| c != '}').skip(1).collect();
                text.push(char::from_u32(u32::from_str_radix(&code, 16).ok()?)?);
            }
            '\n' => {
                let rest = letters.as_str().trim_start();
                letters = rest.chars();
            }
            other => text.push(other),
        }
    }
    Some(text)
}

#[test]
fn literals_are_found_where_they_are_visible() {
    let source = r#"
        //! "module"
        /// "documentation"
        #[must_use = "attribute"]
        #[error("{} is \"no\" number", place())]
        fn name() -> String { format!("a\u{2212}{}b \
            c", 'x') }
        #[cfg(test)]
        mod tests { const HIDDEN: &str = "hidden"; }
        const LAST: &str = "last";
    "#;
    assert_eq!(
        of_source(source),
        ["{} is \"no\" number", "a\u{2212}{}b c", "last"]
    );
    let texts = of_words();
    assert!(texts.len() > 500, "{}", texts.len());
    let is_error = |text: &Text| text.file == "custom_matrix/error.rs";
    assert!(texts.iter().any(is_error));
}
