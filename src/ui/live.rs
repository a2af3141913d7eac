//! What changed, for those who hear the page: one sentence, once all is at rest.

use std::time::Duration;

use leptos::{ev, prelude::*};

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
    waiting: StoredValue<Option<TimeoutHandle>, LocalStorage>,
    held: StoredValue<bool>,
    said: RwSignal<String>,
}

impl Live {
    pub(super) fn new() -> Self {
        let live = Self {
            watched: StoredValue::new(Vec::new()),
            waiting: StoredValue::new_local(None),
            held: StoredValue::new(false),
            said: RwSignal::new(String::new()),
        };
        // They live as long as the page does.
        let _ = window_event_listener(ev::pointerdown, move |_| live.held.set_value(true));
        let let_go = move || {
            live.held.set_value(false);
            live.postpone();
        };
        let _ = window_event_listener(ev::pointerup, move |_| let_go());
        let _ = window_event_listener(ev::pointercancel, move |_| let_go());
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
                self.wait();
            }
        });
    }

    /// Begins to wait anew if a sentence is waited for.
    fn postpone(self) {
        if self.waiting.with_value(Option::is_some) {
            self.wait();
        }
    }

    /// Waits for rest from now on.
    fn wait(self) {
        if let Some(handle) = self.waiting.try_update_value(Option::take).flatten() {
            handle.clear();
        }
        // Without a timer nothing is said; the sentences can still be read.
        let handle = set_timeout_with_handle(move || self.say(), REST).ok();
        self.waiting.set_value(handle);
    }

    /// Says what changed, unless something is still being dragged.
    fn say(self) {
        if self.held.get_value() {
            self.wait();
            return;
        }
        self.waiting.set_value(None);
        let changed = self.watched.try_update_value(|watched| {
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
            self.said.set(sentence.clone());
        }
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
