//! A drag, for what waits for its end.

use leptos::prelude::*;

use super::{hand::Hand, parts::scoped::scoped, state::Lab};

/// Whether the state moves under a pointer that is down.
#[derive(Clone, Copy)]
pub(super) struct Drag(Memo<bool>);

impl Drag {
    /// Drags on this page, for parts of it that may be taken down.
    ///
    /// # Panics
    /// Outside [`App`](super::app::App), which provides the page's state.
    pub(super) fn of_page() -> Self {
        let (rest, hand) = (Lab::of_page().rest, Hand::of_page());
        Self(scoped(move || rest.is_awaited() && hand.is_down()))
    }

    /// Whether one goes on. This wakes at its end and not at its beginning: what has
    /// not changed yet has nothing to wait for.
    pub(super) fn goes_on(self) -> bool {
        let goes_on = self.0.get_untracked();
        if goes_on {
            self.0.track();
        }
        goes_on
    }
}
