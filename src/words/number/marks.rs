//! The marks within a number: decimal mark, thousands separators, minus signs, powers of
//! ten, and the digits of other scripts.

use super::digits::{MINUS, THIN_SPACE};

/// The text with ASCII digits, a hyphen for each minus sign, and `e` for a power of ten:
/// `−1.5×10⁻³` becomes `-1.5e-3`. Spaces that group digits are removed; other spaces,
/// commas and points stay.
#[must_use]
pub fn ascii_number(text: &str) -> String {
    let plain: String = text
        .chars()
        .filter(|c| !matches!(*c, THIN_SPACE | '\u{2009}' | '\u{a0}'))
        .map(ascii)
        .collect();
    with_exponent(&plain).unwrap_or(plain)
}

/// The ASCII character of a digit or mark.
fn ascii(c: char) -> char {
    // The first digits of: full-width, Arabic-Indic, extended Arabic-Indic, Devanagari.
    const ZEROS: [u32; 4] = [0xff10, 0x660, 0x6f0, 0x966];
    let code = u32::from(c);
    let digit = ZEROS
        .iter()
        .filter_map(|zero| code.checked_sub(*zero))
        .find_map(|value| char::from_digit(value, 10));
    match (digit, c) {
        (Some(digit), _) => digit,
        (None, MINUS | '\u{ff0d}' | '\u{fe63}') => '-',
        (None, '\u{ff0b}') => '+',
        (None, '\u{ff0e}' | '\u{66b}') => '.',
        (None, '\u{ff0c}' | '\u{66c}') => ',',
        (None, c) => c,
    }
}

/// `1.5e-3` of `1.5×10⁻³`, `1.5 · 10^-3` or `1.5*10^{-3}`; `None` without such a power.
fn with_exponent(text: &str) -> Option<String> {
    let at = text.find(['×', '·', '⋅', '*'])?;
    let (mantissa, rest) = text.split_at(at);
    let power = rest.trim_start_matches(['×', '·', '⋅', '*']).trim_start();
    let power = power.strip_prefix("10")?;
    let power = match power.strip_prefix('^') {
        Some(power) => power.trim_matches(['{', '}', '(', ')', ' ']).to_owned(),
        None => power
            .trim_end()
            .chars()
            .map(lowered)
            .collect::<Option<_>>()?,
    };
    power.parse::<i32>().ok()?;
    Some(format!("{}e{power}", mantissa.trim_end()))
}

/// The digit or sign of a superscript.
fn lowered(c: char) -> Option<char> {
    Some(match c {
        '⁻' => '-',
        '⁺' => '+',
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        '⁰' | '⁴'..='⁹' => char::from_digit(u32::from(c) - 0x2070, 10)?,
        _ => return None,
    })
}

/// How a number uses commas and points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marks {
    /// A point is the decimal mark; there are no commas.
    Point,
    /// A comma is the decimal mark: `1,5`.
    DecimalComma,
    /// Commas separate thousands, a point is the decimal mark: `1,234.5`.
    CommaThousands,
    /// Points separate thousands, a comma is the decimal mark: `1.234,5`.
    PointThousands,
}

impl Marks {
    /// Every use that has commas.
    pub const WITH_COMMAS: [Self; 3] = [
        Self::DecimalComma,
        Self::CommaThousands,
        Self::PointThousands,
    ];

    /// The number with a point as its decimal mark and without thousands separators;
    /// `None` if it does not use the marks in this way.
    #[must_use]
    pub fn plain(self, number: &str) -> Option<String> {
        let has = |mark| number.contains(mark);
        match self {
            Self::Point => (!has(',')).then(|| number.to_owned()),
            Self::DecimalComma => {
                (!has('.') && number.matches(',').count() <= 1).then(|| number.replace(',', "."))
            }
            Self::CommaThousands => {
                (!has(',') || is_grouped(number, ',', '.')).then(|| number.replace(',', ""))
            }
            Self::PointThousands => (!has('.') && number.matches(',').count() <= 1
                || is_grouped(number, '.', ','))
            .then(|| number.replace('.', "").replace(',', ".")),
        }
    }
}

/// Whether a separator divides the whole part of a number into thousands.
fn is_grouped(number: &str, separator: char, decimal_mark: char) -> bool {
    let number = number.trim().trim_start_matches(['+', '-']);
    let (whole, fraction) = number.split_once(decimal_mark).unwrap_or((number, "0"));
    let mut groups = whole.split(separator);
    let first = groups.next().unwrap_or_default();
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let mut count = 0;
    let are_thousands = groups.all(|group| {
        count += 1;
        group.len() == 3 && digits(group)
    });
    are_thousands
        && count > 0
        && (1..=3).contains(&first.len())
        && digits(first)
        && !first.starts_with('0')
        && !fraction.contains([separator, decimal_mark])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_digits_signs_and_powers_become_ascii() {
        for (text, expected) in [
            ("1.5×10⁻³", "1.5e-3"),
            ("−2,5×10⁷", "-2,5e7"),
            ("4.53 · 10^{-8}", "4.53e-8"),
            ("1*10^12", "1e12"),
            ("１２．５", "12.5"),
            ("－３", "-3"),
            ("٣٫٥", "3.5"),
            ("10\u{202f}000", "10000"),
            ("1 000", "1 000"),
            ("2×3", "2×3"),
            ("2×10", "2×10"),
            ("abc", "abc"),
        ] {
            assert_eq!(ascii_number(text), expected, "{text}");
        }
    }

    #[test]
    fn each_use_of_the_marks_is_told_apart() {
        let uses = |number: &str| {
            Marks::WITH_COMMAS
                .into_iter()
                .filter_map(|marks| marks.plain(number))
                .collect::<Vec<_>>()
        };
        assert_eq!(uses("1,5"), ["1.5", "1.5"]);
        assert_eq!(uses("1,234"), ["1.234", "1234", "1.234"]);
        assert_eq!(uses("0,234"), ["0.234", "0.234"]);
        assert_eq!(uses("-1,234.5"), ["-1234.5"]);
        assert_eq!(uses("1,234,567"), ["1234567"]);
        assert_eq!(uses("1.234,5"), ["1234.5"]);
        assert_eq!(uses("1.234.567,5"), ["1234567.5"]);
        assert_eq!(uses("12,34,5"), Vec::<String>::new());
        assert_eq!(Marks::Point.plain("1,5"), None);
    }
}
