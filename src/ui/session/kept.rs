//! What is kept from one visit to the next.

use leptos::prelude::*;

use super::Session;
use crate::{browser::storage, lab::scenario::Scenario, words::session as words};

/// The name that it is kept under.
const NAME: &str = "layernorm-lab";

/// The last visit's state, unless that was the default.
pub(super) fn last() -> Option<Scenario> {
    let text = storage::get(NAME)?;
    // What no longer opens is of no use to anyone.
    let scenario = Scenario::from_json(&text).ok()?;
    (scenario != Scenario::default()).then_some(scenario)
}

/// What keeps the present state, if it has changed: a page that was only looked
/// at leaves what another one kept. A page in a frame keeps nothing.
pub(super) fn keeper(session: Session) -> impl Fn() + Copy + 'static {
    let kept = StoredValue::new(session.scenario.get_untracked());
    let works = StoredValue::new(true);
    move || {
        let now = session.scenario.get_untracked();
        if session.embedded || kept.with_value(|kept| *kept == now) {
            return;
        }
        let is_kept = keep(&now);
        if !is_kept && works.get_value() {
            session.say(words::NOT_KEPT.to_owned());
        }
        works.set_value(is_kept);
        kept.set_value(now);
    }
}

/// Keeps a state, and tells whether that worked. Nothing is kept of the default.
fn keep(scenario: &Scenario) -> bool {
    if *scenario == Scenario::default() {
        storage::remove(NAME);
        return true;
    }
    serde_json::to_string(scenario).is_ok_and(|text| storage::set(NAME, &text).is_ok())
}
