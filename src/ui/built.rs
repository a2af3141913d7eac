//! The page is built piece by piece, so that it answers between them.

use std::{cell::Cell, rc::Rc, time::Duration};

use leptos::{prelude::*, task::spawn_local};

use crate::browser::rest;

/// How long a paint is waited for.
const UNSEEN: Duration = Duration::from_millis(300);

/// How much of the page is built: one more piece in each task, so that it answers
/// between them. The short lesson covers the first ones. All behind the first
/// station waits for the rest of the program.
#[derive(Clone, Copy)]
pub(super) struct Built {
    pieces: RwSignal<usize>,
    /// So many there will be.
    all: usize,
    /// Whether the rest of the program could not be fetched.
    is_missing: RwSignal<bool>,
}

impl Built {
    /// What stands above the stations: the beads, the presets.
    const HEAD: usize = 2;

    /// Of each station: its heading, its controls, its pictures.
    const STATION: usize = 3;

    /// With the first station, which needs nothing of the rest of the program.
    const FIRST: usize = Self::HEAD + Self::STATION;

    /// Builds the head of the page, then so many stations.
    pub(super) fn in_turn(stations: usize) -> Self {
        let built = Self {
            pieces: RwSignal::new(0),
            all: Self::HEAD + Self::STATION * stations,
            is_missing: RwSignal::new(false),
        };
        on_paint(move || built.next());
        built
    }

    /// Asks for the rest of the program, and goes on when it is here.
    pub(super) fn go_on(self) {
        self.is_missing.set(false);
        spawn_local(async move {
            match rest::come().await {
                Ok(()) => on_paint(move || self.add()),
                Err(rest::Missing) => self.is_missing.set(true),
            }
        });
    }

    fn next(self) {
        if self.pieces.get_untracked() == Self::FIRST {
            self.go_on();
        } else {
            self.add();
        }
    }

    fn add(self) {
        if self.pieces.get_untracked() < self.all {
            self.pieces.update(|pieces| *pieces += 1);
            on_paint(move || self.next());
        }
    }

    /// Whether the first station stands and the others are still to come.
    pub(super) fn waits(self) -> bool {
        self.pieces.get() == Self::FIRST
    }

    /// Whether they cannot come.
    pub(super) fn is_missing(self) -> bool {
        self.is_missing.get()
    }

    /// Whether this many pieces of the head are there.
    pub(super) fn has_head(self, pieces: usize) -> Memo<bool> {
        self.reaches(pieces.min(Self::HEAD))
    }

    /// Whether the station of this number has its heading.
    pub(super) fn has_begun(self, number: usize) -> Memo<bool> {
        self.reaches(Self::HEAD + Self::STATION * (number - 1) + 1)
    }

    /// Whether it has its controls too.
    pub(super) fn has_controls(self, number: usize) -> Memo<bool> {
        self.reaches(Self::HEAD + Self::STATION * number - 1)
    }

    /// Whether it is whole, with its pictures.
    pub(super) fn is_whole(self, number: usize) -> Memo<bool> {
        self.reaches(Self::HEAD + Self::STATION * number)
    }

    fn reaches(self, piece: usize) -> Memo<bool> {
        Memo::new(move |_| self.pieces.get() >= piece)
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
