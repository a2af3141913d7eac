//! What the student has answered in a lesson. It stays in this browser.

use leptos::prelude::*;

use crate::{
    browser::storage::{self, Scope},
    challenge::{AnswerState, FirstTry},
    share::{
        answers::{self, Answers, Entry, Given, QuestionId, lesson_fingerprint},
        lesson::{Asks, Lesson, PlainText},
    },
    ui::{
        components::challenge::{Challenges, Revealed},
        session::Session,
    },
};

/// The key of the answers in `localStorage`.
const KEY: &str = "layernorm-lab.answers";

/// The answers of a student to the page's lesson.
#[derive(Clone, Copy)]
pub(crate) struct StudentAnswers {
    session: Session,
    challenges: Challenges,
    /// The first try at each question.
    pub(crate) given: RwSignal<Answers>,
    /// The answer to the teacher's own question that is written, but not committed yet.
    pub(super) pending: RwSignal<Option<Entry>>,
}

impl StudentAnswers {
    /// Takes the stored answers to the page's lesson, and records each challenge that the
    /// student answers in the state of its step.
    pub(super) fn start(session: Session, challenges: Challenges) -> Self {
        let answers = Self {
            session,
            challenges,
            given: RwSignal::default(),
            pending: RwSignal::new(None),
        };
        answers.load();
        Effect::new(move || {
            let Some(revealed) = challenges.revealed() else {
                return;
            };
            answers.record_challenge(&revealed);
        });
        answers
    }

    /// Records the prediction of the step's challenge, if it was made in the step's state.
    fn record_challenge(self, revealed: &Revealed) {
        let question = self.question();
        let is_of_step = question.and_then(QuestionId::challenge) == Some(revealed.challenge);
        let start = self
            .session
            .lesson
            .with_untracked(|lesson| lesson.start.clone());
        if let Some(question) = question
            && is_of_step
            && start.is_some_and(|start| *start == revealed.asked)
        {
            self.record(Entry {
                question,
                state: FirstTry::from(revealed.verdict).into(),
                prediction: Given::of(&revealed.prediction),
                result: Given::of(&revealed.result),
            });
        }
    }

    fn load(self) {
        let lesson = self.session.lesson.with_untracked(lesson_fingerprint);
        // An embedded page stores nothing.
        let stored = (!self.session.embedded)
            .then(|| storage::get(Scope::Browser, KEY))
            .flatten()
            .and_then(|text| answers::read(&text).ok());
        self.given.set(
            stored
                .filter(|stored| stored.lesson == lesson)
                .unwrap_or_else(|| Answers {
                    lesson,
                    ..Answers::default()
                }),
        );
    }

    /// The present step's question. Not tracked.
    fn question(self) -> Option<QuestionId> {
        self.session.lesson.with_untracked(question_of)
    }

    /// The answer to the present step's question. Tracked.
    pub(super) fn to_present(self) -> Option<Entry> {
        self.to(self.session.lesson.with(question_of)?)
    }

    /// The answer to a question. Tracked.
    pub(super) fn to(self, question: QuestionId) -> Option<Entry> {
        self.given.with(|given| entry(given, question).cloned())
    }

    /// Whether the present step's question is answered. Not tracked.
    pub(super) fn has_answered_untracked(self) -> bool {
        self.question().is_some_and(|question| {
            self.given
                .with_untracked(|given| is_predicted(given, question))
        })
    }

    /// Records an answer. Only the first prediction counts.
    pub(super) fn record(self, new: Entry) {
        self.given.update(|given| {
            if is_predicted(given, new.question) {
                return;
            }
            given.entries.retain(|entry| entry.question != new.question);
            given.entries.push(new);
        });
        self.store();
    }

    /// Records the answer that is written: who goes on or hands in means it.
    pub(super) fn record_pending(self) {
        if let Some(entry) = self.pending.get_untracked() {
            self.record(entry);
        }
        if let Some(drafted) = self.challenges.drafted() {
            self.record_challenge(&drafted);
        }
    }

    /// Records the present question as skipped, unless it is answered.
    pub(super) fn skip_unanswered(self) {
        self.record_pending();
        if let Some(question) = self.question() {
            self.record(Entry {
                question,
                state: AnswerState::Skipped,
                prediction: None,
                result: None,
            });
        }
    }

    /// Keeps the student's name with the answers.
    pub(super) fn rename(self, name: &str) {
        self.given.update(|given| given.name = PlainText::new(name));
        self.store();
    }

    /// Replaces the name and all answers, and returns the earlier ones.
    pub(super) fn replace(self, new: Answers) -> Answers {
        let earlier = self.given.try_update(|given| std::mem::replace(given, new));
        self.store();
        earlier.unwrap_or_default()
    }

    /// The answers of a student who has given none. Not tracked.
    pub(super) fn none(self) -> Answers {
        Answers {
            lesson: self.given.with_untracked(|given| given.lesson),
            ..Answers::default()
        }
    }

    /// All questions of the lesson, with those that are not tried. Tracked.
    pub(crate) fn complete(self) -> Answers {
        let given = self.given.get();
        let questions = self.session.lesson.with(|lesson| {
            let all: Vec<_> = QuestionId::of_lesson(lesson).collect();
            all
        });
        let entries = questions.into_iter().map(|question| {
            let not_tried = || Entry {
                question,
                state: AnswerState::NotTried,
                prediction: None,
                result: None,
            };
            entry(&given, question).cloned().unwrap_or_else(not_tried)
        });
        Answers {
            entries: entries.collect(),
            name: given.name,
            lesson: given.lesson,
        }
    }

    fn store(self) {
        if self.session.embedded {
            return;
        }
        let text = self.given.with_untracked(answers::write);
        // Answers that cannot be stored are worth no message: the student can still copy them.
        storage::set(Scope::Browser, KEY, &text).ok();
    }
}

fn question_of(lesson: &Lesson) -> Option<QuestionId> {
    let step = lesson.at() + 1;
    match lesson.step()?.asks {
        Asks::Nothing => None,
        Asks::Challenge(challenge) => Some(QuestionId::OfStep(step, challenge)),
        Asks::Own(_) => Some(QuestionId::Own(step)),
    }
}

fn entry(given: &Answers, question: QuestionId) -> Option<&Entry> {
    given
        .entries
        .iter()
        .find(|entry| entry.question == question)
}

fn is_predicted(given: &Answers, question: QuestionId) -> bool {
    entry(given, question).is_some_and(|entry| entry.state.is_predicted())
}
