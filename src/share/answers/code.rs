//! The answers of one student as a short code, which mail and chat programs leave as it is:
//! `LNL1~Ada~1f2e3d4c~2.typical-norm:o:99760:2042~5.own:r:o2:o2~0a1b2c3d`.
//!
//! The parts are the version, the name, the lesson's fingerprint, the entries, and a
//! checksum. An entry is the question, the state's letter, the prediction and the result.

use std::fmt::Write as _;

use super::{Answers, Entry, Given, QuestionId, fnv};
use crate::{
    challenge::{AnswerState, Challenge},
    share::lesson::{Lesson, PlainText},
};

/// How every code begins, whatever its version.
pub(super) const PREFIX: &str = "LNL";
/// The version that the lab writes, with its separator.
const START: &str = "LNL1~";
/// The most bytes of a code.
pub(super) const LONGEST: usize = 8_000;
/// The number of digits of the checksum, with which a code ends.
pub(super) const CHECKSUM_LENGTH: usize = 8;
/// The question of a step that is a teacher's own.
const OWN: &str = "own";

/// The letter of each state.
const LETTERS: [(AnswerState, &str); AnswerState::ALL.len()] = [
    (AnswerState::NotTried, "n"),
    (AnswerState::Right, "r"),
    (AnswerState::Close, "c"),
    (AnswerState::Off, "o"),
    (AnswerState::Skipped, "s"),
];

/// Why a text is no code of this version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeError {
    /// It does not begin as a code does.
    NotACode,
    /// Another version of the lab wrote it.
    OtherVersion,
    /// It is longer than any code.
    TooLong,
    /// Its checksum does not match: a part of it is missing or changed.
    Damaged,
    /// It holds something that this version does not know.
    Unknown,
}

/// The code of a student's answers.
#[must_use]
pub fn write(answers: &Answers) -> String {
    let mut code = START.to_owned();
    code.extend(form_urlencoded::byte_serialize(
        answers.name.as_str().as_bytes(),
    ));
    code.push('~');
    if let Some(lesson) = answers.lesson {
        // Writing to a text cannot fail.
        write!(code, "{lesson:08x}").ok();
    }
    for entry in answers.entries.iter().take(Answers::MOST_ENTRIES) {
        code.push('~');
        code.push_str(&entry_text(entry));
    }
    code.push('~');
    let checksum = fnv(&code);
    format!("{code}{checksum:08x}")
}

fn entry_text(entry: &Entry) -> String {
    let letter = LETTERS.iter().find(|(state, _)| *state == entry.state);
    let letter = letter.map_or("n", |(_, letter)| letter);
    let value = |given: &Option<Given>| given.as_ref().map(Given::text).unwrap_or_default();
    let question = match entry.question {
        QuestionId::Challenge(challenge) => challenge.spec().id.to_owned(),
        QuestionId::OfStep(step, challenge) => format!("{step}.{}", challenge.spec().id),
        QuestionId::Own(step) => format!("{step}.{OWN}"),
    };
    let (prediction, result) = (value(&entry.prediction), value(&entry.result));
    format!("{question}:{letter}:{prediction}:{result}")
}

/// The answers of a code.
///
/// # Errors
/// Why it is no code of this version.
pub fn read(code: &str) -> Result<Answers, CodeError> {
    if !code.starts_with(PREFIX) {
        return Err(CodeError::NotACode);
    }
    if code.len() > LONGEST {
        return Err(CodeError::TooLong);
    }
    let Some(rest) = code.strip_prefix(START) else {
        let digits = code[PREFIX.len()..].find('~').unwrap_or(0);
        let version = &code[PREFIX.len()..PREFIX.len() + digits];
        let is_version = !version.is_empty() && version.bytes().all(|byte| byte.is_ascii_digit());
        return Err(if is_version {
            CodeError::OtherVersion
        } else {
            CodeError::NotACode
        });
    };
    let (text, checksum) = rest.rsplit_once('~').ok_or(CodeError::Damaged)?;
    let signed = &code[..code.len() - checksum.len()];
    if checksum.len() != CHECKSUM_LENGTH || u32::from_str_radix(checksum, 16) != Ok(fnv(signed)) {
        return Err(CodeError::Damaged);
    }
    parts(text).ok_or(CodeError::Unknown)
}

/// The answers of a code's parts.
fn parts(text: &str) -> Option<Answers> {
    let mut parts = text.split('~');
    let (name, lesson) = (parts.next()?, parts.next()?);
    let decoded = form_urlencoded::parse(name.as_bytes()).next();
    let name = decoded.map_or_else(PlainText::default, |(name, _)| PlainText::new(&name));
    let lesson = match lesson {
        "" => None,
        digits => Some(u32::from_str_radix(digits, 16).ok()?),
    };
    let entries: Vec<Entry> = parts.map(entry).collect::<Option<_>>()?;
    let is_repeated = |index: usize| {
        let question = entries[index].question;
        entries[..index]
            .iter()
            .any(|entry| entry.question == question)
    };
    if entries.len() > Answers::MOST_ENTRIES || (0..entries.len()).any(is_repeated) {
        return None;
    }
    Some(Answers {
        name,
        lesson,
        entries,
    })
}

fn entry(text: &str) -> Option<Entry> {
    let mut fields = text.split(':');
    let [question, letter, prediction, result] = [(); 4].map(|()| fields.next());
    if fields.next().is_some() {
        return None;
    }
    let value = |text: &str| match text {
        "" => Some(None),
        text => Given::read(text).map(Some),
    };
    let (state, _) = LETTERS.iter().find(|(_, known)| Some(*known) == letter)?;
    Some(Entry {
        question: question_of(question?)?,
        state: *state,
        prediction: value(prediction?)?,
        result: value(result?)?,
    })
}

fn question_of(text: &str) -> Option<QuestionId> {
    let challenge = |id: &str| {
        let mut all = Challenge::ALL.into_iter();
        all.find(|challenge| challenge.spec().id == id)
    };
    let Some((step, id)) = text.split_once('.') else {
        return challenge(text).map(QuestionId::Challenge);
    };
    let step: usize = step.parse().ok()?;
    if !(1..=Lesson::MOST_STEPS).contains(&step) {
        return None;
    }
    if id == OWN {
        return Some(QuestionId::Own(step));
    }
    challenge(id).map(|challenge| QuestionId::OfStep(step, challenge))
}
