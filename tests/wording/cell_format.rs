//! The digits of heat-map cells: they fit, they are true, and neighbours differ.

use layernorm_lab::{
    lab::real::Real,
    words::number::{CellFormat, characters, parse},
};
use proptest::prelude::*;

fn texts(values: &[f32], characters: usize) -> (Vec<String>, Option<String>) {
    let format = CellFormat::of(values, characters);
    let text = |&value: &f32| format.text(Real::from(value));
    (values.iter().map(text).collect(), format.note())
}

/// Minus signs and spaces as a programmer writes them.
fn plain(text: &str) -> String {
    text.replace('\u{2212}', "-").replace('\u{202f}', " ")
}

fn shown(values: &[f32], characters: usize) -> String {
    let (texts, note) = texts(values, characters);
    plain(&format!(
        "{} ({})",
        texts.join(" "),
        note.unwrap_or_default()
    ))
}

#[test]
fn cells_show_as_many_digits_as_fit() {
    let random = [0.720_34, -1.234_56, 3.999_96];
    assert_eq!(shown(&random, 5), "0.72 -1.23 4.00 ()");
    assert_eq!(shown(&random, 6), "0.720 -1.235 4.000 ()");
    assert_eq!(shown(&random, 8), "0.72034 -1.23456 3.99996 ()");
    // A small number among others.
    assert_eq!(shown(&[0.004, 1.5, -2.25], 6), "0.004 1.500 -2.250 ()");
    assert_eq!(shown(&[0.000_04, 1.5], 6), "4×10⁻⁵ 1.5000 ()");
    // Whole numbers and decimals as they were typed.
    assert_eq!(shown(&[1.0, 2.0, -4.0], 6), "1 2 -4 ()");
    assert_eq!(shown(&[0.1, 2.5, 300.0], 6), "0.1 2.5 300.0 ()");
    assert_eq!(shown(&[0.0; 3], 6), "0 0 0 ()");
    let [nan, infinity] = [f32::NAN, f32::INFINITY];
    assert_eq!(shown(&[nan, 1.0, infinity, -infinity], 6), "NaN 1 ∞ -∞ ()");
    assert_eq!(shown(&[nan], 6), "NaN ()");
}

#[test]
fn a_large_offset_and_a_common_factor_are_stated_once() {
    assert_eq!(
        shown(&[6_000_001.5, 5_999_998.0, 6_000_000.0], 6),
        "1.5 -2.0 0.0 (values are 6 000 000 + …)"
    );
    assert_eq!(
        shown(&[-1000.25, -1001.5], 6),
        "-0.25 -1.50 (values are -1000 + …)"
    );
    assert_eq!(
        shown(&[0.004, -0.001_234], 6),
        "4.000 -1.234 (values are … × 10⁻³)"
    );
    assert_eq!(
        shown(&[1.5e30, -2.25e29], 6),
        "1.500 -0.225 (values are … × 10³⁰)"
    );
    assert_eq!(
        shown(&[16_777_216.0, 16_777_218.0], 6),
        "-4 -2 (values are 16 777 220 + …)"
    );
    // All values are equal.
    assert_eq!(shown(&[6e6; 2], 6), "6 6 (values are … × 10⁶)");
    // One value is much larger: the others keep their digits.
    assert_eq!(shown(&[1e6, 0.25, -0.5], 6), "1×10⁶ 0.25 -0.50 ()");
}

#[test]
fn the_width_of_a_cell_decides_on_its_characters() {
    assert_eq!(characters(460.0, 6.7, 10), 6);
    assert_eq!(characters(350.0, 5.9, 10), 5);
    assert_eq!(characters(460.0, 6.7, 2), 8);
    // Wide enough for more on the screen, but not on paper.
    assert_eq!(characters(950.0, 6.7, 16), 5);
    assert_eq!(characters(100.0, 6.7, 16), 4);
    assert_eq!(characters(0.0, 0.0, 10), 6);
}

/// Values around an offset, of any size, some of them equal.
fn matrix() -> impl Strategy<Value = Vec<f32>> {
    let offset = prop_oneof![
        2 => Just(0.0_f32),
        2 => (-40..38_i32, -10..10_i8).prop_map(|(power, digit)| f32::from(digit) * 10_f32.powi(power)),
        1 => -1e7_f32..1e7,
    ];
    let spread = (-7..7_i32, 1.0_f32..10.0).prop_map(|(power, digit)| digit * 10_f32.powi(power));
    (
        offset,
        spread,
        any::<bool>(),
        prop::collection::vec(-1.0_f32..1.0, 1..40),
    )
        .prop_map(|(offset, spread, is_relative, noise)| {
            let spread = if is_relative && offset != 0.0 {
                spread * 1e-4 * offset.abs()
            } else {
                spread
            };
            noise
                .into_iter()
                .map(|value| value * spread + offset)
                .filter(|value| value.is_finite())
                .collect()
        })
}

