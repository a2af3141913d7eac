//! The recording that is shown, and the results of the chosen LayerNorm.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    browser::recorded_file,
    lab::transformer::{Outcome, Recording, Sample, run},
    share::recording,
    ui::state::Lab,
    words::transformer as words,
};

/// What became of the lab's recording.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Loading {
    /// The station has not come near the screen.
    Waiting,
    /// The file is on its way.
    Started,
    /// It is here.
    Loaded(Arc<Recording>),
    /// It could not be loaded.
    Missing,
}

/// The state of the station.
#[derive(Clone, Copy)]
pub(super) struct Recorded {
    /// The lab's recording.
    pub(super) loading: RwSignal<Loading>,
    /// The user's own recording, which is shown instead.
    pub(super) own: RwSignal<Option<Arc<Recording>>>,
    /// The recording that is shown.
    pub(super) recording: Memo<Option<Arc<Recording>>>,
    /// The indices of the LayerNorm and the sample.
    pub(super) place: Memo<[usize; 2]>,
    /// The sample.
    pub(super) sample: Memo<Sample>,
    /// The results; `None` without a recording.
    pub(super) outcome: Memo<Option<Outcome>>,
}

impl Recorded {
    pub(super) fn new(lab: &Lab) -> Self {
        let settings = lab.slice(|scenario| scenario.transformer);
        let loading = RwSignal::new(Loading::Waiting);
        let own = RwSignal::new(None::<Arc<Recording>>);
        let recording = Memo::new(move |_| {
            own.get().or_else(|| {
                loading.with(|state| match state {
                    Loading::Loaded(recording) => Some(Arc::clone(recording)),
                    Loading::Waiting | Loading::Started | Loading::Missing => None,
                })
            })
        });
        let place = Memo::new(move |_| {
            let settings = settings.get();
            recording.with(|recording| {
                recording.as_ref().map_or([0, 0], |recording| {
                    recording.choose(settings.layer, settings.sample)
                })
            })
        });
        let sample = Memo::new(move |_| {
            let [_, sample] = place.get();
            recording.with(|recording| {
                let samples = recording.as_ref().map(|recording| &recording.samples);
                samples
                    .and_then(|samples| samples.get(sample))
                    .cloned()
                    .unwrap_or_default()
            })
        });
        let outcome = Memo::new(move |_| {
            let [layer, sample] = place.get();
            recording.with(|recording| {
                let (norm, activations) = recording.as_ref()?.get(layer, sample)?;
                Some(run(norm, activations))
            })
        });
        Self {
            loading,
            own,
            recording,
            place,
            sample,
            outcome,
        }
    }

    /// Loads the lab's recording, unless it is here or on its way.
    pub(super) fn load(self) {
        let is_needed = self
            .loading
            .with_untracked(|state| matches!(state, Loading::Waiting | Loading::Missing));
        if !is_needed {
            return;
        }
        self.loading.set(Loading::Started);
        recorded_file::load(move |file| {
            let read =
                file.and_then(|file| recording::read(&file).map_err(|error| error.to_string()));
            let state = match read {
                Ok(recording) => Loading::Loaded(Arc::new(recording)),
                Err(reason) => {
                    leptos::logging::warn!("recording: {reason}");
                    Loading::Missing
                }
            };
            let _ = self.loading.try_set(state);
        });
    }

    /// Whether the user's own recording is shown. Tracked.
    pub(super) fn is_own(self) -> bool {
        self.own.with(Option::is_some)
    }

    /// What the station says without results. Tracked.
    pub(super) fn state_text(self) -> &'static str {
        if self.recording.with(Option::is_some) {
            return words::NOT_RECORDED;
        }
        self.loading.with(|state| match state {
            Loading::Waiting => words::WAITING,
            Loading::Started | Loading::Loaded(_) => words::LOADING,
            Loading::Missing => words::MISSING,
        })
    }
}
