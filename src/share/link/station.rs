//! The station to which a link leads: `at=statistics`. It is no part of the state, so the
//! address does not keep it once the state changes.

use super::diagnostic::{Diagnostic, Diagnostics, Repair};
use crate::lab::station::Station;

/// The key of the station.
pub(super) const KEY: &str = "at";

/// The station of this id, or a diagnostic.
pub(super) fn read(input: &str, diagnostics: &mut Diagnostics) -> Option<Station> {
    let station = Station::from_id(input);
    if station.is_none() {
        diagnostics.push(Diagnostic::new(KEY, input, Repair::Dropped));
    }
    station
}
