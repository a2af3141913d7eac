//! When a change becomes a step: at the end of a drag, after a pause, before
//! the next thing that a person does.

use std::time::Duration;

use leptos::{ev, prelude::*};

use super::{Session, kept};
use crate::{
    browser::keyboard,
    ui::{hand::Hand, pause::Pause},
    words::{change, session as words},
};

/// A pause that ends a step, longer than the one before a held key repeats.
const PAUSE: Duration = Duration::from_millis(700);
/// What is left for events that are on their way when the pause is over.
const LISTEN: Duration = Duration::from_millis(50);
/// How long a short word stays.
const SAID: Duration = Duration::from_secs(6);

/// Makes steps of what happens, and listens to the keys for undo and redo.
pub(super) fn follow(session: Session) {
    let hand = Hand::of_page();
    let keep = kept::keeper(session);
    let settle = move || {
        session.settle();
        keep();
    };
    // On a slow machine the next key may be waiting behind a long drawing: it is
    // heard before a second, short timer.
    let listen = Pause::new(LISTEN, move || {
        if !hand.is_down() {
            settle();
        }
    });
    let pause = Pause::new(PAUSE, move || listen.begin());
    Effect::new(move || {
        session.scenario.track();
        session.tell_steps();
        listen.end();
        pause.begin();
    });

    let taken = window_event_listener(ev::pointerdown, move |_| settle());
    // The control's own event may still be on its way.
    let released = move || set_timeout(settle, Duration::ZERO);
    let let_go = window_event_listener(ev::pointerup, move |_| released());
    let cancelled = window_event_listener(ev::pointercancel, move |_| released());
    let focused = window_event_listener(ev::focusin, move |_| settle());
    let left = window_event_listener(ev::pagehide, move |_| settle());
    let keys = listen_to_keys(session, settle);
    on_cleanup(move || {
        for listener in [taken, let_go, cancelled, focused, left] {
            listener.remove();
        }
        for listener in keys {
            listener.remove();
        }
    });
}

fn listen_to_keys(
    session: Session,
    settle: impl Fn() + Copy + 'static,
) -> [WindowListenerHandle; 4] {
    // A field whose text has been changed has its own undo until it is left.
    let typing = StoredValue::new(false);
    let input = window_event_listener(ev::input, move |event| {
        typing.set_value(keyboard::is_in_text(&event));
    });
    let changed = window_event_listener(ev::change, move |_| typing.set_value(false));
    let left = window_event_listener(ev::focusout, move |_| typing.set_value(false));
    let pressed = window_event_listener(ev::keydown, move |event| {
        let command = event.ctrl_key() || event.meta_key();
        match event.key().to_ascii_lowercase().as_str() {
            "z" | "y" if command && !event.alt_key() => {
                if typing.get_value() {
                    return;
                }
                event.prevent_default();
                if event.key().eq_ignore_ascii_case("y") || event.shift_key() {
                    session.redo();
                } else {
                    session.undo();
                }
            }
            // One burst of these is one step.
            "arrowup" | "arrowdown" | "arrowleft" | "arrowright" | "pageup" | "pagedown"
            | "home" | "end" | "shift" | "control" | "meta" | "alt" => {}
            _ => settle(),
        }
    });
    [input, changed, left, pressed]
}

impl Session {
    /// Makes a step of what has changed since the last one.
    pub(super) fn settle(self) {
        self.scenario.with_untracked(|now| {
            self.history.update_value(|history| {
                history.settle(now);
            });
        });
        self.tell_steps();
    }

    /// One step back.
    pub(super) fn undo(self) {
        let now = self.scenario.get_untracked();
        let before = self.history.try_update_value(|history| history.undo(&now));
        match before.flatten() {
            Some(before) => {
                self.say(change::undone(&now, &before));
                self.scenario.set(before);
            }
            None => self.say(words::FIRST.to_owned()),
        }
    }

    /// One step forward.
    pub(super) fn redo(self) {
        let now = self.scenario.get_untracked();
        let after = self.history.try_update_value(|history| history.redo(&now));
        match after.flatten() {
            Some(after) => {
                self.say(change::redone(&now, &after));
                self.scenario.set(after);
            }
            None => self.say(words::LAST.to_owned()),
        }
    }

    fn tell_steps(self) {
        let now = self.scenario.read_untracked();
        let can = self
            .history
            .with_value(|history| (history.can_undo(&now), history.can_redo(&now)));
        drop(now);
        if self.can.get_untracked() != can {
            self.can.set(can);
        }
    }

    /// Says something for a short while.
    pub(crate) fn say(self, word: String) {
        self.status.set(word.clone());
        set_timeout(
            move || {
                if self.status.with_untracked(|said| *said == word) {
                    self.status.set(String::new());
                }
            },
            SAID,
        );
    }
}
