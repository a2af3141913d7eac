//! Splits a sentence into text and numbers, so that the page can highlight the numbers.

use crate::{
    lab::{growth::Outcome, scenario::Growth},
    words::number::short,
};

/// How the page displays a part of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Plain text.
    Plain,
    /// A number.
    Number,
    /// A norm of the shrinking chain.
    Shrinking,
    /// A norm of the growing chain.
    Growing,
    /// A norm of a chain with LayerNorm.
    Normalized,
}

/// A part of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// How to display it.
    pub tone: Tone,
    /// Its text. The concatenation of all parts is the sentence.
    pub text: String,
}

/// A number in a sentence and its tone.
pub type Mark = (Tone, String);

/// The marks of station 1's sentence, in order of appearance.
#[must_use]
pub fn growth_marks(outcome: &Outcome, settings: &Growth) -> Vec<Mark> {
    let chains = [
        (Tone::Shrinking, &outcome.shrinking),
        (Tone::Growing, &outcome.growing),
    ];
    let mut marks = Vec::new();
    for (tone, chain) in chains {
        let end = chain.steps.last().unwrap_or(&chain.start);
        if settings.layer_norm {
            marks.push((Tone::Normalized, short(end.norm)));
        } else {
            marks.push((tone, short(chain.start.norm)));
            marks.push((tone, short(end.norm)));
        }
    }
    marks
}

/// Splits a sentence into marked numbers, other numbers, and the text between.
///
/// Each mark matches the last suitable number before the following mark, because
/// sentences end with their result. Marks without a match are ignored.
#[must_use]
pub fn split(sentence: &str, marks: &[Mark]) -> Vec<Part> {
    let mut parts: Vec<Part> = tokens(sentence);
    let mut unmarked = parts.as_mut_slice();
    for (tone, number) in marks.iter().rev() {
        if let Some(index) = unmarked
            .iter()
            .rposition(|part| part.tone == Tone::Number && part.text == *number)
        {
            unmarked[index].tone = *tone;
            unmarked = &mut unmarked[..index];
        }
    }
    parts
}

/// Whether a digit after this character belongs to a name, such as `float32`. Names
/// consist of English and Greek letters and digits.
fn is_name_character(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || ('α'..='ω').contains(&letter)
}

/// Numbers and the text between them.
fn tokens(sentence: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut text = String::new();
    let mut remaining = sentence;
    while let Some(first) = remaining.chars().next() {
        let is_in_name = text.chars().next_back().is_some_and(is_name_character);
        let length = if is_in_name {
            0
        } else {
            number_length(remaining)
        };
        if length == 0 {
            text.push(first);
            remaining = &remaining[first.len_utf8()..];
            continue;
        }
        if !text.is_empty() {
            parts.push(Part {
                tone: Tone::Plain,
                text: std::mem::take(&mut text),
            });
        }
        parts.push(Part {
            tone: Tone::Number,
            text: remaining[..length].to_owned(),
        });
        remaining = &remaining[length..];
    }
    if !text.is_empty() {
        parts.push(Part {
            tone: Tone::Plain,
            text,
        });
    }
    parts
}

/// The length in bytes of the number at the start of a text; 0 if there is none.
fn number_length(text: &str) -> usize {
    let unsigned = text.strip_prefix('\u{2212}').unwrap_or(text);
    let sign = text.len() - unsigned.len();
    if unsigned.starts_with('∞') {
        return sign + '∞'.len_utf8();
    }
    let mut length = 0;
    let mut characters = unsigned.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let belongs = character.is_ascii_digit()
            // A point or a space belongs to a number only between two digits.
            || at > 0
                && matches!(character, '.' | '\u{202f}' | '\u{2009}' | '\u{a0}')
                && characters.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        if !belongs {
            break;
        }
        length = at + character.len_utf8();
    }
    if length == 0 {
        return 0;
    }
    sign + length + factor_length(&unsigned[length..])
}

/// The length in bytes of `×10⁻⁴`, or of the × in `1.5× too small`, at the start of a
/// text.
fn factor_length(text: &str) -> usize {
    let Some(after) = text.strip_prefix('×') else {
        return 0;
    };
    let power = after.strip_prefix("10").map_or(0, |exponent| {
        exponent
            .chars()
            .take_while(|&c| "⁻⁰¹²³⁴⁵⁶⁷⁸⁹".contains(c))
            .map(char::len_utf8)
            .sum()
    });
    match power {
        0 if after.starts_with(|c: char| c.is_ascii_digit()) => 0,
        0 => '×'.len_utf8(),
        power => "×10".len() + power,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(sentence: &str) -> Vec<String> {
        let parts = split(sentence, &[]);
        let whole: String = parts.iter().map(|part| part.text.as_str()).collect();
        assert_eq!(whole, sentence);
        parts
            .into_iter()
            .filter(|part| part.tone == Tone::Number)
            .map(|part| part.text)
            .collect()
    }

    #[test]
    fn split_finds_whole_numbers_only() {
        assert_eq!(
            numbers("From 31.06 to 2.522×10⁻⁴: 123\u{202f}000 times smaller."),
            ["31.06", "2.522×10⁻⁴", "123\u{202f}000"]
        );
        assert_eq!(numbers("After 20 steps, 1.5× too large."), ["20", "1.5×"]);
        assert_eq!(numbers("One 3×10 matrix in float32."), ["3", "10"]);
        assert_eq!(
            numbers("mean \u{2212}2, std ∞, \u{2212}∞."),
            ["\u{2212}2", "∞", "\u{2212}∞"]
        );
        assert_eq!(numbers("n \u{2212} 1 = 0."), ["1", "0"]);
        assert_eq!(numbers(""), [""; 0]);
    }

    #[test]
    fn a_mark_matches_the_last_equal_number() {
        let sentence = "After 20 of 20 steps both stay at 20, whatever.";
        let marked = split(sentence, &[(Tone::Normalized, "20".to_owned())]);
        let tones: Vec<_> = marked.iter().map(|part| part.tone).collect();
        assert_eq!(
            tones
                .iter()
                .filter(|&&tone| tone == Tone::Normalized)
                .count(),
            1
        );
        assert_eq!(marked[5].tone, Tone::Normalized);
        // A mark without a match does not affect the others.
        let marks = [
            (Tone::Growing, "7".to_owned()),
            (Tone::Normalized, "20".to_owned()),
        ];
        assert_eq!(split(sentence, &marks), marked);
    }
}
