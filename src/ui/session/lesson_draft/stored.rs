//! What a tab stores of the lesson that a teacher writes, for its next reload.

use leptos::prelude::*;

use super::{BeforePreview, LessonDraft};
use crate::{
    browser::storage::{self, Scope},
    session::history::History,
    share::{lesson::Lesson, link, scenario_file},
};

/// The key of the stored steps.
const STORED: &str = "layernorm-lab-lesson-draft";

/// The key of what is written in the fields of their questions.
const STORED_FIELDS: &str = "layernorm-lab-lesson-draft-fields";

/// The key of the link to what the page showed before a preview.
const BEFORE_PREVIEW: &str = "layernorm-lab-before-preview";

impl LessonDraft {
    /// Takes the steps that this tab has stored, unless there are others, or the page shows
    /// another lesson, which is then the one to share.
    pub(crate) fn restore(self) {
        let is_other = !self.is_previewed.get_untracked()
            && self
                .session
                .lesson
                .with_untracked(|lesson| !lesson.steps().is_empty());
        if is_other || !self.steps.read_untracked().is_empty() {
            return;
        }
        self.is_restored.set_value(true);
        if let Some(lesson) = stored_lesson() {
            self.take(&lesson);
            self.restore_fields();
        }
    }

    /// Goes on with a preview after a reload: the page shows the stored lesson, and what it
    /// showed before is stored too.
    pub(crate) fn resume_preview(self) {
        let before = storage::get(Scope::Tab, BEFORE_PREVIEW)
            .and_then(|text| link::read(&text))
            .map(|report| report.link);
        let Some(before) = before else {
            return;
        };
        let is_previewed = stored_lesson().is_some_and(|stored| {
            self.session
                .lesson
                .with_untracked(|lesson| lesson.steps() == stored.steps())
        });
        if self.is_previewed.get_untracked() || !is_previewed {
            return;
        }
        self.before_preview.set_value(Some(BeforePreview {
            lesson: before.lesson,
            history: History::new(before.scenario.clone()),
            scenario: before.scenario,
        }));
        self.is_previewed.set(true);
        self.restore();
    }

    /// Stores what the page shows, for a reload during the preview.
    pub(super) fn store_before_preview(self) {
        let written = untrack(|| link::write(&self.session.state()));
        storage::set(Scope::Tab, BEFORE_PREVIEW, &written.leading_to(None)).ok();
    }

    /// Takes the stored fields, if there are as many as steps.
    fn restore_fields(self) {
        let stored: Option<Vec<_>> = storage::get(Scope::Tab, STORED_FIELDS)
            .and_then(|text| serde_json::from_str(&text).ok());
        if let Some(stored) = stored
            && stored.len() == self.steps.read_untracked().len()
        {
            self.fields.set_value(stored);
        }
    }

    /// Stores the steps until the tab is closed. Tracked.
    pub(crate) fn store(self) {
        if self.steps.read().is_empty() {
            if self.is_restored.get_value() {
                storage::remove(Scope::Tab, STORED);
                storage::remove(Scope::Tab, STORED_FIELDS);
            }
            return;
        }
        let shared = untrack(|| self.shared());
        if let Ok(text) = scenario_file::write(&shared.scenario, &shared.lesson) {
            // A full or forbidden storage costs no more than the steps after a reload.
            storage::set(Scope::Tab, STORED, &text).ok();
        }
        self.store_fields();
    }

    /// Stores the fields, complete or not.
    fn store_fields(self) {
        if let Ok(text) = self.fields.with_value(serde_json::to_string) {
            storage::set(Scope::Tab, STORED_FIELDS, &text).ok();
        }
    }
}

/// Forgets what the page showed before a preview.
pub(super) fn forget_preview() {
    storage::remove(Scope::Tab, BEFORE_PREVIEW);
}

/// The lesson of the steps that this tab has stored.
fn stored_lesson() -> Option<Lesson> {
    let text = storage::get(Scope::Tab, STORED)?;
    let (_, lesson) = scenario_file::read(&text).ok()?;
    lesson
}