/// The number that a text stands for, given what the caption says.
fn meant(text: &str, note: Option<&str>) -> f64 {
    let cell = if text == "≈0" { 0.0 } else { number(text) };
    let Some(note) = note else { return cell };
    let note = note
        .strip_prefix("values are ")
        .expect("it says what the values are");
    let (offset, factor) = note.split_once('…').expect("… stands for the cell");
    let factor = factor.strip_prefix(" × ").map_or(1.0, number_of_power);
    let offset = offset.strip_suffix(" + ").map_or(0.0, number);
    offset + cell * factor
}

fn number(text: &str) -> f64 {
    match text.split_once("×") {
        Some((mantissa, power)) => number(mantissa) * number_of_power(power),
        None => parse(text).unwrap_or_else(|| panic!("`{text}` is a number")),
    }
}

fn number_of_power(text: &str) -> f64 {
    let raised = text.strip_prefix("10").expect("a power of ten");
    let digits: String = raised
        .chars()
        .map(
            |c| match "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|digit| digit == c) {
                Some(digit) => char::from_digit(u32::try_from(digit).unwrap(), 10).unwrap(),
                None => '-',
            },
        )
        .collect();
    format!("1e{digits}").parse().expect("an exponent")
}

#[test]
fn an_outlier_without_space_gives_all_cells_an_exponent() {
    let (texts, note) = texts(&[-0.112_345_99, -4639.33], 4);
    assert_eq!(texts, ["≈0", "−4.6"]);
    assert_eq!(note.as_deref(), Some("values are … × 10³"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20_000))]

    #[test]
    fn texts_fit_are_true_and_tell_values_apart(values in matrix(), characters in 4_usize..=8) {
        let (texts, note) = texts(&values, characters);
        let mut sorted: Vec<(f64, &String)> =
            values.iter().map(|&value| f64::from(value)).zip(&texts).collect();
        sorted.sort_by(|one, other| one.0.total_cmp(&other.0));
        let (Some(first), Some(last)) = (sorted.first(), sorted.last()) else { return Ok(()) };
        let spread = last.0 - first.0;
        let scale = if spread > 0.0 { spread } else { first.0.abs() };
        // Cells with fewer than six characters may show fewer digits.
        let missing = 10_f64.powi(6 - i32::try_from(characters.min(6)).unwrap());
        let resolution = if note.is_some() { 1e-3 } else { 1e-2 };
        for (value, text) in &sorted {
            prop_assert!(text.chars().count() <= characters, "{text} {note:?}");
            let error = (meant(text, note.as_deref()) - value).abs();
            // An outlier leaves the digits to the other cells, and has one of its own.
            let digit = 10_f64.powf(value.abs().log10().floor());
            let is_outlier = note.is_none() && text.contains('×') && value.abs() > 0.999 * scale;
            let step = if is_outlier { digit } else { resolution * missing * scale };
            prop_assert!(error <= 0.5001 * step, "{value} as {text} {note:?}");
        }
        for pair in sorted.windows(2) {
            if pair[1].0 - pair[0].0 > resolution * missing * scale * 1.001 {
                prop_assert_ne!(pair[0].1, pair[1].1, "{:?} {:?}", pair, note);
            }
        }
    }

    /// During a drag the format stays while it fits, and is never worse than promised.
    #[test]
    fn a_drag_changes_the_format_only_if_it_must(
        noise in prop::collection::vec(-1.0_f32..1.0, 2..40),
        start in 0.05_f32..2000.0,
    ) {
        let at = |spread: f32| -> Vec<f32> { noise.iter().map(|value| value * spread).collect() };
        let mut format = CellFormat::of(&at(start), 6);
        // A pointer trembles around the place where one digit less fits.
        let first = format;
        for spread in [start * 1.02, start * 0.98, start * 1.01, start * 0.99] {
            let next = format.following(&at(spread), 6);
            let values = at(spread);
            for &value in &values {
                prop_assert!(next.text(value.into()).chars().count() <= 6);
            }
            // Another offset may be needed for other values.
            prop_assume!(next.note().is_none());
            format = next;
        }
        // It changes at most once, and does not come back.
        let again = format.following(&at(start * 1.02), 6);
        prop_assert_eq!(again, format, "after {:?}", first);
    }
}
