//! Reads claims from text: sentences, patterns and printed numbers.

/// A number as the page prints it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Printed {
    NaN,
    Infinite(f64),
    Finite(f64),
}

/// The number of a text such as `−1.6×10⁻⁹`, `1 600 000`, `∞` or `NaN`.
pub(crate) fn number(text: &str) -> Result<Printed, String> {
    let plain: String = text
        .replace('\u{202f}', "")
        .replace('\u{2212}', "-")
        .replace("×10", "e")
        .chars()
        .map(|letter| match letter {
            '⁻' => '-',
            '¹' => '1',
            '²' => '2',
            '³' => '3',
            other => u32::from(other)
                .checked_sub(0x2070)
                .and_then(|digit| char::from_digit(digit, 10))
                .unwrap_or(other),
        })
        .collect();
    match &*plain {
        "NaN" => Ok(Printed::NaN),
        "∞" => Ok(Printed::Infinite(f64::INFINITY)),
        "-∞" => Ok(Printed::Infinite(f64::NEG_INFINITY)),
        number => number
            .parse()
            .map(Printed::Finite)
            .map_err(|_| format!("“{text}” is no number")),
    }
}

/// A printed number as a count.
pub(crate) fn count(text: &str) -> Result<usize, String> {
    text.parse().map_err(|_| format!("“{text}” is no count"))
}

/// Whether a printed number is this one, rounded to some significant digits.
pub(crate) fn expect(text: &str, truth: f64, digits: i32) -> Result<(), String> {
    let is_right = match number(text)? {
        Printed::NaN => truth.is_nan(),
        Printed::Infinite(infinity) => truth.to_bits() == infinity.to_bits(),
        Printed::Finite(printed) => {
            let power = if truth == 0.0 {
                0.0
            } else {
                truth.abs().log10().floor()
            };
            let unit = 10_f64.powf(power - f64::from(digits - 1));
            // Half a unit, and float64's own rounding.
            truth.is_finite()
                && (truth == 0.0) == (printed == 0.0)
                && (printed - truth).abs() <= 0.5001 * unit
        }
    };
    if is_right {
        Ok(())
    } else {
        Err(format!("{text} is given for {truth:e}"))
    }
}

/// What the text has in the place of each `{}` of a pattern.
pub(crate) fn holes<'a, const N: usize>(pattern: &str, text: &'a str) -> Option<[&'a str; N]> {
    let mut pieces = pattern.split("{}");
    let mut rest = text.strip_prefix(pieces.next()?)?;
    let mut found = Vec::new();
    let pieces: Vec<&str> = pieces.collect();
    for (index, piece) in pieces.iter().enumerate() {
        let is_last = index + 1 == pieces.len();
        let end = if is_last && piece.is_empty() {
            rest.len()
        } else if is_last {
            rest.strip_suffix(piece)?.len()
        } else {
            rest.find(piece)?
        };
        found.push(&rest[..end]);
        rest = &rest[end + piece.len()..];
    }
    if !rest.is_empty() {
        return None;
    }
    found.try_into().ok()
}

/// The sentences of a paragraph, without their full stops.
pub(crate) fn sentences(paragraph: &str) -> Vec<&str> {
    let paragraph = paragraph.strip_suffix('.').unwrap_or(paragraph);
    paragraph.split(". ").collect()
}

#[test]
fn printed_numbers_are_read() {
    assert_eq!(number("−1.6×10⁻⁹"), Ok(Printed::Finite(-1.6e-9)));
    assert_eq!(number("1\u{202f}600"), Ok(Printed::Finite(1600.0)));
    assert_eq!(number("−∞"), Ok(Printed::Infinite(f64::NEG_INFINITY)));
    assert!(number("undefined").is_err());
    assert_eq!(holes("a {} b {}", "a 1 b 2"), Some(["1", "2"]));
    assert_eq!(holes::<1>("a {} b", "a 1 c"), None);
    assert!(expect("1.235", 1.2349, 4).is_ok() && expect("1.235", 1.2341, 4).is_err());
    assert!(expect("0", 1e-9, 4).is_err());
}
