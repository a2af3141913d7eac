//! Computes the band of many seeds in short slices between frames.

use std::time::Duration;

use leptos::prelude::*;

use super::Lab;
use crate::{
    browser::clock,
    lab::{
        ensemble::{Bands, Ensemble},
        scenario::Direction,
    },
};

/// The longest time that a slice may take, in milliseconds: half a frame, so that a
/// drag stays smooth.
const SLICE: f64 = 8.0;
/// How long the settings must stay unchanged before a new band starts.
const START_DELAY: Duration = Duration::from_millis(300);
/// How long the browser can handle other tasks between two slices.
const SLICE_GAP: Duration = Duration::from_millis(4);

/// How much of the band is computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Progress {
    /// Finished seeds.
    pub(crate) done: usize,
    /// All seeds.
    pub(crate) total: usize,
}

/// The band and its progress.
#[derive(Clone, Copy)]
pub(crate) struct EnsembleTask {
    /// Both chains' bands; empty until they are complete.
    pub(crate) bands: RwSignal<Bands>,
    /// `None` while the band is switched off.
    pub(crate) progress: RwSignal<Option<Progress>>,
}

/// Starts to watch the settings. A change discards the band that it makes stale and
/// starts a new one.
pub(crate) fn start(lab: Lab) -> EnsembleTask {
    let task = EnsembleTask {
        bands: RwSignal::new(Bands::default()),
        progress: RwSignal::new(None),
    };
    let ensemble = StoredValue::new_local(None::<Ensemble>);
    let timeout = StoredValue::new_local(None::<TimeoutHandle>);
    let runner = Runner {
        ensemble,
        timeout,
        task,
    };
    let seed = lab.slice(|scenario| scenario.seed);
    Effect::new(move || {
        // The gradients have no band.
        let is_enabled = {
            let view = lab.view.read();
            view.band && view.direction == Direction::Forward
        };
        let seed = seed.get();
        let settings = lab.growth_settings.read();
        let is_current = ensemble.with_value(|ensemble| {
            let ensemble = ensemble.as_ref();
            ensemble.is_some_and(|ensemble| ensemble.is_for(seed, &settings))
        });
        // The change does not affect the band, such as that of an axis.
        if is_enabled && is_current {
            return;
        }
        let next = is_enabled.then(|| Ensemble::new(seed, &settings));
        let progress = next.as_ref().map(|ensemble| Progress {
            done: 0,
            total: ensemble.total(),
        });
        if let Some(handle) = timeout.try_update_value(Option::take).flatten() {
            handle.clear();
        }
        task.bands.set(Bands::default());
        task.progress.set(progress);
        ensemble.set_value(next);
        if progress.is_some() {
            runner.schedule(START_DELAY);
        }
    });
    task
}

/// Computes an ensemble slice by slice.
#[derive(Clone, Copy)]
struct Runner {
    ensemble: StoredValue<Option<Ensemble>, LocalStorage>,
    /// The timer of the next slice.
    timeout: StoredValue<Option<TimeoutHandle>, LocalStorage>,
    task: EnsembleTask,
}

impl Runner {
    /// Runs the next slice after a delay, unless a change cancels it.
    fn schedule(self, delay: Duration) {
        // If the browser refuses the timer, the page only lacks the band.
        let handle = set_timeout_with_handle(move || self.run_slice(), delay).ok();
        self.timeout.set_value(handle);
    }

    /// Computes for a few milliseconds, updates the progress and schedules the next
    /// slice.
    fn run_slice(self) {
        let end = clock::now() + SLICE;
        let finished = self.ensemble.try_update_value(|ensemble| {
            let ensemble = ensemble.as_mut()?;
            ensemble.advance_while(|| clock::now() < end);
            self.task.progress.set(Some(Progress {
                done: ensemble.done(),
                total: ensemble.total(),
            }));
            if ensemble.is_done() {
                self.task.bands.set(ensemble.bands());
            }
            Some(ensemble.is_done())
        });
        if finished.flatten() == Some(false) {
            self.schedule(SLICE_GAP);
        }
    }
}
