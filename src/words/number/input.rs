//! The text of a number field: writes a value as a user types it, and parses what a user
//! has typed.

use super::digits::{MINUS, THIN_SPACE};

/// A setting's value in its number field, as a user types it: `0.1`, `1e-5`.
#[must_use]
pub fn typed(value: f64) -> String {
    if value != 0.0 && value.abs() < 1e-3 {
        format!("{value:e}")
    } else {
        value.to_string()
    }
}

/// What a user has typed into a field for a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Typed {
    /// Nothing but spaces.
    Nothing,
    /// Anything that is not a number.
    NotANumber,
    /// A number; infinite if it is too large for float64, such as `1e999`.
    Number(f64),
}

/// Reads user input. The decimal mark may be a comma, the minus sign a hyphen or a true
/// minus, and spaces are ignored. Names of infinities and NaN are no numbers.
#[must_use]
pub fn read(text: &str) -> Typed {
    let plain: String = text
        .trim()
        .chars()
        .filter(|&c| c != ' ' && c != THIN_SPACE)
        .map(|c| match c {
            MINUS => '-',
            ',' => '.',
            c => c,
        })
        .collect();
    if plain.is_empty() {
        return Typed::Nothing;
    }
    match plain.parse() {
        Ok(value) if plain.contains(|c: char| c.is_ascii_digit()) => Typed::Number(value),
        _ => Typed::NotANumber,
    }
}

/// The finite number that a user has typed, as [`read`]; `None` for anything else.
#[must_use]
pub fn parse(text: &str) -> Option<f64> {
    match read(text) {
        Typed::Number(value) if value.is_finite() => Some(value),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_numbers_parse_back() {
        for value in [1.5, -2.0, 1e-5, 1e-12, 0.1, 1e6, 0.0] {
            assert_eq!(parse(&typed(value)), Some(value));
        }
        assert_eq!(parse(" 1,5 "), Some(1.5));
        assert_eq!(parse("\u{2212}2"), Some(-2.0));
        for invalid in ["", "abc", "NaN", "inf", "1.2.3", "1e999"] {
            assert_eq!(parse(invalid), None, "{invalid}");
        }
    }

    #[test]
    fn input_without_a_number_is_told_apart() {
        for (text, expected) in [
            (" ", Typed::Nothing),
            ("abc", Typed::NotANumber),
            ("NaN", Typed::NotANumber),
            ("-inf", Typed::NotANumber),
            ("1.2.3", Typed::NotANumber),
            ("1e999", Typed::Number(f64::INFINITY)),
            ("-1e999", Typed::Number(f64::NEG_INFINITY)),
            ("10\u{202f}000", Typed::Number(1e4)),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }
}
