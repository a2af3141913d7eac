//! The lesson that a teacher writes.

mod stored;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::context::Session;
use crate::{
    lab::{scenario::Scenario, station::Station},
    session::history::History,
    share::{
        lesson::{Lesson, Step},
        link::Link,
    },
};

/// What the page showed before a preview, with its undo steps.
struct BeforePreview {
    lesson: Lesson,
    scenario: Scenario,
    history: History<Scenario>,
}

/// The texts in the fields of a teacher's own question.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct QuestionFields {
    /// What the step asks: a number, options, or a challenge, whose id it is.
    pub(crate) kind: String,
    pub(crate) question: String,
    pub(crate) number: String,
    pub(crate) within: String,
    pub(crate) options: String,
    pub(crate) right: String,
}

/// A step that was removed.
#[derive(Clone)]
pub(crate) struct RemovedStep {
    /// Where it was, from 0.
    pub(crate) index: usize,
    step: Step,
    fields: Option<QuestionFields>,
}

/// The steps that a teacher writes.
#[derive(Clone, Copy)]
pub(crate) struct LessonDraft {
    session: Session,
    /// The steps.
    pub(crate) steps: RwSignal<Vec<Step>>,
    /// Whether students may unlock everything.
    pub(crate) may_unlock: RwSignal<bool>,
    /// Whether the stored steps were read, so that having none means that the teacher wants
    /// none.
    is_restored: StoredValue<bool>,
    /// The pasted answer codes of a class.
    pub(crate) codes: RwSignal<String>,
    /// Whether the page shows the lesson as a student sees it.
    pub(crate) is_previewed: RwSignal<bool>,
    /// What a preview replaced.
    before_preview: StoredValue<Option<BeforePreview>>,
    /// What is written in the fields of each step's own question, complete or not.
    fields: StoredValue<Vec<Option<QuestionFields>>>,
    /// The step that was removed last, until it is put back.
    pub(crate) removed: RwSignal<Option<RemovedStep>>,
    /// Changes when steps are added, moved or removed.
    pub(crate) order: Trigger,
}

impl LessonDraft {
    /// No steps.
    pub(crate) fn new(session: Session) -> Self {
        Self {
            session,
            steps: RwSignal::default(),
            may_unlock: RwSignal::new(true),
            is_restored: StoredValue::new(false),
            codes: RwSignal::default(),
            is_previewed: RwSignal::new(false),
            before_preview: StoredValue::new(None),
            fields: StoredValue::default(),
            removed: RwSignal::new(None),
            order: Trigger::new(),
        }
    }

    /// The draft of the page.
    ///
    /// # Panics
    /// Outside the `App` component, which provides it.
    pub(crate) fn of_page() -> Self {
        expect_context()
    }

    /// Whether the page's lesson may be written here: it is the teacher's own, or its
    /// students may unlock it. Tracked.
    pub(crate) fn may_write(self) -> bool {
        self.is_previewed.get()
            || self
                .session
                .lesson
                .with(|lesson| lesson.may_unlock || !lesson.is_any())
    }

    /// Whether there are as many steps as a lesson can have. Tracked.
    pub(crate) fn is_full(self) -> bool {
        self.steps.read().len() >= Lesson::MOST_STEPS
    }

    /// The steps as a lesson, at its first one. Tracked.
    fn lesson(self) -> Lesson {
        let mut lesson = Lesson::of_steps(self.steps.get());
        lesson.may_unlock = self.may_unlock.get();
        lesson
    }

    /// What a link to share holds: the steps that are written here; or the page's lesson,
    /// locked and at its first step; or the page's state. Tracked.
    pub(crate) fn shared(self) -> Link {
        let state = self.session.state();
        let lesson = if self.steps.read().is_empty() {
            state.lesson.as_given().at_step(0)
        } else {
            self.lesson()
        };
        let scenario = match lesson.step() {
            Some(step) => (*step.scenario).clone(),
            None => state.scenario,
        };
        Link {
            scenario,
            lesson,
            ..state
        }
    }

