//! Reading many pasted codes.

use std::collections::{BTreeSet, HashMap};

use super::{
    Answers,
    code::{self, CHECKSUM_LENGTH, CodeError, LONGEST, PREFIX},
};

/// The answers of many pasted codes, and what was no code.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Collected {
    /// The answers, in the order of the codes.
    pub answers: Vec<Answers>,
    /// What could not be used, in the order of the text.
    pub invalid: Vec<InvalidCode>,
}

/// A part of the text that is no code, or that does not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidCode {
    /// Its line, from 1.
    pub line: usize,
    /// How it begins.
    pub start: String,
    /// What is wrong with it.
    pub problem: Problem,
}

/// Why a part of the text does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// It cannot be read.
    Invalid(CodeError),
    /// The same code came earlier.
    Duplicate,
    /// It is about another lesson than most codes.
    OtherLesson,
    /// There are more codes than a table takes.
    TooMany,
}

/// The most codes.
const MOST_CODES: usize = 1_000;
/// The most bytes of a pasted text that are read.
const MOST_TEXT: usize = 2_000_000;
/// Into how many pieces a mail program may have broken a code.
const MOST_PIECES: usize = 40;
/// The most characters of a part that are shown.
const SHOWN: usize = 40;

/// Reads every code of a text. Other words on a code's line are ignored; a line without a
/// code is reported. A code that was broken into lines is put together again.
#[must_use]
pub fn collect(text: &str) -> Collected {
    let text = &text[..text.floor_char_boundary(MOST_TEXT)];
    let words: Vec<(usize, &str)> = text
        .lines()
        .enumerate()
        .flat_map(|(line, text)| {
            let words = text.split_whitespace();
            words.map(move |word| (line + 1, without_quote(word)))
        })
        .collect();
    let (mut found, mut invalid) = (Vec::new(), Vec::new());
    let mut rest = &words[..];
    let mut last_line = 0;
    while let Some(&(line, word)) = rest.first() {
        if !word.starts_with(PREFIX) {
            // The first word of a line that no code is on.
            let has_code = || {
                rest.iter()
                    .take_while(|(other, _)| *other == line)
                    .any(|(_, word)| word.starts_with(PREFIX))
            };
            if line != last_line && !has_code() {
                let problem = Problem::Invalid(CodeError::NotACode);
                invalid.push(part(line, word, problem));
            }
            last_line = line;
            rest = &rest[1..];
            continue;
        }
        let (read, pieces) = read_pieces(rest);
        match read {
            Ok(answers) => found.push((line, word, answers)),
            Err(error) => invalid.push(part(line, word, Problem::Invalid(error))),
        }
        last_line = rest[pieces - 1].0;
        rest = &rest[pieces..];
    }
    let mut collected = without_repeated(found);
    collected.invalid.extend(invalid);
    collected.invalid.sort_by_key(|invalid| invalid.line);
    collected
}

/// A word without the quotation marks or brackets before a code.
fn without_quote(word: &str) -> &str {
    let bare = word.trim_start_matches(|letter: char| !letter.is_ascii_alphanumeric());
    if bare.starts_with(PREFIX) { bare } else { word }
}

/// A text up to the end of a code: what follows its checksum is a quotation mark, or
/// punctuation.
fn without_tail(text: &str) -> &str {
    let start = text.rfind('~').map_or(0, |at| at + 1);
    let end = text[start..].char_indices().nth(CHECKSUM_LENGTH);
    end.map_or(text, |(length, _)| &text[..start + length])
}

/// The code that begins with the first word, and of how many words it consists.
fn read_pieces(words: &[(usize, &str)]) -> (Result<Answers, CodeError>, usize) {
    let mut code = String::new();
    let mut first_error = None;
    for (index, (_, word)) in words.iter().take(MOST_PIECES).enumerate() {
        if index > 0 && word.starts_with(PREFIX) || code.len() > LONGEST {
            break;
        }
        code.push_str(word);
        match code::read(without_tail(&code)) {
            Ok(answers) => return (Ok(answers), index + 1),
            Err(error) => {
                first_error.get_or_insert(error);
                if error != CodeError::Damaged {
                    break;
                }
            }
        }
    }
    (Err(first_error.unwrap_or(CodeError::NotACode)), 1)
}

/// The answers without those of earlier codes and those about another lesson than most.
fn without_repeated(found: Vec<(usize, &str, Answers)>) -> Collected {
    let mut collected = Collected::default();
    let mut counts = HashMap::new();
    for (.., answers) in &found {
        *counts.entry(answers.lesson).or_insert(0_usize) += 1;
    }
    // Of several lessons with as many codes, the first.
    let most = found.iter().rev().map(|(.., answers)| answers.lesson);
    let most = most.max_by_key(|lesson| counts.get(lesson)).flatten();
    let mut earlier = BTreeSet::new();
    for (line, word, answers) in found {
        let problem = if answers.lesson != most {
            Problem::OtherLesson
        } else if !earlier.insert(code::write(&answers)) {
            Problem::Duplicate
        } else if collected.answers.len() == MOST_CODES {
            Problem::TooMany
        } else {
            collected.answers.push(answers);
            continue;
        };
        collected.invalid.push(part(line, word, problem));
    }
    collected
}

fn part(line: usize, word: &str, problem: Problem) -> InvalidCode {
    // A name as the student typed it.
    let decoded = form_urlencoded::parse(word.as_bytes()).next();
    let word = decoded.map_or_else(|| word.into(), |(text, _)| text);
    let mut letters = word.chars();
    let mut start: String = letters.by_ref().take(SHOWN).collect();
    if letters.next().is_some() {
        start.push('…');
    }
    InvalidCode {
        line,
        start,
        problem,
    }
}
