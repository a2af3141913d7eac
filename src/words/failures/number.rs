//! Numbers in the text of station 6.

use crate::{
    lab::{failures::NonFinite, real::Real},
    words::number::{grouped, power_of_ten, short, signed, trim},
};

/// Enough significant digits to tell any two float32 numbers apart.
const DISTINCT: i32 = 10;

/// A number with four significant digits.
pub(super) fn text(value: Real) -> String {
    match value {
        Real::Undefined => "NaN".to_owned(),
        value => short(value),
    }
}

/// As [`text`], for a float.
pub(super) fn four(value: f64) -> String {
    text(value.into())
}

/// A variance: all digits of a whole number, which four digits could show as another one.
pub(super) fn variance(value: Real) -> String {
    match value.finite() {
        Some(number) if number.fract() == 0.0 && number.abs() < 1e9 => distinct(value),
        _ => text(value),
    }
}

/// A distance between float32 numbers: all digits from 1 on, where it is a whole number.
pub(super) fn step(distance: f64) -> String {
    if distance < 1.0 {
        four(distance)
    } else {
        distinct(distance.into())
    }
}

/// A number with enough digits to tell neighbouring float32 numbers apart, and with all
/// digits before the decimal point.
pub(super) fn distinct(value: Real) -> String {
    let Real::Finite(number) = value else {
        return text(value);
    };
    if number == 0.0 {
        return "0".to_owned();
    }
    let scientific = format!("{number:.9e}");
    let power = scientific
        .split_once('e')
        .and_then(|(_, power)| power.parse().ok())
        .unwrap_or(0);
    if (-4..16).contains(&power) {
        let decimals = usize::try_from(DISTINCT - 1 - power).unwrap_or(0);
        signed(&grouped(trim(&format!("{number:.decimals$}"))))
    } else {
        power_of_ten(&scientific)
    }
}

/// The value of every result, if it is the same for all.
pub(super) fn all_results(results: &[Real]) -> Option<Real> {
    let (first, others) = results.split_first()?;
    others.iter().all(|other| other == first).then_some(*first)
}

/// What the results are: `every burn result is NaN`, `3 of 4 naive results are NaN`.
/// `None` if all are finite and not all are 0.
pub(super) fn kinds(whose: &str, results: &[Real]) -> Option<String> {
    let count = results.len();
    let every = |kind: &str| match count {
        1 => format!("the {whose} result is {kind}"),
        _ => format!("every {whose} result is {kind}"),
    };
    if let Some(value) = all_results(results) {
        let is_special = value.finite().is_none_or(|value| value == 0.0);
        return is_special.then(|| every(&text(value)));
    }
    let infinite = |value| matches!(value, Real::Infinity | Real::NegativeInfinity);
    if results.iter().copied().all(infinite) {
        return Some(every("∞ or \u{2212}∞"));
    }
    let is = |number: usize| if number == 1 { "is" } else { "are" };
    let number = |kind: fn(Real) -> bool| results.iter().filter(|value| kind(**value)).count();
    let [undefined, infinite] = [number(|value| value == Real::Undefined), number(infinite)];
    let of = |number: usize, name: &str| {
        format!("{number} of {count} {whose} results {} {name}", is(number))
    };
    match (undefined, infinite) {
        (0, 0) => None,
        (0, infinite) => Some(of(infinite, "infinite")),
        (undefined, 0) => Some(of(undefined, "NaN")),
        (undefined, infinite) => Some(format!(
            "{}, and {infinite} {} infinite",
            of(undefined, "NaN"),
            is(infinite)
        )),
    }
}

/// The values that are not finite: `an infinity`, `2 infinities and a NaN`.
pub(super) fn non_finite(values: NonFinite) -> String {
    let part = |count: usize, one: &str, many: &str| match count {
        0 => None,
        1 => Some(one.to_owned()),
        _ => Some(format!("{count} {many}")),
    };
    let parts: Vec<String> = [
        part(values.infinite, "an infinity", "infinities"),
        part(values.undefined, "a NaN", "NaNs"),
    ]
    .into_iter()
    .flatten()
    .collect();
    parts.join(" and ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distinct_numbers_show_the_digits_that_float32_has() {
        let shown = |value: f32| distinct(value.into());
        assert_eq!(shown(1_600_119_936.0), "1\u{202f}600\u{202f}119\u{202f}936");
        assert_eq!(shown(10_000.007), "10\u{202f}000.00684");
        assert_eq!(shown(0.1), "0.1000000015");
        assert_eq!(shown(-2.5), "\u{2212}2.5");
        assert_eq!(shown(0.0), "0");
        assert_eq!(shown(f32::MAX), "3.402823466×10³⁸");
        assert_eq!(shown(f32::from_bits(1)), "1.401298464×10⁻⁴⁵");
        assert_eq!(shown(f32::NAN), "NaN");
        for bits in (0..0x7f80_0000).step_by(0x1_2345) {
            let value = f32::from_bits(bits);
            assert_ne!(shown(value), shown(value.next_up()), "{value:e}");
        }
    }

    #[test]
    fn kinds_count_the_results_that_are_not_finite() {
        let (one, nan) = (Real::Finite(1.0), Real::Undefined);
        let kinds = |results: &[Real]| kinds("burn", results);
        assert_eq!(kinds(&[one, one]), None);
        assert_eq!(kinds(&[nan]).as_deref(), Some("the burn result is NaN"));
        assert_eq!(
            kinds(&[nan; 3]).as_deref(),
            Some("every burn result is NaN")
        );
        assert_eq!(
            kinds(&[Real::Infinity, Real::NegativeInfinity]).as_deref(),
            Some("every burn result is ∞ or \u{2212}∞")
        );
        assert_eq!(
            kinds(&[nan, one, Real::Infinity, Real::NegativeInfinity]).as_deref(),
            Some("1 of 4 burn results is NaN, and 2 are infinite")
        );
    }
}
