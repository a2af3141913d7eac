//! The steps of a lesson: going through them, and writing them.

use leptos::prelude::*;

use super::context::Session;
use crate::{
    browser::storage::{self, Scope},
    lab::scenario::Scenario,
    session::history::History,
    share::{
        lesson::{Lesson, Step},
        link::Link,
        scenario_file,
    },
};

impl Session {
    /// Goes to a step of the lesson: its values, and what it closes. Undo starts anew, so that it
    /// does not lead back to another step's values.
    pub(crate) fn go_to_step(self, index: usize) {
        let lesson = self.lesson.get_untracked().at_step(index);
        let Some(step) = lesson.step().cloned() else {
            return;
        };
        self.lesson.set(lesson);
        self.begin_with((*step.scenario).clone());
    }

    /// Takes the view and the focus to the station of the present step.
    pub(crate) fn show_step(self) {
        let station = self
            .lesson
            .with_untracked(|lesson| lesson.step().map(|step| step.station));
        if let Some(station) = station {
            Self::show_station(station);
        }
    }

    /// Sets a state as the first one of the undo history.
    fn begin_with(self, scenario: Scenario) {
        self.history.set_value(History::new(scenario.clone()));
        self.scenario.set(scenario);
        self.update_undo_availability();
    }

    /// Whether the page shows the values with which the present step starts. Not tracked.
    pub(crate) fn is_at_start_of_step(self) -> bool {
        let start = self.lesson.with_untracked(|lesson| lesson.start.clone());
        start.is_some_and(|start| *start == *self.scenario.read_untracked())
    }
}

/// The key of the stored steps.
const STORED: &str = "layernorm-lab-lesson-draft";

/// What the page showed before a preview, with its undo steps.
struct BeforePreview {
    lesson: Lesson,
    scenario: Scenario,
    history: History<Scenario>,
}

/// The steps that a teacher writes.
#[derive(Clone, Copy)]
pub(crate) struct LessonDraft {
    session: Session,
    /// The steps.
    pub(crate) steps: RwSignal<Vec<Step>>,
    /// Whether students may unlock everything.
    pub(crate) may_unlock: RwSignal<bool>,
    /// The pasted answer codes of a class.
    pub(crate) codes: RwSignal<String>,
    /// Whether the page shows the lesson as a student sees it.
    pub(crate) is_previewed: RwSignal<bool>,
    /// What a preview replaced.
    before_preview: StoredValue<Option<BeforePreview>>,
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
            codes: RwSignal::default(),
            is_previewed: RwSignal::new(false),
            before_preview: StoredValue::new(None),
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
        self.reorder(|steps| *steps = lesson.steps().to_vec());
    }

    /// Takes the steps that this tab has stored, unless there are others.
    pub(crate) fn restore(self) {
        if !self.steps.read_untracked().is_empty() {
            return;
        }
        let stored =
            storage::get(Scope::Tab, STORED).and_then(|text| scenario_file::read(&text).ok());
        if let Some((_, Some(lesson))) = stored {
            self.take(&lesson);
        }
    }

    /// Stores the steps until the tab is closed. Tracked.
    pub(crate) fn store(self) {
        if self.steps.read().is_empty() {
            storage::remove(Scope::Tab, STORED);
            return;
        }
        let shared = untrack(|| self.shared());
        if let Ok(text) = scenario_file::write(&shared.scenario, &shared.lesson) {
            // A full or forbidden storage costs no more than the steps after a reload.
            storage::set(Scope::Tab, STORED, &text).ok();
        }
    }

    /// Adds, moves or removes steps.
    pub(crate) fn reorder(self, change: impl FnOnce(&mut Vec<Step>)) {
        self.steps.update(change);
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
        }
        self.is_previewed.set(true);
        session.lesson.set(lesson);
        session.go_to_step(0);
        session.show_step();
    }

    /// Ends the preview: the page shows what it showed before, and has its undo steps.
    pub(crate) fn end_preview(self) {
        self.is_previewed.set(false);
        let before = self.before_preview.try_update_value(Option::take).flatten();
        if let Some(before) = before {
            self.session.lesson.set(before.lesson);
            self.session.history.set_value(before.history);
            self.session.scenario.set(before.scenario);
            self.session.update_undo_availability();
        }
    }
}
