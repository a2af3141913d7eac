//! The undo steps that a tab stores for its next reload.

use leptos::prelude::*;

use super::context::Session;
use crate::{
    browser::storage::{self, Scope},
    session::history::History,
    share::stored_steps,
};

/// The key in `sessionStorage`.
pub(super) const KEY: &str = "layernorm-lab.undo";

/// The most bytes of stored steps: browsers give a page about five million characters.
const MOST: usize = 2_000_000;

impl Session {
    /// Resumes the undo steps that this tab stored before a reload, if they belong to the
    /// state with which the page started. Waits for the deferred chunk: call it once all
    /// stations are mounted.
    pub(crate) fn resume_undo(self) {
        if self.embedded || self.has_resumed_undo.get_value() {
            return;
        }
        self.has_resumed_undo.set_value(true);
        if let Some(steps) =
            storage::get(Scope::Tab, KEY).and_then(|text| stored_steps::read(&text))
        {
            self.history.update_value(|history| history.resume(steps));
            self.update_undo_availability();
        }
    }

    /// Stores the undo steps, as many as the browser has space for. Call it only after
    /// [`resume_undo`](Self::resume_undo): before, the steps of an earlier page are not
    /// part of this history yet.
    pub(super) fn store_undo(self) {
        let steps = self.history.with_value(History::steps);
        let mut most = MOST;
        while let Some(text) = stored_steps::write(&steps, most) {
            if storage::set(Scope::Tab, KEY, &text).is_ok() {
                return;
            }
            most = text.len() / 2;
        }
        storage::remove(Scope::Tab, KEY);
    }
}
