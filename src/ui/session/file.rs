//! Scenario files: saving, choosing, and dropping onto the page.
//!
//! Files of other kinds are left to other `drop` listeners. The panel of the own matrix
//! takes what is dropped on it, and passes scenario files on.

use leptos::{ev, prelude::*};

use super::context::{RejectedFile, Session};
use crate::{
    browser::{
        download,
        file::{self, File, FileError},
    },
    share::{link::Link, scenario_file},
    words::{file as words, invalid},
};

/// The extension of a scenario file.
pub(crate) const SCENARIO_EXTENSION: &str = ".json";

/// Opens scenario files that are dropped anywhere on the page.
pub(super) fn accept_drops(session: Session) {
    let on_dragover = window_event_listener(ev::dragover, |event| {
        file::accept_drag(&event);
    });
    let on_drop = window_event_listener(ev::drop, move |event| {
        // A listener that has taken the drop has prevented its default action.
        if event.default_prevented() {
            return;
        }
        if let Some(file) = file::dropped_file(&event, SCENARIO_EXTENSION) {
            session.open_file(&file);
        }
    });
    on_cleanup(move || {
        on_dragover.remove();
        on_drop.remove();
    });
}

/// Why a file was not read, for a message.
pub(crate) fn file_error(error: FileError) -> String {
    match error {
        FileError::TooLarge { size, limit, .. } => words::too_large(size, limit),
        FileError::Browser(message) => message,
    }
}

/// Whether the text of a file is a scenario, valid or not. A matrix as JSON is a list.
pub(crate) fn is_scenario(text: &str) -> bool {
    text.trim_start().starts_with('{')
}

impl Session {
    /// Opens a file with a scenario.
    pub(crate) fn open_file(self, file: &File) {
        let name = file.name();
        file::read_text(file, move |text| self.open_scenario(name, text));
    }

    /// Replaces the scenario by a file's, as one undo step, or reports why it is
    /// rejected. A file without a lesson does not change what the present lesson closes.
    pub(crate) fn open_scenario(self, name: String, text: Result<String, FileError>) {
        let file = text
            .map_err(|error| vec![file_error(error)])
            .and_then(|text| {
                scenario_file::read(&text).map_err(|errors| invalid::sentences(&errors))
            });
        match file {
            Ok((mut scenario, lesson)) => {
                self.rejected_file.set(None);
                if let Some(lesson) = lesson {
                    self.lesson
                        .set(lesson.starting_from(&scenario, self.embedded));
                } else {
                    self.keep_closed(&mut scenario);
                }
                self.replace_scenario(scenario);
                self.show_status(words::opened(&name));
            }
            Err(reasons) => self.rejected_file.set(Some(RejectedFile { name, reasons })),
        }
    }

    /// Downloads a scenario and its lesson as a file.
    pub(crate) fn save_file(self, shared: &Link) {
        let saved = scenario_file::write(&shared.scenario, &shared.lesson)
            .map_err(|error| error.to_string())
            .and_then(|text| download::text(words::NAME, "application/json", &text));
        if let Err(reason) = saved {
            self.show_status(reason);
        }
    }
}
