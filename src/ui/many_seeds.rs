//! The band of many seeds, computed a little at a time between frames.

use std::time::Duration;

use leptos::prelude::*;

use super::state::Lab;
use crate::{
    browser::clock,
    lab::ensemble::{Bands, Ensemble},
};

/// Milliseconds that one slice may take: half a frame, so that a drag stays smooth.
const SLICE: f64 = 8.0;
/// How long the knobs must rest before a new band is begun.
const REST: Duration = Duration::from_millis(300);
/// How long the page is left alone between two slices.
const PAUSE: Duration = Duration::from_millis(4);

/// How far the band has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Progress {
    /// Seeds that are finished.
    pub(super) done: usize,
    /// Seeds in all.
    pub(super) total: usize,
}

/// The band, and how far it has come.
#[derive(Clone, Copy)]
pub(super) struct ManySeeds {
    /// Both chains' bands; empty while there are none to show.
    pub(super) bands: RwSignal<Bands>,
    /// `None` while no band is wanted.
    pub(super) progress: RwSignal<Option<Progress>>,
}

/// Follows the knobs: a change drops the band that it outdates and begins the next.
pub(super) fn follow(lab: Lab) -> ManySeeds {
    let shown = ManySeeds {
        bands: RwSignal::new(Bands::default()),
        progress: RwSignal::new(None),
    };
    let ensemble = StoredValue::new_local(None::<Ensemble>);
    let waiting = StoredValue::new_local(None::<TimeoutHandle>);
    let running = Running {
        ensemble,
        waiting,
        shown,
    };
    let seed = lab.part(|scenario| scenario.seed);
    Effect::new(move || {
        let wanted = lab.view.read().band;
        let seed = seed.get();
        let settings = lab.growth_settings.read();
        let holds = ensemble.with_value(|ensemble| {
            let ensemble = ensemble.as_ref();
            ensemble.is_some_and(|ensemble| ensemble.belongs_to(seed, &settings))
        });
        // γ or an axis was moved: the band is none the worse for it.
        if wanted && holds {
            return;
        }
        let wanted = wanted.then(|| Ensemble::new(seed, &settings));
        let fresh = wanted.as_ref().map(|ensemble| Progress {
            done: 0,
            total: ensemble.total(),
        });
        if let Some(handle) = waiting.try_update_value(Option::take).flatten() {
            handle.clear();
        }
        shown.bands.set(Bands::default());
        shown.progress.set(fresh);
        ensemble.set_value(wanted);
        if fresh.is_some() {
            running.wait(REST);
        }
    });
    shown
}

/// An ensemble on its way.
#[derive(Clone, Copy)]
struct Running {
    ensemble: StoredValue<Option<Ensemble>, LocalStorage>,
    waiting: StoredValue<Option<TimeoutHandle>, LocalStorage>,
    shown: ManySeeds,
}

impl Running {
    /// Goes on after a while, unless a change comes first.
    fn wait(self, wait: Duration) {
        // Without a timer the band stays away, and the page is whole without it.
        let handle = set_timeout_with_handle(move || self.slice(), wait).ok();
        self.waiting.set_value(handle);
    }

    /// Computes for a moment, says how far it has come, and asks for the next moment.
    fn slice(self) {
        let end = clock::now() + SLICE;
        let finished = self.ensemble.try_update_value(|ensemble| {
            let ensemble = ensemble.as_mut()?;
            ensemble.advance_while(|| clock::now() < end);
            self.shown.progress.set(Some(Progress {
                done: ensemble.done(),
                total: ensemble.total(),
            }));
            if ensemble.is_done() {
                self.shown.bands.set(ensemble.bands());
            }
            Some(ensemble.is_done())
        });
        if finished.flatten() == Some(false) {
            self.wait(PAUSE);
        }
    }
}
