//! Going through the steps of a lesson.

use leptos::prelude::*;

use super::context::Session;
use crate::{lab::scenario::Scenario, session::history::History};

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

    /// Makes what the page shows the first state of the undo history.
    pub(crate) fn begin_with_present_state(self) {
        self.begin_with(self.scenario.get_untracked());
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
