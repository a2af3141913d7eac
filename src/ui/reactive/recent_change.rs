//! Whether a value has changed within the last 400 ms.

use std::time::Duration;

use leptos::prelude::*;

use super::debounce::Debounce;

/// Longer than every transition that the change starts in the style sheets
/// (`style/switch.css`).
const DURATION: Duration = Duration::from_millis(400);

/// Whether `value` has changed within the last 400 ms, whatever changed it.
pub(crate) fn changed_recently(value: Memo<bool>) -> ReadSignal<bool> {
    let (is_recent, set_is_recent) = signal(false);
    let expiry = Debounce::new(DURATION, move || set_is_recent.set(false));
    Effect::new(move |previous: Option<bool>| {
        let current = value.get();
        if previous.is_some_and(|previous| previous != current) {
            set_is_recent.set(true);
            expiry.start();
        }
        current
    });
    is_recent
}
