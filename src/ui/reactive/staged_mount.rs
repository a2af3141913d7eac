//! Mounts the page in stages, so that it responds to input between them.

use std::{cell::Cell, rc::Rc, time::Duration};

use leptos::{prelude::*, task::spawn_local};

use crate::browser::deferred_chunk;

/// How long to wait for a paint before going on without it.
const PAINT_TIMEOUT: Duration = Duration::from_millis(300);

/// How many stages of the page are mounted. Each stage is mounted in a task of its
/// own.
///
/// The static lesson covers the page until the first station is complete. The stages
/// after the first station wait for the deferred chunk.
#[derive(Clone, Copy)]
pub(crate) struct StagedMount {
    /// How many stages are mounted.
    stages: RwSignal<usize>,
    total: usize,
    has_chunk_failed: RwSignal<bool>,
}

impl StagedMount {
    /// Stages of each station: its heading, its controls and its charts.
    const PER_STATION: usize = 3;

    /// Stages of the presets, which follow the first station.
    const PRESETS: usize = 1;

    /// Stages up to the presets, which need nothing of the deferred chunk.
    const WITHOUT_CHUNK: usize = Self::PER_STATION + Self::PRESETS;

    /// Starts to mount the page with this many stations.
    pub(crate) fn start(stations: usize) -> Self {
        let mount = Self {
            stages: RwSignal::new(0),
            total: Self::PRESETS + Self::PER_STATION * stations,
            has_chunk_failed: RwSignal::new(false),
        };
        after_paint(move || mount.advance());
        mount
    }

    /// Loads the deferred chunk, then mounts the stages that need it.
    pub(crate) fn load_deferred_chunk(self) {
        self.has_chunk_failed.set(false);
        spawn_local(async move {
            match deferred_chunk::load().await {
                Ok(()) => after_paint(move || self.mount_stage()),
                Err(deferred_chunk::ChunkMissing) => self.has_chunk_failed.set(true),
            }
        });
    }

    fn advance(self) {
        if self.stages.get_untracked() == Self::WITHOUT_CHUNK {
            self.load_deferred_chunk();
        } else {
            self.mount_stage();
        }
    }

    fn mount_stage(self) {
        if self.stages.get_untracked() < self.total {
            self.stages.update(|stages| *stages += 1);
            after_paint(move || self.advance());
        }
    }

    /// Whether the first station is complete and the others wait for the deferred
    /// chunk. Tracked.
    pub(crate) fn is_waiting_for_chunk(self) -> bool {
        self.stages.get() == Self::WITHOUT_CHUNK
    }

    /// Whether the deferred chunk could not be loaded. Tracked.
    pub(crate) fn has_chunk_failed(self) -> bool {
        self.has_chunk_failed.get()
    }

    /// Whether the presets are mounted.
    pub(crate) fn has_presets(self) -> Memo<bool> {
        self.reaches(Self::WITHOUT_CHUNK)
    }

    /// Whether the heading of the station with this number is mounted.
    pub(crate) fn has_heading(self, number: usize) -> Memo<bool> {
        self.reaches(Self::before(number) + 1)
    }

    /// Whether the controls of the station with this number are mounted.
    pub(crate) fn has_controls(self, number: usize) -> Memo<bool> {
        self.reaches(Self::before(number) + Self::PER_STATION - 1)
    }

    /// Whether the station with this number is completely mounted.
    pub(crate) fn is_complete(self, number: usize) -> Memo<bool> {
        self.reaches(Self::before(number) + Self::PER_STATION)
    }

    /// The stages before the station with this number.
    fn before(number: usize) -> usize {
        let presets = if number > 1 { Self::PRESETS } else { 0 };
        presets + Self::PER_STATION * (number - 1)
    }

    fn reaches(self, stage: usize) -> Memo<bool> {
        Memo::new(move |_| self.stages.get() >= stage)
    }
}

/// Calls back in a task of its own after the next paint. A hidden page is not painted
/// and goes on after a timeout.
fn after_paint(callback: impl FnOnce() + 'static) {
    let callback = Rc::new(Cell::new(Some(callback)));
    let run = move || {
        if let Some(callback) = callback.take() {
            callback();
        }
    };
    let painted = run.clone();
    request_animation_frame(move || set_timeout(painted, Duration::ZERO));
    set_timeout(run, PAINT_TIMEOUT);
}
