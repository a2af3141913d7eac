//! Formats numbers, and parses them from user input.
//!
//! Numbers have four significant digits and a true minus sign. Very large and very
//! small ones use powers of ten, as in 4.53×10⁸, so a non-zero number never appears as
//! `0.000`. NaN is `NaN` and infinity is `∞` everywhere; `1e-5` is for code and number
//! fields only.

mod cell_format;
mod digits;
mod input;
mod marks;
mod range;
mod spoken;

use self::digits::MINUS;
use crate::lab::real::Real;

pub use cell_format::{CellFormat, characters};
pub use digits::grouped;
pub(in crate::words) use digits::{power_of_ten, signed, superscript, trim};
pub use input::{Typed, parse, parse_whole, read, typed};
pub use marks::{Marks, ascii_number};
pub use range::offset_of;
pub use spoken::{spoken, spoken_if_needed};

/// A number for a sentence: `30.14`, `4 530`, `2.522×10⁻⁴`, `∞`, `NaN`.
#[must_use]
pub fn short(value: Real) -> String {
    match value {
        Real::Finite(value) => significant(value, 4),
        Real::Infinity => "∞".to_owned(),
        Real::NegativeInfinity => format!("{MINUS}∞"),
        Real::Undefined => "NaN".to_owned(),
    }
}

/// A mean that is usually the rounding error of a zero.
pub const NEARLY_ZERO: &str = "≈ 0";

/// The mean of a row or a column whose values have this biased std, as [`statistic`]. A mean
/// of less than a millionth of the std is usually the rounding error of a zero, and appears
/// as `≈ 0`. One that is far larger has decimals enough to tell it from others near it.
#[must_use]
pub fn mean(value: Real, std: Real) -> String {
    match (value, std) {
        (Real::Finite(mean), Real::Finite(std))
            if std > 0.0 && (1e4..1e9).contains(&mean.abs()) && std < 1e-3 * mean.abs() =>
        {
            let decimals = match std {
                100.0.. => 0,
                10.0.. => 1,
                1.0.. => 2,
                0.1.. => 3,
                _ => 4,
            };
            signed(&grouped(&format!("{mean:.decimals$}")))
        }
        (Real::Finite(mean), Real::Finite(std)) if mean != 0.0 && mean.abs() < 1e-6 * std => {
            NEARLY_ZERO.to_owned()
        }
        _ => statistic(value),
    }
}

/// A number in a table of row and column statistics, with four decimals.
#[must_use]
pub fn statistic(value: Real) -> String {
    match value {
        Real::Finite(value) if (1e-3..9_999.999_95).contains(&value.abs()) => {
            signed(&format!("{value:.4}"))
        }
        _ => short(value),
    }
}

/// A number with four significant digits, or as many as show a difference of `step`.
#[must_use]
pub fn resolved(value: f64, step: f64) -> String {
    let digits = (4..12).find(|&digits| {
        // The unit of the last digit.
        let exponent = value.abs().log10().floor() + 1.0 - f64::from(digits);
        10_f64.powf(exponent) <= step
    });
    significant(value, digits.unwrap_or(4))
}

/// Two different numbers, as [`short`], with more digits where they would read the same.
#[must_use]
pub fn apart(low: f64, high: f64) -> [String; 2] {
    let texts = |digits| [low, high].map(|number| significant(number, digits));
    (4..9)
        .map(texts)
        .find(|[low, high]| low != high)
        .unwrap_or_else(|| texts(9))
}

/// A number in a narrow label, such as that of a bar: three significant digits, or one
/// where three would need more than six characters.
#[must_use]
pub fn cell(value: Real) -> String {
    match value {
        Real::Finite(value) => Some(significant(value, 3))
            .filter(|text| text.chars().count() <= 6)
            .unwrap_or_else(|| significant(value, 1)),
        _ => short(value),
    }
}

