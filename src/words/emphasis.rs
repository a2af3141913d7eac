//! Which parts of a live sentence are its numbers, so that the eye finds them.

use super::number::short;
use crate::lab::{growth::Outcome, scenario::Growth};

/// What a part of a sentence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Words.
    Plain,
    /// A number.
    Number,
    /// A norm of the shrinking chain.
    Shrinking,
    /// A norm of the growing chain.
    Growing,
    /// A norm that LayerNorm holds.
    Held,
}

/// A part of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it is.
    pub tone: Tone,
    /// Its text; all parts in turn are the sentence.
    pub text: String,
}

/// A number that a sentence names, with the tone it is to have there.
pub type Mark = (Tone, String);

/// What station 1's sentence names, in the order in which it does.
#[must_use]
pub fn of_growth(outcome: &Outcome, settings: &Growth) -> Vec<Mark> {
    let chains = [
        (Tone::Shrinking, &outcome.shrinking),
        (Tone::Growing, &outcome.growing),
    ];
    let mut marks = Vec::new();
    for (tone, chain) in chains {
        let end = chain.steps.last().unwrap_or(&chain.start);
        if settings.layer_norm {
            marks.push((Tone::Held, short(end.norm)));
        } else {
            marks.push((tone, short(chain.start.norm)));
            marks.push((tone, short(end.norm)));
        }
    }
    marks
}

/// Takes a sentence apart: the marks, every other number, and the words between.
///
/// Marks are looked for from the end, where the sentences say what came of it
/// all; one that the sentence does not name is passed over.
#[must_use]
pub fn parts(sentence: &str, marks: &[Mark]) -> Vec<Part> {
    let mut parts: Vec<Part> = tokens(sentence);
    let mut rest = parts.as_mut_slice();
    for (tone, number) in marks.iter().rev() {
        if let Some(place) = rest
            .iter()
            .rposition(|part| part.tone == Tone::Number && part.text == *number)
        {
            rest[place].tone = *tone;
            rest = &mut rest[..place];
        }
    }
    parts
}

/// Whether a number that follows this belongs to a name. The lab's names have
/// English and Greek letters.
fn is_of_a_word(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || ('α'..='ω').contains(&letter)
}

/// Numbers and what is between them.
fn tokens(sentence: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut words = String::new();
    let mut rest = sentence;
    while let Some(first) = rest.chars().next() {
        let inside_a_word = words.chars().next_back().is_some_and(is_of_a_word);
        let length = if inside_a_word { 0 } else { number_at(rest) };
        if length == 0 {
            words.push(first);
            rest = &rest[first.len_utf8()..];
            continue;
        }
        if !words.is_empty() {
            parts.push(Part {
                tone: Tone::Plain,
                text: std::mem::take(&mut words),
            });
        }
        parts.push(Part {
            tone: Tone::Number,
            text: rest[..length].to_owned(),
        });
        rest = &rest[length..];
    }
    if !words.is_empty() {
        parts.push(Part {
            tone: Tone::Plain,
            text: words,
        });
    }
    parts
}

/// How many bytes the number takes that a text begins with; 0 if it begins with none.
fn number_at(text: &str) -> usize {
    let unsigned = text.strip_prefix('\u{2212}').unwrap_or(text);
    let sign = text.len() - unsigned.len();
    if unsigned.starts_with('∞') {
        return sign + '∞'.len_utf8();
    }
    let mut length = 0;
    let mut characters = unsigned.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let goes_on = character.is_ascii_digit()
            // A point or a thin space belongs to a number only between two digits.
            || at > 0
                && matches!(character, '.' | '\u{202f}' | '\u{2009}' | '\u{a0}')
                && characters.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        if !goes_on {
            break;
        }
        length = at + character.len_utf8();
    }
    if length == 0 {
        return 0;
    }
    sign + length + factor_at(&unsigned[length..])
}

/// How many bytes of `×10⁻⁴`, or of the × in `1.5× too small`, a text begins with.
fn factor_at(text: &str) -> usize {
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
        let parts = parts(sentence, &[]);
        let whole: String = parts.iter().map(|part| part.text.as_str()).collect();
        assert_eq!(whole, sentence);
        parts
            .into_iter()
            .filter(|part| part.tone == Tone::Number)
            .map(|part| part.text)
            .collect()
    }

    #[test]
    fn numbers_are_found_whole_and_nothing_else_is() {
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
    fn a_mark_is_the_last_number_that_reads_so() {
        let sentence = "After 20 of 20 steps both stay at 20, whatever.";
        let marked = parts(sentence, &[(Tone::Held, "20".to_owned())]);
        let tones: Vec<_> = marked.iter().map(|part| part.tone).collect();
        assert_eq!(tones.iter().filter(|&&tone| tone == Tone::Held).count(), 1);
        assert_eq!(marked[5].tone, Tone::Held);
        // One that is not there leaves the others alone.
        let marks = [
            (Tone::Growing, "7".to_owned()),
            (Tone::Held, "20".to_owned()),
        ];
        assert_eq!(parts(sentence, &marks), marked);
    }
}