    /// What a file holds: the steps that are written here, or the page's state. Not tracked.
    pub(crate) fn saved(self) -> Link {
        if self.steps.read_untracked().is_empty() {
            untrack(|| self.session.state())
        } else {
            untrack(|| self.shared())
        }
    }

    /// Takes the steps of a lesson, in place of those that are there.
    pub(crate) fn take(self, lesson: &Lesson) {
        self.may_unlock.set(lesson.may_unlock);
        self.removed.set(None);
        self.reorder(|steps, fields| {
            *steps = lesson.steps().to_vec();
            *fields = vec![None; steps.len()];
        });
    }

    /// Adds a step at the end.
    pub(crate) fn push(self, step: Step) {
        self.reorder(|steps, fields| {
            steps.push(step);
            fields.push(None);
        });
    }

    /// Exchanges two steps.
    pub(crate) fn swap(self, index: usize, other: usize) {
        self.reorder(|steps, fields| {
            steps.swap(index, other);
            fields.swap(index, other);
        });
    }

    /// Removes a step, which can be put back.
    pub(crate) fn remove(self, index: usize) {
        let mut removed = None;
        self.reorder(|steps, fields| {
            let (step, fields) = (steps.remove(index), fields.remove(index));
            removed = Some(RemovedStep {
                index,
                step,
                fields,
            });
        });
        self.removed.set(removed);
    }

    /// Puts the step back that was removed last, and returns where it is now, from 0.
    pub(crate) fn put_back(self) -> Option<usize> {
        let removed = self.removed.try_update(Option::take).flatten()?;
        let index = removed.index.min(self.steps.read_untracked().len());
        self.reorder(|steps, fields| {
            steps.insert(index, removed.step);
            fields.insert(index, removed.fields);
        });
        Some(index)
    }

    /// The station at which a step opens. Tracked.
    pub(crate) fn station(self, index: usize) -> Option<Station> {
        self.steps.with(|steps| Some(steps.get(index)?.station))
    }

    /// Moves a step to another station.
    pub(crate) fn move_to_station(self, index: usize, station: Station) {
        self.steps.update(|steps| {
            if let Some(step) = steps.get_mut(index) {
                step.station = station;
            }
        });
    }

    /// The fields of a step's own question, if something was written in them. Not tracked.
    pub(crate) fn fields(self, index: usize) -> Option<QuestionFields> {
        self.fields.with_value(|fields| fields.get(index)?.clone())
    }

    /// Keeps the fields of a step's own question.
    pub(crate) fn keep_fields(self, index: usize, written: Option<QuestionFields>) {
        self.fields.update_value(|fields| {
            if let Some(fields) = fields.get_mut(index) {
                *fields = written;
            }
        });
    }

    /// Changes the order of the steps and of their fields, of which there are as many.
    fn reorder(self, change: impl FnOnce(&mut Vec<Step>, &mut Vec<Option<QuestionFields>>)) {
        self.steps
            .update(|steps| self.fields.update_value(|fields| change(steps, fields)));
        self.order.notify();
    }

    /// Shows the lesson as a student sees it, from its first step.
    pub(crate) fn preview(self) {
        let (session, lesson) = (self.session, untrack(|| self.lesson()));
        if !self.is_previewed.get_untracked() {
            session.commit();
            self.before_preview.set_value(Some(BeforePreview {
                lesson: session.lesson.get_untracked(),
                scenario: session.scenario.get_untracked(),
                history: session.history.get_value(),
            }));
            self.store_before_preview();
        }
        self.is_previewed.set(true);
        session.lesson.set(lesson);
        session.go_to_step(0);
        session.show_step();
    }

    /// Ends the preview: the page shows what it showed before, and has its undo steps.
    pub(crate) fn end_preview(self) {
        self.is_previewed.set(false);
        stored::forget_preview();
        let before = self.before_preview.try_update_value(Option::take).flatten();
        if let Some(before) = before {
            self.session.lesson.set(before.lesson);
            self.session.history.set_value(before.history);
            self.session.scenario.set(before.scenario);
            self.session.update_undo_availability();
        }
    }
}
