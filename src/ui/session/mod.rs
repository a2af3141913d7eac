//! The visit: steps back and forward, the address, what is kept, the lesson.

mod address;
mod file;
mod kept;
mod start;
mod steps;
mod view;

use leptos::prelude::*;

pub(super) use self::view::{Notices, StepButtons};
use super::state::Lab;
use crate::{
    browser::scroll,
    lab::scenario::{Scenario, presets::Preset},
    session::history::History,
    share::{
        lesson::{self, Access, Lesson},
        link::{self, Link, Read, Written},
    },
    words::{presets, session as words},
};

/// What the page remembers beside the scenario.
#[derive(Clone, Copy)]
pub(crate) struct Session {
    scenario: RwSignal<Scenario>,
    history: StoredValue<History<Scenario>>,
    /// Whether there is a step back, and one forward.
    can: RwSignal<(bool, bool)>,
    /// What a teacher hid or locked.
    pub(crate) lesson: RwSignal<Lesson>,
    /// Whether the page stands in a frame of another one.
    pub(crate) embedded: bool,
    /// What was wrong with the link that was opened last.
    read: RwSignal<Option<Read>>,
    /// Whether the state is that of an earlier visit.
    restored: RwSignal<bool>,
    /// The file that could not be opened.
    refused: RwSignal<Option<file::Refused>>,
    /// A short word on what has just happened.
    status: RwSignal<String>,
}

impl Session {
    /// Begins the visit: reads the link or what was kept, and follows from then
    /// on what happens.
    pub(super) fn begin(lab: Lab) -> Self {
        let begun = start::begin();
        lab.scenario.set(begun.link.scenario.clone());
        let session = Self {
            scenario: lab.scenario,
            history: StoredValue::new(History::new(begun.link.scenario)),
            can: RwSignal::new((false, false)),
            lesson: RwSignal::new(begun.link.lesson),
            embedded: begun.embedded,
            read: RwSignal::new(begun.read),
            restored: RwSignal::new(begun.restored),
            refused: RwSignal::new(None),
            status: RwSignal::new(String::new()),
        };
        steps::follow(session);
        address::follow(session);
        file::follow(session);
        session
    }

    /// The session of this page.
    ///
    /// # Panics
    /// Outside [`App`](super::app::App), which provides it.
    pub(crate) fn of_page() -> Self {
        expect_context()
    }

    /// The link of the present state.
    pub(crate) fn link(self) -> Written {
        link::write(&Link {
            scenario: self.scenario.get(),
            lesson: self.lesson.get(),
        })
    }

    /// What the lesson leaves of a control, by its element's id.
    pub(crate) fn access(self, id: &str) -> Memo<Access> {
        let control = lesson::of_element(id);
        Memo::new(move |_| {
            control.map_or(Access::Open, |control| {
                self.lesson.with(|lesson| lesson.of(control))
            })
        })
    }

    /// The present state.
    pub(crate) fn scenario(self) -> Scenario {
        self.scenario.get()
    }

    /// Takes a preset as one step, and goes to where it is seen.
    pub(crate) fn take(self, preset: &'static Preset) {
        self.become_(preset.scenario());
        let (name, sentence) = presets::of(preset);
        self.say(words::taken(name, sentence));
        scroll::to(preset.station);
    }

    /// Takes a whole new state as one step.
    fn become_(self, scenario: Scenario) {
        self.settle();
        self.scenario.set(scenario);
        self.settle();
    }
}
