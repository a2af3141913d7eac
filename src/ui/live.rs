//! What changed, for those who hear the page: one sentence, once all is at rest.

use std::time::Duration;

use leptos::{ev, prelude::*};

use super::{hand::Hand, pause::Pause};
use crate::browser::focus;

/// How long nothing must have been touched before a sentence is said.
const REST: Duration = Duration::from_secs(1);

/// A station's sentence, and what was last known of it.
struct Watched {
    station: &'static str,
    sentence: Signal<String>,
    known: String,
}

/// Waits for the stations' sentences to settle, and says the one that counts.
#[derive(Clone, Copy)]
pub(super) struct Live {
    watched: StoredValue<Vec<Watched>>,
    pause: Pause,
    said: RwSignal<String>,
}

impl Live {
    pub(super) fn new() -> Self {
        let watched = StoredValue::new(Vec::new());
        let hand = Hand::of_page();
        let said = RwSignal::new(String::new());
        let live = Self {
            watched,
            pause: Pause::new(REST, move || {
                // What is still being dragged is waited for by letting go.
                if !hand.is_down() {
                    say(watched, said);
                }
            }),
            said,
        };
        // They live as long as the page does.
        let _ = window_event_listener(ev::pointerup, move |_| live.pause.begin());
        let _ = window_event_listener(ev::pointercancel, move |_| live.pause.begin());
        let _ = window_event_listener(ev::keydown, move |_| live.postpone());
        live
    }

    /// Watches a station's sentence from now on.
    pub(super) fn watch(self, station: &'static str, sentence: Signal<String>) {
        self.watched.update_value(|watched| {
            watched.push(Watched {
                station,
                sentence,
                known: sentence.get_untracked(),
            });
        });
        Effect::new(move |before: Option<()>| {
            sentence.track();
            if before.is_some() {
                self.pause.begin();
            }
        });
    }

    /// Begins to wait anew if a sentence is waited for.
    fn postpone(self) {
        if self.pause.is_on() {
            self.pause.begin();
        }
    }
}

/// Says what changed.
fn say(watched: StoredValue<Vec<Watched>>, said: RwSignal<String>) {
    let changed = watched.try_update_value(|watched| {
        watched
            .iter_mut()
            .filter_map(|watched| {
                let now = watched.sentence.get_untracked();
                (now != watched.known).then(|| {
                    watched.known.clone_from(&now);
                    (watched.station, now)
                })
            })
            .collect::<Vec<_>>()
    });
    let changed = changed.unwrap_or_default();
    // Of several, the one where the person is at work; else the first on the page.
    let here = focus::section();
    let nearest = changed
        .iter()
        .find(|(station, _)| here.as_deref() == Some(*station))
        .or(changed.first());
    if let Some((_, sentence)) = nearest {
        said.set(sentence.clone());
    }
}

/// Where it is said: heard and never seen.
#[component]
pub(super) fn Spoken() -> impl IntoView {
    let live = expect_context::<Live>();
    view! {
        <p class="unseen" id="spoken" role="status">
            {live.said}
        </p>
    }
}
