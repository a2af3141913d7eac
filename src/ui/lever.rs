//! The moment after the lever is pulled, in which marks snap instead of jumping.

use std::time::Duration;

use leptos::prelude::*;

use super::pause::Pause;

/// Longer than any of the snaps (style/intro.css, style/choice.css).
const MOMENT: Duration = Duration::from_millis(400);

/// Whether it was pulled just now, by a hand or by anything else that sets it.
pub(super) fn just_pulled(is_on: Memo<bool>) -> ReadSignal<bool> {
    let (pulled, set_pulled) = signal(false);
    let moment = Pause::new(MOMENT, move || set_pulled.set(false));
    Effect::new(move |before: Option<bool>| {
        let now = is_on.get();
        if before.is_some_and(|before| before != now) {
            set_pulled.set(true);
            moment.begin();
        }
        now
    });
    pulled
}
