//! What is kept from one visit to the next.

use crate::{browser::storage, lab::scenario::Scenario};

/// The name that it is kept under.
const NAME: &str = "layernorm-lab";

/// The last visit's state, unless that was the default.
pub(super) fn last() -> Option<Scenario> {
    let text = storage::get(NAME)?;
    // What no longer opens is of no use to anyone.
    let scenario = Scenario::from_json(&text).ok()?;
    (scenario != Scenario::default()).then_some(scenario)
}

/// Keeps a state, and tells whether that worked. Nothing is kept of the default.
pub(super) fn keep(scenario: &Scenario) -> bool {
    if *scenario == Scenario::default() {
        storage::remove(NAME);
        return true;
    }
    serde_json::to_string(scenario).is_ok_and(|text| storage::set(NAME, &text).is_ok())
}
