//! Announces changed sentences to screen readers, one at a time, once the input is idle.

use std::time::Duration;

use leptos::{ev, prelude::*};

use crate::{
    browser::section,
    ui::{
        reactive::{debounce::Debounce, pointer_state::PointerState},
        state::Lab,
    },
    words::number::spoken,
};

/// How long there must be no input and no change before a sentence is announced.
const ANNOUNCE_AFTER: Duration = Duration::from_secs(1);

/// A station's sentence, and its text when changes were last announced.
struct Watched {
    station: &'static str,
    sentence: Signal<String>,
    last_text: String,
}

/// Announces the most relevant of the stations' sentences that have changed.
#[derive(Clone, Copy)]
pub(crate) struct Announcer {
    watched: StoredValue<Vec<Watched>>,
    pause: Debounce,
    message: RwSignal<String>,
}

impl Announcer {
    pub(crate) fn new(lab: Lab) -> Self {
        // Whether the user has changed anything since the last announcement. Scrolling
        // changes sentences too: a station that comes near loads what it shows.
        let has_input = StoredValue::new(false);
        Effect::new(move |before: Option<()>| {
            lab.scenario.track();
            if before.is_some() {
                has_input.set_value(true);
            }
        });
        let watched = StoredValue::new(Vec::new());
        let pointer = PointerState::of_page();
        let message = RwSignal::new(String::new());
        let announcer = Self {
            watched,
            pause: Debounce::new(ANNOUNCE_AFTER, move || {
                // During a drag nothing is announced: its end starts the pause again.
                if !pointer.is_pressed() {
                    announce(watched, message, has_input);
                }
            }),
            message,
        };
        // These listeners live as long as the page.
        let _ = window_event_listener(ev::pointerup, move |_| announcer.pause.start());
        let _ = window_event_listener(ev::pointercancel, move |_| announcer.pause.start());
        // A file that is opened need not change the scenario.
        let _ = window_event_listener(ev::change, move |_| has_input.set_value(true));
        let _ = window_event_listener(ev::drop, move |_| has_input.set_value(true));
        let _ = window_event_listener(ev::keydown, move |_| announcer.postpone());
        announcer
    }

    /// Watches a station's sentence from now on.
    pub(crate) fn watch(self, station: &'static str, sentence: Signal<String>) {
        self.watched.update_value(|watched| {
            watched.push(Watched {
                station,
                sentence,
                last_text: sentence.get_untracked(),
            });
        });
        Effect::new(move |before: Option<()>| {
            sentence.track();
            if before.is_some() {
                self.pause.start();
            }
        });
    }

    /// Announces what has just happened. A sentence that it changes is announced later.
    pub(crate) fn say(self, event: &str) {
        self.message.set(spoken(event));
    }

    /// Restarts the pause if it has begun.
    fn postpone(self) {
        if self.pause.is_pending() {
            self.pause.start();
        }
    }
}

/// Sets the message to one sentence that has changed since the last announcement, if the
/// user has changed anything.
fn announce(
    watched: StoredValue<Vec<Watched>>,
    message: RwSignal<String>,
    has_input: StoredValue<bool>,
) {
    let changed = watched.try_update_value(|watched| {
        watched
            .iter_mut()
            .filter_map(|watched| {
                let text = watched.sentence.get_untracked();
                (text != watched.last_text).then(|| {
                    watched.last_text.clone_from(&text);
                    (watched.station, text)
                })
            })
            .collect::<Vec<_>>()
    });
    let changed = changed.unwrap_or_default();
    // What takes long to compute or to load may change its sentence later.
    if changed.is_empty() || !has_input.get_value() {
        return;
    }
    has_input.set_value(false);
    // That of the station that the user attends to. Elsewhere, the first on the page.
    let current = section::current();
    let is_current = |station: &str| current.as_deref() == Some(station);
    let is_in_station =
        watched.with_value(|watched| watched.iter().any(|watched| is_current(watched.station)));
    let sentence = changed
        .iter()
        .find(|(station, _)| is_current(station) || !is_in_station);
    if let Some((_, sentence)) = sentence {
        message.set(spoken(sentence));
    }
}

/// The visually hidden live region that holds the announcement.
#[component]
pub(crate) fn LiveRegion() -> impl IntoView {
    let announcer = expect_context::<Announcer>();
    view! {
        <p
            class="visually-hidden"
            id="live-region"
            role="status"
            prop:textContent=move || announcer.message.get()
        ></p>
    }
}