/// All digits, for programs: the shortest decimal that reads back as the same number.
#[must_use]
pub fn full(value: Real) -> String {
    match value {
        Real::Finite(value) if value != 0.0 && !(1e-5..1e16).contains(&value.abs()) => {
            format!("{value:e}")
        }
        _ => value.to_f64().to_string(),
    }
}

/// All digits, for the screen: `0.1`, `16 777 216`, `1×10⁻⁵`, `∞`, `NaN`.
#[must_use]
pub fn exact(value: Real) -> String {
    match value {
        Real::Finite(value) if value != 0.0 && !(1e-3..1e12).contains(&value.abs()) => {
            power_of_ten(&format!("{value:e}"))
        }
        Real::Finite(value) => signed(&grouped(&value.to_string())),
        _ => short(value),
    }
}

/// A ratio with three significant digits: `119 000`, `1.5`, `3.6×10⁹`.
#[must_use]
pub fn times(ratio: f64) -> String {
    significant(ratio, 3)
}

/// The size of a chain's noise, as [`times`], with digits enough to tell it from 1.
#[must_use]
pub fn noise_size(noise: f64) -> String {
    let mut texts = (3..15).map(|digits| significant(noise, digits));
    texts.find(|text| text != "1").unwrap_or_else(|| times(1.0))
}

/// A number with this many significant digits, without zeros at the end.
pub(in crate::words) fn significant(value: f64, digits: i32) -> String {
    if value == 0.0 {
        return "0".to_owned();
    }
    // Rounding may carry into the next power of ten, so the exponent comes from the
    // rounded text.
    let precision = usize::try_from(digits - 1).unwrap_or(0);
    let scientific = format!("{value:.precision$e}");
    let power: i32 = scientific
        .split_once('e')
        .and_then(|(_, power)| power.parse().ok())
        .unwrap_or(0);
    if (-3..6).contains(&power) {
        let decimals = usize::try_from(digits - 1 - power).unwrap_or(0);
        let rounded: f64 = scientific.parse().unwrap_or(value);
        signed(&grouped(trim(&format!("{rounded:.decimals$}"))))
    } else {
        power_of_ten(&scientific)
    }
}

/// A number for a sentence, as a screen reader should read it.
#[must_use]
pub fn for_screen_reader(value: f64) -> String {
    spoken(&short(value.into()))
}

#[cfg(test)]
mod tests {
    use super::{digits::THIN_SPACE, *};

    #[test]
    fn short_gives_four_significant_digits() {
        let text = |value: f64| short(value.into());
        assert_eq!(text(30.141_59), "30.14");
        assert_eq!(text(4530.4), "4530");
        assert_eq!(text(43_210.0), "43\u{202f}210");
        assert_eq!(text(-0.5), "\u{2212}0.5");
        assert_eq!(text(0.001_234_56), "0.001235");
        assert_eq!(text(0.000_252_19), "2.522×10⁻⁴");
        assert_eq!(text(9.99996e5), "1×10⁶");
        assert_eq!(text(-3.4e38), "\u{2212}3.4×10³⁸");
        assert_eq!(text(0.0), "0");
        assert_eq!(text(f64::INFINITY), "∞");
        assert_eq!(text(f64::NAN), "NaN");
    }

    #[test]
    fn statistics_have_four_decimals_and_small_numbers_keep_their_digits() {
        assert_eq!(statistic(Real::Finite(1.054_092)), "1.0541");
        assert_eq!(statistic(Real::Finite(-2.4e-8)), "\u{2212}2.4×10⁻⁸");
        assert_eq!(statistic(Real::Finite(0.0)), "0");
        assert_eq!(statistic(Real::Finite(2.5e-4)), "2.5×10⁻⁴");
    }

    #[test]
    fn different_numbers_read_differently() {
        assert_eq!(apart(-1.0, 2.0), ["\u{2212}1", "2"]);
        assert_eq!(apart(1.053_92, 1.054_18), ["1.0539", "1.0542"]);
        assert_eq!(apart(1e-30, 1.000_01e-30), ["1×10⁻³⁰", "1.00001×10⁻³⁰"]);
    }

