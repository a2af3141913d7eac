//! A printed std equals the product of its printed factors exactly where the sentence says so.

use crate::{judge::Judge, parse::parse};

/// Judges `std 1.0535 ≈ 0.9995 × 1.0541` in a sentence.
pub(super) fn judge(judge: &mut Judge, text: &str) {
    for part in text.split("std ").skip(1) {
        let words: Vec<&str> = part.split(' ').collect();
        let [std, sign, first, ..] = words[..] else {
            continue;
        };
        let mut product = parse(first.trim_end_matches(':'));
        let mut rest = &words[3..];
        let mut factors = 1;
        while let ["×", factor, ..] = rest {
            product *= parse(factor.trim_end_matches(':'));
            rest = &rest[2..];
            factors += 1;
        }
        if factors == 1 || !["=", "≈"].contains(&sign) {
            continue;
        }
        // Below a power of ten, numbers have finer units.
        let unit = unit(product.min(parse(std)));
        let difference = (product - parse(std)).abs() / unit;
        // Half way between two numbers, it may be rounded to either.
        let is_tie = (difference - 0.5).abs() < 1e-6;
        judge.claim(is_tie || (difference < 0.5) == (sign == "="), || {
            format!("{product} is the product in {part}")
        });
    }
}

/// The unit of the last printed digit: four decimals, or four significant digits.
fn unit(value: f64) -> f64 {
    if value == 0.0 {
        f64::MIN_POSITIVE
    } else if (0.1..9_999.999_95).contains(&value) {
        1e-4
    } else {
        10_f64.powf(value.log10().floor() - 3.0)
    }
}

#[test]
fn a_wrong_sign_is_found() {
    let is_judged = |text: &str| {
        let mut judge_of_text = Judge::default();
        judge(&mut judge_of_text, text);
        std::panic::catch_unwind(move || judge_of_text.close(0)).is_ok()
    };
    assert!(is_judged(
        "Row 1 has std 1.0535 ≈ 0.9995 × 1.0541: ε in the divisor."
    ));
    assert!(!is_judged(
        "Row 1 has std 1.0535 = 0.9995 × 1.0541: ε in the divisor."
    ));
    assert!(!is_judged(
        "Row 1 has std 1.0536 ≈ 0.9995 × 1.0541: ε in the divisor."
    ));
    assert!(is_judged("Every row has std 3.1623 = 3 × 1.0541: γ."));
}
