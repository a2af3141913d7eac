//! The session: undo and redo, the address, the stored visit, scenario files, the lesson.

mod address;
mod context;
mod file;
mod lesson;
mod lesson_draft;
mod parent_page;
mod start;
mod steps;
mod storage;
mod undo;

use leptos::prelude::*;

use self::start::InitialState;
use crate::{session::history::History, ui::state::Lab};

pub(crate) use self::{
    context::Session,
    file::{SCENARIO_EXTENSION, file_error, is_scenario},
    lesson_draft::{LessonDraft, QuestionFields},
    start::has_initial_state,
};

/// Starts the session with the state of the link or of the stored visit, and keeps
/// the address, the storage and the undo history up to date from then on.
pub(crate) fn start(lab: Lab) -> Session {
    let initial = InitialState::load();
    lab.scenario.set(initial.link.scenario.clone());
    let session = Session {
        scenario: lab.scenario,
        history: StoredValue::new(History::new(initial.link.scenario)),
        undo_availability: RwSignal::default(),
        has_resumed_undo: StoredValue::new(false),
        lesson: RwSignal::new(initial.link.lesson),
        unknown: RwSignal::new(initial.link.unknown),
        embedded: initial.embedded,
        link_report: RwSignal::new(initial.link_report),
        restored: RwSignal::new(initial.restored),
        rejected_file: RwSignal::new(None),
        status: RwSignal::new(String::new()),
    };
    undo::record_changes(session);
    address::synchronise(session);
    file::accept_drops(session);
    session
}
