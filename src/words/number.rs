//! How numbers are written on the page.
//!
//! Four significant digits; very large and very small ones as 4.53×10³; a
//! true minus sign; never `0.000` for what is not zero.

use crate::lab::real::Real;

/// What separates thousands: a space that does not break and is narrow.
const THIN_SPACE: char = '\u{202f}';
const MINUS: char = '\u{2212}';

/// A number for a sentence: `30.14`, `4 530`, `2.522×10⁻⁴`, `∞`, `undefined`.
#[must_use]
pub fn short(value: Real) -> String {
    match value {
        Real::Finite(value) => significant(value, 4),
        Real::Infinity => "∞".to_owned(),
        Real::NegativeInfinity => format!("{MINUS}∞"),
        Real::Undefined => "undefined".to_owned(),
    }
}

/// A number for a table of row and column statistics: as [`short`], but what
/// is only the rounding of a zero is written `≈ 0`.
#[must_use]
pub fn statistic(value: Real) -> String {
    match value {
        Real::Finite(value) if value != 0.0 && value.abs() < 1e-6 => "≈ 0".to_owned(),
        Real::Finite(value) if (1e-3..1e4).contains(&value.abs()) => signed(&format!("{value:.4}")),
        _ => short(value),
    }
}

/// A number for a small cell, at most six characters wide: `−0.72`, `1e−5`.
#[must_use]
pub fn cell(value: Real) -> String {
    match value {
        Real::Finite(value) => {
            let size = value.abs();
            if size != 0.0 && !(0.005..10_000.0).contains(&size) {
                signed(&format!("{value:.0e}"))
            } else if size >= 99.95 {
                signed(&format!("{value:.0}"))
            } else if size >= 9.995 {
                signed(&format!("{value:.1}"))
            } else {
                signed(&format!("{value:.2}"))
            }
        }
        Real::Undefined => "NaN".to_owned(),
        _ => short(value),
    }
}

/// Every digit: the shortest text that reads back as the same number.
#[must_use]
pub fn full(value: Real) -> String {
    match value {
        Real::Finite(value) if value != 0.0 && !(1e-5..1e16).contains(&value.abs()) => {
            format!("{value:e}")
        }
        _ => value.to_f64().to_string(),
    }
}

/// A value of a knob as it stands in its number field: plain, as one would type it.
#[must_use]
pub fn typed(value: f64) -> String {
    if value != 0.0 && value.abs() < 1e-3 {
        format!("{value:e}")
    } else {
        value.to_string()
    }
}

/// Reads a number as people type it: a comma or a point, a true minus sign,
/// spaces around it.
///
/// Infinities and NaN are no numbers here.
#[must_use]
pub fn read(text: &str) -> Option<f64> {
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
    plain.parse().ok().filter(|value: &f64| value.is_finite())
}

/// How many times larger or smaller, given the larger over the smaller:
/// `119 000`, `1.5`, `3.6×10⁹`.
#[must_use]
pub fn times(ratio: f64) -> String {
    significant(ratio, 3)
}

fn significant(value: f64, digits: i32) -> String {
    if value == 0.0 {
        return "0".to_owned();
    }
    // Rounding may carry into the next power of ten, so the power is read off the rounded text.
    let precision = usize::try_from(digits - 1).unwrap_or(0);
    let scientific = format!("{value:.precision$e}");
    let (mantissa, power) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let power: i32 = power.parse().unwrap_or(0);
    if (-3..6).contains(&power) {
        let decimals = usize::try_from(digits - 1 - power).unwrap_or(0);
        let rounded: f64 = scientific.parse().unwrap_or(value);
        signed(&group(trim(&format!("{rounded:.decimals$}"))))
    } else {
        signed(&format!("{}×10{}", trim(mantissa), superscript(power)))
    }
}

fn trim(text: &str) -> &str {
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.')
    } else {
        text
    }
}

fn signed(text: &str) -> String {
    // A negative zero is still zero to a reader.
    let magnitude = text.trim_start_matches('-');
    if magnitude.chars().all(|c| c == '0' || c == '.') {
        magnitude.to_owned()
    } else {
        text.replace('-', "\u{2212}")
    }
}

fn group(text: &str) -> String {
    let (whole, fraction) = text.split_once('.').map_or((text, ""), |(w, f)| (w, f));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |d| ("-", d));
    let mut grouped = String::from(sign);
    for (index, digit) in digits.chars().enumerate() {
        if digits.len() > 4 && index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(THIN_SPACE);
        }
        grouped.push(digit);
    }
    if !fraction.is_empty() {
        grouped.push('.');
        grouped.push_str(fraction);
    }
    grouped
}

fn superscript(power: i32) -> String {
    power
        .to_string()
        .chars()
        .map(|c| match c {
            '-' => '⁻',
            '1' => '¹',
            '2' => '²',
            '3' => '³',
            digit => digit
                .to_digit(10)
                .and_then(|d| char::from_u32(0x2070 + d))
                .unwrap_or(digit),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_get_four_digits() {
        let said = |value: f64| short(value.into());
        assert_eq!(said(30.141_59), "30.14");
        assert_eq!(said(4530.4), "4530");
        assert_eq!(said(43_210.0), "43\u{202f}210");
        assert_eq!(said(-0.5), "\u{2212}0.5");
        assert_eq!(said(0.001_234_56), "0.001235");
        assert_eq!(said(0.000_252_19), "2.522×10⁻⁴");
        assert_eq!(said(9.99996e5), "1×10⁶");
        assert_eq!(said(-3.4e38), "\u{2212}3.4×10³⁸");
        assert_eq!(said(0.0), "0");
        assert_eq!(said(f64::INFINITY), "∞");
        assert_eq!(said(f64::NAN), "undefined");
    }

    #[test]
    fn tables_keep_four_decimals_and_never_hide_a_number_as_zero() {
        assert_eq!(statistic(Real::Finite(1.054_092)), "1.0541");
        assert_eq!(statistic(Real::Finite(-2.4e-8)), "≈ 0");
        assert_eq!(statistic(Real::Finite(0.0)), "0");
        assert_eq!(statistic(Real::Finite(2.5e-4)), "2.5×10⁻⁴");
    }

    #[test]
    fn cells_stay_narrow() {
        for value in [-0.721, 12.34, -1234.0, 1e15, -3e-20, 99.96, 0.004_9] {
            let text = cell(Real::Finite(value));
            assert!(text.chars().count() <= 6, "{text}");
        }
        assert_eq!(cell(Real::Finite(-0.001)), "\u{2212}1e\u{2212}3");
        assert_eq!(cell(Real::Finite(0.0)), "0.00");
    }

    #[test]
    fn what_is_typed_is_read_back() {
        for value in [1.5, -2.0, 1e-5, 1e-12, 0.1, 1e6, 0.0] {
            assert_eq!(read(&typed(value)), Some(value));
        }
        assert_eq!(read(" 1,5 "), Some(1.5));
        assert_eq!(read("\u{2212}2"), Some(-2.0));
        for wrong in ["", "abc", "NaN", "inf", "1.2.3", "1e999"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn full_precision_reads_back_bit_for_bit() {
        for value in [f64::from(0.1_f32), 1e-30, -123_456.789, 3.4e38] {
            assert_eq!(
                full(value.into()).parse::<f64>().unwrap().to_bits(),
                value.to_bits()
            );
        }
    }
}
