//! Nouns and capital letters within a sentence.

use std::fmt::Display;

/// `1 step`, `20 steps`: a whole number, or its text, with a noun whose plural ends in s.
pub(super) fn counted(number: impl Display, noun: &str) -> String {
    let number = number.to_string();
    let plural = if number == "1" { "" } else { "s" };
    format!("{number} {noun}{plural}")
}

/// A text for the start of a sentence. Letters outside ASCII stay as they are.
pub(super) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_one_is_singular() {
        assert_eq!(counted(0, "step"), "0 steps");
        assert_eq!(counted(1_u32, "step"), "1 step");
        assert_eq!(counted("1", "step"), "1 step");
        assert_eq!(counted(20_usize, "step"), "20 steps");
    }

    #[test]
    fn the_first_letter_becomes_a_capital() {
        for (text, expected) in [
            ("all 3 rows", "All 3 rows"),
            ("γ and β", "γ and β"),
            ("", ""),
        ] {
            assert_eq!(capitalised(text), expected);
        }
    }
}
