//! Parts of a formatted number: minus sign, thousands separator, power of ten.

/// The thousands separator: a narrow no-break space.
pub(super) const THIN_SPACE: char = '\u{202f}';
pub(super) const MINUS: char = '\u{2212}';

/// The text of a decimal number without zeros at the end of its fraction.
pub(in crate::words) fn trim(text: &str) -> &str {
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.')
    } else {
        text
    }
}

/// With a true minus sign; a negative zero appears without its sign.
pub(in crate::words) fn signed(text: &str) -> String {
    let magnitude = text.trim_start_matches('-');
    if magnitude.chars().all(|c| c == '0' || c == '.') {
        magnitude.to_owned()
    } else {
        text.replace('-', "\u{2212}")
    }
}

/// `1.50e-7` as `1.5×10⁻⁷`.
pub(in crate::words) fn power_of_ten(scientific: &str) -> String {
    let (mantissa, power) = scientific.split_once('e').unwrap_or((scientific, "0"));
    format!("{}×10{}", signed(trim(mantissa)), superscript(power))
}

/// A decimal number with the thousands separator, from five whole digits on.
#[must_use]
pub fn grouped(text: &str) -> String {
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

/// The digits of an exponent, raised.
pub(in crate::words) fn superscript(power: &str) -> String {
    power
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
