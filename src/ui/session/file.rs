//! Scenario files: saved, chosen, dropped onto the page.
//!
//! A dropped file of any other kind is left to whoever else listens.

use leptos::{ev, prelude::*};

use super::Session;
use crate::{
    browser::{download, file},
    lab::scenario::{Invalid, Scenario},
    words::file as words,
};

/// The ending of a scenario file.
const ENDING: &str = ".json";

/// A file that was not opened, and why.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Refused {
    pub(super) name: String,
    pub(super) reasons: Vec<String>,
}

/// Opens a scenario file that is dropped anywhere on the page.
pub(super) fn follow(session: Session) {
    let over = window_event_listener(ev::dragover, |event| {
        file::is_dragged(&event);
    });
    let dropped = window_event_listener(ev::drop, move |event| {
        if let Some(file) = file::dropped(&event, ENDING) {
            let name = file.name();
            file::read(&file, move |text| session.open(name, text));
        }
    });
    on_cleanup(move || {
        over.remove();
        dropped.remove();
    });
}

impl Session {
    /// Opens the file that was chosen in a file field.
    pub(crate) fn choose(self, event: &ev::Event) {
        if let Some(file) = file::chosen(event) {
            let name = file.name();
            file::read(&file, move |text| self.open(name, text));
        }
    }

    /// Takes what a file holds as one step, or tells what is wrong with it.
    fn open(self, name: String, text: Result<String, String>) {
        let read = text.map_err(|reason| vec![reason]).and_then(|text| {
            Scenario::from_json(&text)
                .map_err(|wrong| wrong.iter().map(Invalid::to_string).collect())
        });
        match read {
            Ok(scenario) => {
                self.refused.set(None);
                self.become_(scenario);
                self.say(words::opened(&name));
            }
            Err(reasons) => self.refused.set(Some(Refused { name, reasons })),
        }
    }

    /// Saves the present state as a file.
    pub(crate) fn save(self) {
        let saved = self.scenario.with_untracked(|scenario| {
            serde_json::to_string_pretty(scenario)
                .map_err(|error| error.to_string())
                .and_then(|text| download::text(words::NAME, "application/json", &text))
        });
        if let Err(reason) = saved {
            self.say(reason);
        }
    }
}
