//! Numbers in a link.

/// The shortest text that reads back as the same double, bit for bit.
pub(in crate::share) fn shortest(value: f64) -> String {
    let (plain, scientific) = (value.to_string(), format!("{value:e}"));
    if scientific.len() < plain.len() {
        scientific
    } else {
        plain
    }
}

/// The number of a text, which may be infinite or NaN.
pub(in crate::share) fn parsed(text: &str) -> Option<f64> {
    // No double needs more characters, and parsing time grows with the length.
    const MOST: usize = 400;
    (text.len() <= MOST).then(|| text.trim().parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_written_in_the_shorter_notation() {
        for (value, text) in [
            (1.5, "1.5"),
            (20.0, "20"),
            // Of two equally long texts the plain one.
            (100.0, "100"),
            (1e6, "1e6"),
            (-1e-5, "-1e-5"),
            (0.1 + 0.2, "0.30000000000000004"),
            (-0.0, "-0"),
            (f64::MIN_POSITIVE, "2.2250738585072014e-308"),
        ] {
            assert_eq!(shortest(value), text);
            assert_eq!(parsed(text).map(f64::to_bits), Some(value.to_bits()));
        }
    }

    #[test]
    fn an_invalid_number_is_not_parsed() {
        assert_eq!(parsed("1,5"), None);
        assert_eq!(parsed(""), None);
        assert_eq!(parsed(&"1".repeat(401)), None);
        assert_eq!(parsed("inf"), Some(f64::INFINITY));
    }
}
