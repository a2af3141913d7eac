//! Undo and redo. A change becomes an undo step at the end of a drag, after a pause, and
//! before the user's next action.

use std::time::Duration;

use leptos::{ev, prelude::*};

use super::{
    context::{Session, UndoAvailability},
    storage,
};
use crate::{
    browser::{keyboard, pointer, visibility},
    lab::scenario::Scenario,
    share::lesson::Lesson,
    ui::reactive::{debounce::Debounce, pointer_state::PointerState},
    words::{change, session as words},
};

/// How long the scenario must stay unchanged before the change becomes an undo step:
/// longer than the delay before a held key repeats.
const COMMIT_DELAY: Duration = Duration::from_millis(700);
/// Time for events that are already queued when the delay is over.
const QUEUED_EVENTS: Duration = Duration::from_millis(50);
/// How long a status message stays.
const STATUS_DURATION: Duration = Duration::from_secs(6);

/// Commits changes as undo steps, stores the scenario after each one and
/// the undo steps when the user leaves the page, and handles the
/// keyboard shortcuts of undo and redo.
pub(super) fn record_changes(session: Session) {
    let pointer_state = PointerState::of_page();
    let save = storage::saver(session);
    let commit = move || {
        session.commit();
        save();
    };
    // On a slow machine the next key event may be queued behind a long redraw. A
    // second, short timer lets it go first.
    let queued_events = Debounce::new(QUEUED_EVENTS, move || {
        if !pointer_state.is_pressed() {
            commit();
        }
    });
    let pause = Debounce::new(COMMIT_DELAY, move || queued_events.start());
    Effect::new(move || {
        session.scenario.track();
        session.update_undo_availability();
        queued_events.cancel();
        pause.start();
    });

    // Before the pressed control's own change, which belongs to the step of its drag.
    pointer::before_each_press(commit);
    // In a new task, since the control's own event can follow this one.
    let commit_next = move || set_timeout(commit, Duration::ZERO);
    let on_pointerup = window_event_listener(ev::pointerup, move |_| commit_next());
    let on_pointercancel = window_event_listener(ev::pointercancel, move |_| commit_next());
    let on_focusin = window_event_listener(ev::focusin, move |_| commit());
    let leave = move || {
        commit();
        // The check is here because `store_undo` is in the deferred chunk, which loads first.
        if session.has_resumed_undo.get_value() {
            session.store_undo();
        }
    };
    let on_pagehide = window_event_listener(ev::pagehide, move |_| leave());
    // A phone may end a hidden page without another event.
    let on_visibilitychange = window_event_listener(ev::visibilitychange, move |_| {
        if visibility::is_page_hidden() {
            leave();
        }
    });
    let key_listeners = listen_to_keys(session, commit);
    on_cleanup(move || {
        for listener in [
            on_pointerup,
            on_pointercancel,
            on_focusin,
            on_pagehide,
            on_visibilitychange,
        ] {
            listener.remove();
        }
        for listener in key_listeners {
            listener.remove();
        }
    });
}

fn listen_to_keys(
    session: Session,
    commit: impl Fn() + Copy + 'static,
) -> [WindowListenerHandle; 4] {
    // While the user types in a text field, the shortcuts belong to its own undo.
    let is_typing = StoredValue::new(false);
    let on_input = window_event_listener(ev::input, move |event| {
        is_typing.set_value(keyboard::is_in_text_field(&event));
    });
    let on_change = window_event_listener(ev::change, move |_| is_typing.set_value(false));
    let on_focusout = window_event_listener(ev::focusout, move |_| is_typing.set_value(false));
    let on_keydown = window_event_listener(ev::keydown, move |event| {
        let command = event.ctrl_key() || event.meta_key();
        if let Some(letter @ ('z' | 'y')) = keyboard::shortcut_letter(&event)
            && command
            && !event.alt_key()
        {
            if is_typing.get_value() {
                return;
            }
            event.prevent_default();
            if letter == 'y' || event.shift_key() {
                session.redo();
            } else {
                session.undo();
            }
            return;
        }
        match event.key().to_ascii_lowercase().as_str() {
            // Consecutive presses of these keys form one step.
            "arrowup" | "arrowdown" | "arrowleft" | "arrowright" | "pageup" | "pagedown"
            | "home" | "end" | "shift" | "control" | "meta" | "alt" => {}
            _ => commit(),
        }
    });
    [on_input, on_change, on_focusout, on_keydown]
}

impl Session {
    /// Commits all changes since the last commit as one undo step.
    pub(crate) fn commit(self) {
        self.scenario.with_untracked(|scenario| {
            self.history.update_value(|history| {
                history.commit(scenario);
            });
        });
        self.update_undo_availability();
    }

    /// Undoes one step, or shows that there is none.
    pub(crate) fn undo(self) {
        let now = self.scenario.get_untracked();
        let before = self.history.try_update_value(|history| history.undo(&now));
        match before.flatten() {
            Some(mut before) => {
                self.keep_closed_of_lesson(&mut before);
                self.show_status(change::undone(&now, &before));
                self.scenario.set(before);
            }
            None => self.show_status(words::NOTHING_TO_UNDO.to_owned()),
        }
    }

    /// Redoes one step, or shows that there is none.
    pub(crate) fn redo(self) {
        let now = self.scenario.get_untracked();
        let after = self.history.try_update_value(|history| history.redo(&now));
        match after.flatten() {
            Some(mut after) => {
                self.keep_closed_of_lesson(&mut after);
                self.show_status(change::redone(&now, &after));
                self.scenario.set(after);
            }
            None => self.show_status(words::NOTHING_TO_REDO.to_owned()),
        }
    }

    /// Takes what a lesson closes from the current state: an undo step from before the lesson
    /// does not change it.
    fn keep_closed_of_lesson(self, scenario: &mut Scenario) {
        // `keep_closed` is in the deferred chunk, and undo works without it.
        if self.lesson.with_untracked(Lesson::is_any) {
            self.keep_closed(scenario);
        }
    }

    pub(super) fn update_undo_availability(self) {
        let scenario = self.scenario.read_untracked();
        let availability = self.history.with_value(|history| UndoAvailability {
            can_undo: history.can_undo(&scenario),
            can_redo: history.can_redo(&scenario),
        });
        drop(scenario);
        if self.undo_availability.get_untracked() != availability {
            self.undo_availability.set(availability);
        }
        let is_outdated = self.status.with_untracked(|status| {
            availability.can_undo && status == words::NOTHING_TO_UNDO
                || availability.can_redo && status == words::NOTHING_TO_REDO
        });
        if is_outdated {
            self.status.set(String::new());
        }
    }

    /// Shows a status message for a few seconds.
    pub(crate) fn show_status(self, message: String) {
        self.status.set(message.clone());
        set_timeout(
            move || {
                if self.status.with_untracked(|shown| *shown == message) {
                    self.status.set(String::new());
                }
            },
            STATUS_DURATION,
        );
    }
}
