//! Whether the user is dragging.

use leptos::prelude::*;

use super::Lab;
use crate::ui::reactive::{pointer_state::PointerState, scoped_memo::scoped_memo};

/// Whether the scenario is changing while a pointer is pressed.
#[derive(Clone, Copy)]
pub(crate) struct DragState(Memo<bool>);

impl DragState {
    /// The page's drag state, for the current owner.
    ///
    /// # Panics
    /// Outside the `App` component, which provides the page's state.
    pub(crate) fn of_page() -> Self {
        let (idle, pointer) = (Lab::of_page().idle, PointerState::of_page());
        Self(scoped_memo(move || {
            idle.is_pending() && pointer.is_pressed()
        }))
    }

    /// Whether a drag is in progress. Subscribes to the end of a drag but not to its
    /// start: only a running drag postpones work.
    pub(crate) fn is_active(self) -> bool {
        let is_active = self.0.get_untracked();
        if is_active {
            self.0.track();
        }
        is_active
    }
}
