//! Numbers as the sentences write them.

use layernorm_lab::lab::real::Real;

/// Reads `119 000` (with narrow spaces) or `3.6×10⁹`.
pub fn parse(text: &str) -> f64 {
    let plain: String = text
        .chars()
        .filter(|c| *c != '\u{202f}')
        .map(|c| match c {
            '\u{2212}' | '⁻' => '-',
            '⁰' => '0',
            '¹' => '1',
            '²' => '2',
            '³' => '3',
            '⁴'..='⁹' => char::from_digit(c as u32 - '⁰' as u32, 10).unwrap(),
            c => c,
        })
        .collect();
    let plain = plain.replace("×10", "e").replace('∞', "inf");
    plain.trim_end_matches('×').parse().unwrap_or(f64::NAN)
}

#[test]
fn numbers_are_read_as_they_are_written() {
    assert_eq!(parse("119\u{202f}000"), 119_000.0);
    assert_eq!(parse("\u{2212}2.5×10⁻⁴"), -2.5e-4);
    assert!(Real::from(parse("∞")) == Real::Infinity);
}
