//! What students predicted: as short codes, as CSV, and as the table of a class.
//!
//! | module | holds |
//! |---|---|
//! | `value` | a prediction or a result as text |
//! | `code` | the answers of one student as a short code |
//! | `collect` | reading many pasted codes |
//! | `table` | the table of a class, and what it predicted for each question |
//! | `csv_file` | answers as CSV |

mod code;
mod collect;
mod csv_file;
mod table;
mod value;

pub use self::{
    code::{CodeError, read, write},
    collect::{Collected, InvalidCode, Problem, collect},
    csv_file::to_csv,
    table::{Bar, Bin, Row, Summary, Table},
    value::Given,
};
use crate::{
    challenge::{AnswerState, Challenge, Form},
    share::lesson::{Accepted, Asks, Lesson, OwnQuestion, PlainText},
};

/// The answers of one student.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answers {
    /// The student's name; empty without one.
    pub name: PlainText<{ Answers::MOST_NAME }>,
    /// The lesson's [fingerprint](lesson_fingerprint); `None` outside a lesson of steps.
    pub lesson: Option<u32>,
    /// One entry for each question.
    pub entries: Vec<Entry>,
}

impl Answers {
    /// The most characters of a name.
    pub const MOST_NAME: usize = 60;
    /// The most questions.
    pub const MOST_ENTRIES: usize = 60;
}

/// The answer to one question.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The question.
    pub question: QuestionId,
    /// How far the student has come with it.
    pub state: AnswerState,
    /// The prediction, if there is one.
    pub prediction: Option<Given>,
    /// The result, if the student has seen one.
    pub result: Option<Given>,
}

/// Which question an answer belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuestionId {
    /// A challenge outside a lesson.
    Challenge(Challenge),
    /// The challenge of a lesson's step, counted from 1.
    OfStep(usize, Challenge),
    /// The teacher's own question in a lesson's step, counted from 1.
    Own(usize),
}

impl QuestionId {
    /// The lesson's step, from 1.
    #[must_use]
    pub fn step(self) -> Option<usize> {
        match self {
            Self::Challenge(_) => None,
            Self::OfStep(step, _) | Self::Own(step) => Some(step),
        }
    }

    /// The challenge, unless the question is a teacher's own.
    #[must_use]
    pub fn challenge(self) -> Option<Challenge> {
        match self {
            Self::Challenge(challenge) | Self::OfStep(_, challenge) => Some(challenge),
            Self::Own(_) => None,
        }
    }

    /// The teacher's own question; `None` if it is a challenge, or the lesson lacks it.
    #[must_use]
    pub fn own(self, lesson: &Lesson) -> Option<&OwnQuestion> {
        let Self::Own(step) = self else { return None };
        match &lesson.steps().get(step.checked_sub(1)?)?.asks {
            Asks::Own(question) => Some(question),
            Asks::Nothing | Asks::Challenge(_) => None,
        }
    }

    /// What students could choose from, in the order of the question; empty where they gave a
    /// number or marks, or the lesson lacks the question. Asks a challenge again.
    fn alternatives(self, lesson: &Lesson) -> Vec<Given> {
        let step = self.step().and_then(|step| step.checked_sub(1));
        let Some(step) = step.and_then(|step| lesson.steps().get(step)) else {
            return Vec::new();
        };
        match (&step.asks, self) {
            (Asks::Own(question), Self::Own(_)) => match &question.accepted {
                Accepted::Choice(choice) => {
                    (0..choice.options().len()).map(Given::Option).collect()
                }
                Accepted::Number(_) => Vec::new(),
            },
            (Asks::Challenge(asked), Self::OfStep(_, challenge)) if *asked == challenge => {
                match challenge.ask(&step.scenario).map(|question| question.form) {
                    Ok(Form::Choice(all)) => all.into_iter().map(Given::Alternative).collect(),
                    _ => Vec::new(),
                }
            }
            _ => Vec::new(),
        }
    }

    /// The questions of a lesson, in the order of its steps.
    pub fn of_lesson(lesson: &Lesson) -> impl Iterator<Item = Self> {
        let steps = lesson.steps().iter().enumerate();
        steps.filter_map(|(index, step)| match step.asks {
            Asks::Nothing => None,
            Asks::Challenge(challenge) => Some(Self::OfStep(index + 1, challenge)),
            Asks::Own(_) => Some(Self::Own(index + 1)),
        })
    }

    /// Its place in a table: the step, then the challenge's place on the page.
    fn place(self) -> (Option<usize>, Option<Challenge>) {
        (self.step(), self.challenge())
    }
}

/// A number that tells the steps of two lessons apart; `None` for a lesson without steps.
#[must_use]
pub fn lesson_fingerprint(lesson: &Lesson) -> Option<u32> {
    let text = crate::share::lesson_file::write(&lesson.clone().at_step(0)).ok()?;
    let is_any = !lesson.steps().is_empty();
    is_any.then(|| fnv(&serde_json::Value::Object(text).to_string()))
}

/// The FNV-1a hash of a text: it finds mistakes, and keeps nobody from forging.
fn fnv(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}
