//! Reads the colours of style/tokens.css.

use layernorm_lab::charts::theme::Theme;

use crate::vision::Rgb;

/// Both themes.
pub(crate) const THEMES: [Theme; 2] = [Theme::Light, Theme::Dark];

const TOKENS: &str = include_str!("../../style/tokens.css");

/// A token's colour in a theme: its first or second colour, or the only one.
pub(crate) fn token(name: &str, theme: Theme) -> Rgb {
    let declaration = format!("--{name}:");
    let (_, rest) = TOKENS
        .split_once(&declaration)
        .unwrap_or_else(|| panic!("no {declaration}"));
    let (value, _) = rest.split_once(';').expect("a declaration ends");
    let colours: Vec<Rgb> = value.split('#').skip(1).map(parse).collect();
    match (theme, &colours[..]) {
        (_, [only]) | (Theme::Light, [only, _]) | (Theme::Dark, [_, only]) => *only,
        _ => panic!("{declaration}{value} has one or two colours"),
    }
}

/// A colour of six hexadecimal digits, with other text after them.
fn parse(text: &str) -> Rgb {
    [0, 2, 4].map(|at| u8::from_str_radix(&text[at..at + 2], 16).expect("hexadecimal digits"))
}