    #[test]
    fn means_are_shown_beside_their_std() {
        let text = |value: f64, std: f64| mean(value.into(), std.into());
        assert_eq!(text(-2.4e-8, 1.0), "≈ 0");
        assert_eq!(text(-2.4e-8, 1e-8), "\u{2212}2.4×10⁻⁸");
        assert_eq!(text(1.75e-30, 1.48e-30), "1.75×10⁻³⁰");
        assert_eq!(text(0.0, 1.0), "0");
        assert_eq!(text(2.5, f64::NAN), "2.5000");
        assert_eq!(text(1_000_000.123, 1.0), "1\u{202f}000\u{202f}000.12");
        assert_eq!(
            text(-1_000_000.123, 0.5),
            "\u{2212}1\u{202f}000\u{202f}000.123"
        );
        assert_eq!(text(1_000_000.123, 1e5), "1×10⁶");
    }

    #[test]
    fn cells_are_short_and_keep_small_numbers() {
        for value in [-0.721, 12.34, -1234.0, 1e15, 99.96, 0.004_9, 0.001, -0.001] {
            let text = cell(Real::Finite(value));
            assert!(text.chars().count() <= 6, "{text}");
        }
        let text = |value: f64| cell(value.into());
        assert_eq!(text(-0.001), "\u{2212}0.001");
        assert_eq!(text(0.001_234), "0.001");
        assert_eq!(text(1e-5), "1×10⁻⁵");
        assert_eq!(text(0.0), "0");
        assert_eq!(text(-2.25), "\u{2212}2.25");
        assert_eq!(text(f64::NAN), "NaN");
    }

    #[test]
    fn no_number_on_the_screen_has_an_e_or_a_comma() {
        for value in [
            1e-5,
            -1.5e-30,
            0.1,
            0.0,
            -0.0,
            1234.5,
            12_345.678,
            -16_777_216.0,
            1e12,
            3.4e38,
            9_999.999_97,
            f64::NAN,
            f64::INFINITY,
            f64::NEG_INFINITY,
        ] {
            let value = Real::from(value);
            for text in [short(value), statistic(value), cell(value), exact(value)] {
                assert!(!text.contains(['e', 'E', ',', '-']), "{text}");
                // A thousands separator stands before every third digit, from five digits on.
                let whole = text.split(['.', '×']).next().unwrap_or_default();
                let digits = whole.trim_start_matches(MINUS);
                let long = digits.chars().filter(char::is_ascii_digit).count() > 4;
                assert_eq!(digits.contains(THIN_SPACE), long, "{text}");
            }
        }
        assert_eq!(exact(Real::Finite(1e-5)), "1×10⁻⁵");
        assert_eq!(exact(Real::Finite(-1.5e-30)), "\u{2212}1.5×10⁻³⁰");
        assert_eq!(
            exact(Real::Finite(-16_777_216.0)),
            "\u{2212}16\u{202f}777\u{202f}216"
        );
        assert_eq!(exact(Real::Finite(0.1)), "0.1");
        assert_eq!(exact(Real::Undefined), "NaN");
        assert_eq!(statistic(Real::Finite(9_999.999_97)), "10\u{202f}000");
    }

    #[test]
    fn screen_readers_get_words_instead_of_raised_digits() {
        assert_eq!(
            for_screen_reader(2.5e-5),
            "2.5 times 10 to the power of minus 5"
        );
        assert_eq!(for_screen_reader(123_456.0), "123500");
        assert_eq!(for_screen_reader(f64::NAN), "NaN");
    }

    #[test]
    fn full_numbers_read_back_bit_for_bit() {
        for value in [f64::from(0.1_f32), 1e-30, -123_456.789, 3.4e38] {
            assert_eq!(
                full(value.into()).parse::<f64>().unwrap().to_bits(),
                value.to_bits()
            );
        }
    }
}
