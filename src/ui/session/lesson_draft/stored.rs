//! What a tab stores of the lesson that a teacher writes, for its next reload.

use leptos::prelude::*;

use super::LessonDraft;
use crate::{
    browser::storage::{self, Scope},
    share::scenario_file,
};

/// The key of the stored steps.
const STORED: &str = "layernorm-lab-lesson-draft";

/// The key of what is written in the fields of their questions.
const STORED_FIELDS: &str = "layernorm-lab-lesson-draft-fields";

impl LessonDraft {
    /// Takes the steps that this tab has stored, unless there are others.
    pub(crate) fn restore(self) {
        if !self.steps.read_untracked().is_empty() {
            return;
        }
        let stored =
            storage::get(Scope::Tab, STORED).and_then(|text| scenario_file::read(&text).ok());
        if let Some((_, Some(lesson))) = stored {
            self.take(&lesson);
            self.restore_fields();
        }
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
            storage::remove(Scope::Tab, STORED);
            storage::remove(Scope::Tab, STORED_FIELDS);
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
