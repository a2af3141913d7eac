//! The initial state: from a link, from a stored state, or the default.

use leptos::prelude::*;

use super::{address::started, context::Session, storage};
use crate::{
    browser::address,
    lab::{scenario::Scenario, station::Station},
    share::link::{self, Link, LinkReport},
};

/// Whether the page may start with another state than the default one: that of a link, a
/// stored one, or that of an embedded page.
pub(crate) fn has_initial_state() -> bool {
    // A fragment without `=` is a link to a station.
    address::fragment().contains('=')
        || address::query_parameter("embed").is_some()
        || storage::has_state()
}

/// The state with which a session starts.
pub(super) struct InitialState {
    pub(super) link: Link,
    /// What the link contained, if there is one.
    pub(super) link_report: Option<LinkReport>,
    /// Whether the scenario is a stored one.
    pub(super) restored: bool,
    /// Whether another page embeds this one in a frame.
    pub(super) embedded: bool,
}

impl InitialState {
    /// Loads the state. A link takes precedence over a stored state, and the state of this
    /// tab over that of other tabs. An embedded page has no stored state.
    pub(super) fn load() -> Self {
        let embedded = address::query_parameter("embed").as_deref() == Some("1");
        let fragment = address::fragment();
        let mut link_report = link::read(&fragment);
        // A change just before the last reload is not in the address yet.
        let outdated = storage::take_outdated_fragment();
        let is_outdated = !embedded && address::is_return() && outdated == Some(fragment);
        let newer = is_outdated.then(storage::of_tab).flatten();
        let (link, restored) = if let Some(report) = &mut link_report {
            let mut link = started(linked(report, embedded), embedded);
            if let Some(scenario) = newer {
                report.left_out.clear();
                link.scenario = scenario;
            }
            (link, false)
        } else {
            let stored = || storage::of_tab().or_else(storage::of_browser);
            let scenario = if embedded { None } else { stored() };
            let scenario = scenario.unwrap_or_default();
            let restored = scenario != Scenario::default();
            let link = Link {
                scenario,
                ..Link::default()
            };
            (link, restored)
        };
        Self {
            link,
            link_report,
            restored,
            embedded,
        }
    }
}

/// The state of a link, with the lists that it leaves out if they are stored.
fn linked(read: &mut LinkReport, embedded: bool) -> Link {
    if embedded {
        return read.link.clone();
    }
    if !read.left_out.is_empty() {
        restore_from_storage(read);
    } else if !storage::has_tab_state() {
        // Links of earlier versions do not say what they leave out. At that time all tabs
        // shared one stored state.
        let stored = storage::of_browser();
        if let Some(scenario) =
            stored.filter(|stored| link::linked_part(stored) == read.link.scenario)
        {
            return Link {
                scenario,
                ..read.link.clone()
            };
        }
    }
    read.link.clone()
}

/// Takes the lists that a link leaves out from the stored states.
fn restore_from_storage(read: &mut LinkReport) {
    for stored in [storage::of_tab, storage::of_browser] {
        if read.left_out.is_empty() {
            return;
        }
        if let Some(scenario) = stored() {
            read.restore_from(&scenario);
        }
    }
}

impl Session {
    /// The station at which the page opens: that of the link, or of the address's anchor.
    /// After a reload, the browser returns to where the user was. Not tracked.
    pub(crate) fn initial_station(self) -> Option<Station> {
        let linked = self
            .link_report
            .with_untracked(|report| report.as_ref().and_then(|report| report.station));
        let anchor = || {
            let anchor = (!address::is_return()).then(address::fragment);
            Station::from_id(&anchor?)
        };
        linked.or_else(anchor)
    }

    /// Takes the lists that a link leaves out from the current state, the undo steps and
    /// the stored states.
    pub(super) fn restore_left_out(self, read: &mut LinkReport) {
        self.scenario
            .with_untracked(|scenario| read.restore_from(scenario));
        self.history.with_value(|history| {
            for state in history.states() {
                read.restore_from(state);
            }
        });
        if !self.embedded {
            restore_from_storage(read);
        }
    }
}
