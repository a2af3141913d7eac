//! Text that a teacher or a student wrote, which the page shows as it is.

use std::fmt;

/// A plain text of at most `MOST` characters, without control characters other than the
/// line feed, and without those that change the direction of what follows.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct PlainText<const MOST: usize>(String);

impl<const MOST: usize> PlainText<MOST> {
    /// The text without what a plain text cannot hold, and without the spaces around it.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let kept: String = text
            .trim()
            .chars()
            .map(|letter| if letter == '\t' { ' ' } else { letter })
            .filter(|&letter| letter == '\n' || !letter.is_control() && !turns_direction(letter))
            .take(MOST)
            .collect();
        Self(kept.trim().to_owned())
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the text is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<const MOST: usize> fmt::Display for PlainText<MOST> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Whether a character changes the direction of the text after it, so that a text could
/// look like another one.
fn turns_direction(letter: char) -> bool {
    matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_keeps_letters_of_all_scripts_and_its_lines() {
        let text = "Was ist γ? 何?\nDenk nach: 2 < 3 & <b>.";
        assert_eq!(PlainText::<500>::new(text).as_str(), text);
    }

    #[test]
    fn control_characters_and_changes_of_direction_are_left_out() {
        let text = " \u{202e}a\u{0}b\tc\r\n\u{2066}d\u{7f} ";
        assert_eq!(PlainText::<500>::new(text).as_str(), "ab c\nd");
        assert!(PlainText::<500>::new("\u{1b}\u{200f}").is_empty());
    }

    #[test]
    fn a_text_is_cut_after_its_most_characters_not_bytes() {
        assert_eq!(PlainText::<3>::new("γβε=x").as_str(), "γβε");
        assert_eq!(PlainText::<3>::new("ab cd").as_str(), "ab");
        let once = PlainText::<5>::new("a \u{202e} \u{202e} b");
        assert_eq!(PlainText::<5>::new(once.as_str()), once);
    }
}
