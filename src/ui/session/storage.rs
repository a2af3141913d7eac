//! The stored state: for the reloads of this tab, and for the next visit with this browser.

use leptos::prelude::*;

use super::context::Session;
use crate::{
    browser::storage::{self, Scope},
    lab::scenario::Scenario,
    words::session as words,
};

/// The key in both storages.
const KEY: &str = "layernorm-lab";

/// The scenario that this tab last stored.
pub(super) fn of_tab() -> Option<Scenario> {
    load(Scope::Tab)
}

/// The scenario that any tab last stored, unless it is the default.
pub(super) fn of_browser() -> Option<Scenario> {
    load(Scope::Browser).filter(|scenario| *scenario != Scenario::default())
}

/// Whether this tab has stored a scenario.
pub(super) fn has_tab_state() -> bool {
    storage::get(Scope::Tab, KEY).is_some()
}

/// Whether this tab or any other one has stored a scenario.
pub(super) fn has_state() -> bool {
    has_tab_state() || storage::get(Scope::Browser, KEY).is_some()
}

/// The key of the fragment that [`keep_outdated_fragment`] stores.
const OUTDATED_KEY: &str = "layernorm-lab.outdated";

/// Stores the fragment with which a reload of this tab begins although the state has changed
/// since. A page that is already leaving cannot change it any more.
pub(super) fn keep_outdated_fragment(fragment: &str) {
    // Without storage, the last change before a reload is lost.
    storage::set(Scope::Tab, OUTDATED_KEY, fragment).ok();
}

/// The stored fragment, once.
pub(super) fn take_outdated_fragment() -> Option<String> {
    let fragment = storage::get(Scope::Tab, OUTDATED_KEY);
    storage::remove(Scope::Tab, OUTDATED_KEY);
    fragment
}

fn load(scope: Scope) -> Option<Scenario> {
    let text = storage::get(scope, KEY)?;
    // A scenario that cannot be read any more counts as none.
    Scenario::from_json(&text).ok()
}

/// A function that stores the current scenario if it has changed since the last call.
/// A page on which nothing has changed does not overwrite what another tab has stored.
/// An embedded page stores nothing.
pub(super) fn saver(session: Session) -> impl Fn() + Copy + 'static {
    // The tab has to store what another tab may replace before this one changes it.
    let last_of_tab = StoredValue::new(Scenario::default());
    let last_of_browser = StoredValue::new(session.scenario.get_untracked());
    let is_working = StoredValue::new(true);
    move || {
        let current = session.scenario.get_untracked();
        let is_new = |last: StoredValue<Scenario>| last.with_value(|last| *last != current);
        let (new_in_tab, new_in_browser) = (is_new(last_of_tab), is_new(last_of_browser));
        if session.embedded || !(new_in_tab || new_in_browser) {
            return;
        }
        let Ok(text) = serde_json::to_string(&current) else {
            return;
        };
        if new_in_tab {
            // Undo steps are worth less than the state. An outdated state must not stay.
            if storage::set(Scope::Tab, KEY, &text).is_err() {
                storage::remove(Scope::Tab, super::steps::KEY);
                if storage::set(Scope::Tab, KEY, &text).is_err() {
                    storage::remove(Scope::Tab, KEY);
                }
            }
            last_of_tab.set_value(current.clone());
        }
        if new_in_browser {
            let is_stored = if current == Scenario::default() {
                storage::remove(Scope::Browser, KEY);
                true
            } else {
                storage::set(Scope::Browser, KEY, &text).is_ok()
            };
            if !is_stored && is_working.get_value() {
                session.show_status(words::NOT_SAVED.to_owned());
            }
            is_working.set_value(is_stored);
            last_of_browser.set_value(current);
        }
    }
}
