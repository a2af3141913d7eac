//! The address: written when the state has not changed for a while, read when the user
//! changes it.

use std::time::Duration;

use leptos::{ev, prelude::*};

use super::{context::Session, parent_page, storage};
use crate::{
    browser::{address, print, visibility},
    lab::scenario::Scenario,
    share::{
        lesson::Lesson,
        link::{self, Link, Unknown},
    },
    ui::reactive::debounce::Debounce,
};

/// How long the state must stay unchanged before it is written to the address.
/// Browsers refuse hundreds of changes in half a minute, and each one takes as long as
/// drawing a chart.
const WRITE_DELAY: Duration = Duration::from_millis(350);

/// Keeps the address and the state the same, whichever of them changes.
pub(super) fn synchronise(session: Session) {
    // The fragment that was last written or read here.
    let known = StoredValue::new(address::fragment());
    // The last opened link: its state, and its fragment as it was. It stays in the address
    // until the state changes, since a newer version of the lab may understand more of it.
    let opened = StoredValue::new(session.link_report.with_untracked(|read| {
        let link = started(read.as_ref()?.link.clone(), session.embedded);
        Some((link, address::fragment()))
    }));

    let write = move || {
        let state = untrack(|| session.state());
        if session.embedded {
            parent_page::post(session);
        }
        let as_opened = opened.with_value(|opened| match opened {
            Some((link, fragment)) if *link == state => Some(fragment.clone()),
            _ => None,
        });
        let fragment = as_opened.unwrap_or_else(|| link::write(&state).fragment);
        // An empty fragment, or that of a station, means the default too.
        let is_default =
            state == Link::default() && known.with_value(|known| !link::is_link(known));
        if is_default || known.with_value(|known| *known == fragment) {
            return;
        }
        if address::replace_fragment(&fragment).is_ok() {
            known.set_value(fragment);
        }
    };
    let pending_write = Debounce::new(WRITE_DELAY, write);
    let write_now = move || {
        if pending_write.is_pending() {
            pending_write.cancel();
            write();
        }
    };
    // The printed header shows the address.
    print::on_before(write_now);
    let on_pagehide = window_event_listener(ev::pagehide, move |_| {
        let before = known.get_value();
        write_now();
        if !session.embedded && known.with_value(|known| *known != before) {
            storage::keep_outdated_fragment(&before);
        }
    });
    // A phone may end a hidden page without another event.
    let on_visibilitychange = window_event_listener(ev::visibilitychange, move |_| {
        if visibility::is_page_hidden() {
            write_now();
        }
    });
    Effect::new(move || {
        session.scenario.track();
        session.unknown.track();
        pending_write.start();
    });
    // A lesson changes seldom, and a reload takes it from the address alone.
    Effect::new(move |before: Option<()>| {
        session.lesson.track();
        pending_write.start();
        if before.is_some() {
            write_now();
        }
    });

    let read = move |fragment: String| {
        if known.with_value(|known| *known == fragment) {
            return;
        }
        known.set_value(fragment.clone());
        if let Some(mut read) = link::read(&fragment) {
            session.restore_left_out(&mut read);
            let link = started(read.link.clone(), session.embedded);
            session.unknown.set(read.link.unknown.clone());
            session.replace_scenario(read.link.scenario.clone());
            session.lesson.set(link.lesson.clone());
            opened.set_value(Some((link, fragment)));
            session.restored.set(false);
            let station = read.station;
            session.link_report.set(Some(read));
            if let Some(station) = station {
                Session::show_station(station);
            }
        } else if fragment.is_empty() {
            session.unknown.set(Unknown::default());
            session.replace_scenario(Scenario::default());
            session.lesson.set(Lesson::default());
            session.link_report.set(None);
        } else {
            // A station's anchor: the state goes back into the address.
            pending_write.start();
        }
    };
    if session.embedded {
        // The address of a frame may not be writable; the state counts.
        parent_page::connect(session, read);
    }
    let on_popstate = window_event_listener(ev::popstate, move |_| read(address::fragment()));
    let on_hashchange = window_event_listener(ev::hashchange, move |_| read(address::fragment()));
    on_cleanup(move || {
        on_pagehide.remove();
        on_visibilitychange.remove();
        on_popstate.remove();
        on_hashchange.remove();
    });
}

/// The link with its values as those to which resets lead, if it has a lesson without a start,
/// or if another page embeds this one: its author chose the values.
pub(super) fn started(link: Link, embedded: bool) -> Link {
    Link {
        lesson: link.lesson.starting_from(&link.scenario, embedded),
        ..link
    }
}
