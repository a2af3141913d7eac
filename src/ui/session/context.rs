//! The session that the page provides as context.

use leptos::prelude::*;

use crate::{
    browser::focus,
    lab::{
        control::Control, presets::Preset, scenario::Scenario, setting::Setting, station::Station,
    },
    session::history::History,
    share::{
        lesson::{Access, Lesson},
        link::{self, Link, LinkReport, Unknown, Written},
    },
    ui::reactive::scroll_target::scroll_to,
    words::{presets, session as words},
};

/// The state of the page around the scenario.
#[derive(Clone, Copy)]
pub(crate) struct Session {
    pub(crate) scenario: RwSignal<Scenario>,
    pub(crate) history: StoredValue<History<Scenario>>,
    /// Whether the undo steps that this tab stored earlier are part of the history.
    pub(super) has_resumed_undo: StoredValue<bool>,
    pub(crate) undo_availability: RwSignal<UndoAvailability>,
    /// The controls that a teacher has hidden or locked.
    pub(crate) lesson: RwSignal<Lesson>,
    /// What the last opened link contained beyond what this version knows.
    pub(crate) unknown: RwSignal<Unknown>,
    /// Whether another page embeds this one in a frame.
    pub(crate) embedded: bool,
    /// What the last opened link contained, with its diagnostics; `None` without a link, or
    /// once the notice is dismissed.
    pub(crate) link_report: RwSignal<Option<LinkReport>>,
    /// Whether the scenario is that of an earlier visit.
    pub(crate) restored: RwSignal<bool>,
    pub(crate) rejected_file: RwSignal<Option<RejectedFile>>,
    /// A short message about what has just happened; empty after a few seconds.
    pub(crate) status: RwSignal<String>,
}

/// Which of undo and redo have a step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct UndoAvailability {
    pub(crate) can_undo: bool,
    pub(crate) can_redo: bool,
}

/// A file that could not be opened, and the reasons.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct RejectedFile {
    pub(crate) name: String,
    pub(crate) reasons: Vec<String>,
}

impl Session {
    /// The session of this page.
    ///
    /// # Panics
    /// Outside the `App` component, which provides it.
    pub(crate) fn of_page() -> Self {
        expect_context()
    }

    /// The link of the current state. Tracked.
    pub(crate) fn link(self) -> Written {
        link::write(&self.state())
    }

    /// Everything that a link holds. Tracked.
    pub(crate) fn state(self) -> Link {
        Link {
            scenario: self.scenario.get(),
            lesson: self.lesson.get(),
            unknown: self.unknown.get(),
        }
    }

    /// The lesson's access to a control.
    pub(crate) fn access(self, control: impl Into<Control>) -> Memo<Access> {
        let control = control.into();
        Memo::new(move |_| self.lesson.with(|lesson| lesson.of(control)))
    }

    /// Applies a preset as one undo step, and takes the view and the focus to the station that
    /// shows it. What a lesson hides or locks stays.
    pub(crate) fn apply_preset(self, preset: Preset) {
        let mut scenario = preset.scenario();
        let kept = self.keep_closed(&mut scenario);
        self.replace_scenario(scenario);
        let (name, sentence) = presets::of(preset);
        self.show_status(words::preset_applied(name, sentence, &kept));
        Self::show_station(preset.spec().station);
    }

    /// Takes the settings that the lesson hides or locks from the current state. Returns those
    /// that would have changed.
    pub(crate) fn keep_closed(self, scenario: &mut Scenario) -> Vec<Setting> {
        let current = self.scenario.read_untracked();
        self.lesson
            .with_untracked(|lesson| lesson.keep_closed(&current, scenario))
    }

    /// Takes the view and the focus to a station.
    pub(crate) fn show_station(station: Station) {
        scroll_to(station.id());
        focus::in_place(&format!("#{}", station.id()));
    }

    /// Resets all settings as one undo step: to the values with which the lesson starts, or to
    /// the default ones.
    pub(crate) fn reset_all(self) {
        let start = self.lesson.with_untracked(Lesson::reset_values);
        let mut scenario = (*start).clone();
        if self.lesson.with_untracked(|lesson| lesson.start.is_none()) {
            self.keep_closed(&mut scenario);
        }
        self.replace_scenario(scenario);
        self.show_status(words::ALL_RESET.to_owned());
    }

    /// Replaces the scenario as one undo step, says so, and takes the view and the focus to a
    /// station. What a lesson hides or locks stays.
    pub(crate) fn replace_and_show(
        self,
        mut scenario: Scenario,
        message: String,
        station: Station,
    ) {
        self.keep_closed(&mut scenario);
        self.replace_scenario(scenario);
        self.show_status(message);
        Self::show_station(station);
    }

    /// Replaces the scenario as one undo step.
    pub(crate) fn replace_scenario(self, scenario: Scenario) {
        self.commit();
        self.scenario.set(scenario);
        self.commit();
    }
}
