//! The address: written when the state rests, read when a person changes it.

use std::time::Duration;

use leptos::{ev, prelude::*};

use super::Session;
use crate::{
    browser::{address, print},
    lab::scenario::Scenario,
    share::{
        lesson::Lesson,
        link::{self, Link},
    },
    ui::pause::Pause,
};

/// How long the state must rest before it is written: browsers refuse hundreds of
/// changes in half a minute, and each takes as long as a chart.
const PAUSE: Duration = Duration::from_millis(350);

/// Keeps address and state the same, whichever of them changes.
pub(super) fn follow(session: Session) {
    // What the address is known to hold: written here, or read already.
    let known = StoredValue::new(address::fragment());

    let write = move || {
        let fragment = untrack(|| session.link()).fragment;
        let bare = link::write(&Link::default()).fragment;
        // A bare address, or a station's, says the default as well.
        let says_so = fragment == bare && known.with_value(|known| !link::is_link(known));
        if says_so || known.with_value(|known| *known == fragment) {
            return;
        }
        if address::replace(&fragment).is_ok() {
            known.set_value(fragment);
        }
    };
    let pause = Pause::new(PAUSE, write);
    // Paper shows it.
    print::on_before(move || {
        if pause.is_on() {
            pause.end();
            write();
        }
    });
    Effect::new(move || {
        session.scenario.track();
        session.lesson.track();
        pause.begin();
    });

    let read = move || {
        let fragment = address::fragment();
        if known.with_value(|known| *known == fragment) {
            return;
        }
        known.set_value(fragment.clone());
        if let Some(read) = link::read(&fragment) {
            session.become_(read.link.scenario.clone());
            session.lesson.set(read.link.lesson.clone());
            session.restored.set(false);
            session.read.set(Some(read));
        } else if fragment.is_empty() {
            session.become_(Scenario::default());
            session.lesson.set(Lesson::default());
            session.read.set(None);
        } else {
            // A station's anchor: the state comes back into the address.
            pause.begin();
        }
    };
    let moved = window_event_listener(ev::popstate, move |_| read());
    let changed = window_event_listener(ev::hashchange, move |_| read());
    on_cleanup(move || {
        moved.remove();
        changed.remove();
    });
}
