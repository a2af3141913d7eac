//! The text of a number field: writes a value as a user types it, and parses what a user
//! has typed.

use super::marks::{Marks, ascii_number};

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
    /// A number whose comma may separate thousands or be the decimal mark, such as `1,000`.
    Ambiguous {
        /// The number if the comma separates thousands.
        thousands: f64,
        /// The number if the comma is the decimal mark.
        decimal: f64,
    },
}

/// Reads user input. The decimal mark may be a comma, the minus sign a hyphen or a true
/// minus, the digits those of another script, and the power of ten `e-3` or `×10⁻³`. Spaces
/// are ignored. Names of infinities and NaN are no numbers.
#[must_use]
pub fn read(text: &str) -> Typed {
    let plain = ascii_number(text).replace(' ', "");
    if plain.is_empty() {
        return Typed::Nothing;
    }
    let value = |marks: Marks| -> Option<f64> {
        let number = marks.plain(&plain)?;
        let has_digit = number.contains(|c: char| c.is_ascii_digit());
        number.parse().ok().filter(|_| has_digit)
    };
    if !plain.contains(',') {
        // Two points can only separate thousands.
        let marks = if plain.matches('.').count() > 1 {
            Marks::PointThousands
        } else {
            Marks::Point
        };
        return value(marks).map_or(Typed::NotANumber, Typed::Number);
    }
    let [decimal, thousands, point_thousands] = Marks::WITH_COMMAS.map(value);
    match (decimal, thousands, point_thousands) {
        (Some(decimal), Some(thousands), _) => Typed::Ambiguous { thousands, decimal },
        (Some(value), None, _) | (None, Some(value), _) | (None, None, Some(value)) => {
            Typed::Number(value)
        }
        (None, None, None) => Typed::NotANumber,
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

/// The whole number that a user has typed. Spaces may separate its thousands, commas may not:
/// [`read`] explains them.
#[must_use]
pub fn parse_whole(text: &str) -> Option<u64> {
    ascii_number(text).replace(' ', "").parse().ok()
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
            ("1.5×10⁻³", Typed::Number(1.5e-3)),
            ("１２", Typed::Number(12.0)),
            ("1,234.5", Typed::Number(1234.5)),
            ("1.234,5", Typed::Number(1234.5)),
            ("1,234,567", Typed::Number(1_234_567.0)),
            ("1.234.567", Typed::Number(1_234_567.0)),
            ("0,125", Typed::Number(0.125)),
            ("1,0000", Typed::Number(1.0)),
            ("1,2,3", Typed::NotANumber),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn a_whole_number_may_have_spaces_and_other_digits() {
        for (text, expected) in [
            ("42", Some(42)),
            ("18 446 744 073 709 551 615", Some(u64::MAX)),
            ("１２３", Some(123)),
            ("1,000", None),
            ("-1", None),
            ("1.0", None),
        ] {
            assert_eq!(parse_whole(text), expected, "{text}");
        }
    }

    #[test]
    fn a_comma_before_three_digits_is_ambiguous() {
        for (text, thousands, decimal) in [("1,000", 1000.0, 1.0), ("-12,345", -12_345.0, -12.345)]
        {
            assert_eq!(read(text), Typed::Ambiguous { thousands, decimal });
            assert_eq!(parse(text), None);
        }
    }
}
