//! The page is built piece by piece, so that it answers between them.

use std::{cell::Cell, rc::Rc, time::Duration};

use leptos::prelude::*;

/// How long a paint is waited for.
const UNSEEN: Duration = Duration::from_millis(300);

/// How much of the page is built: one more piece in each task, so that it answers
/// between them. The short lesson covers the first ones.
#[derive(Clone, Copy)]
pub(super) struct Built(ReadSignal<usize>);

impl Built {
    /// What stands above the stations: the beads, the presets.
    const HEAD: usize = 2;

    /// Builds the head of the page, then so many stations.
    pub(super) fn in_turn(stations: usize) -> Self {
        let (built, set_built) = signal(0);
        on_paint(move || next(built, set_built, Self::HEAD + 2 * stations));
        Self(built)
    }

    /// Whether this many pieces of the head are there.
    pub(super) fn has_head(self, pieces: usize) -> Memo<bool> {
        self.reaches(pieces.min(Self::HEAD))
    }

    /// Whether the station of this number has its heading and its controls.
    pub(super) fn has_begun(self, number: usize) -> Memo<bool> {
        self.reaches(Self::HEAD + 2 * number - 1)
    }

    /// Whether it has its pictures too.
    pub(super) fn is_whole(self, number: usize) -> Memo<bool> {
        self.reaches(Self::HEAD + 2 * number)
    }

    fn reaches(self, piece: usize) -> Memo<bool> {
        let Self(built) = self;
        Memo::new(move |_| built.get() >= piece)
    }
}

fn next(built: ReadSignal<usize>, set_built: WriteSignal<usize>, pieces: usize) {
    if built.get_untracked() < pieces {
        set_built.update(|built| *built += 1);
        on_paint(move || next(built, set_built, pieces));
    }
}

/// In a task of its own, after the next paint. A page that nobody looks at paints
/// nothing, and does not wait.
fn on_paint(call: impl FnOnce() + 'static) {
    let call = Rc::new(Cell::new(Some(call)));
    let go = move || {
        if let Some(call) = call.take() {
            call();
        }
    };
    let painted = go.clone();
    request_animation_frame(move || set_timeout(painted, Duration::ZERO));
    set_timeout(go, UNSEEN);
}
