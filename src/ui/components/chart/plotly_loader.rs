//! Loads plotly.js, and spreads the first draws of the charts over several frames.

use leptos::prelude::*;

use crate::{browser::plotly_script, ui::reactive::pointer_state::PointerState};

/// Loads plotly.js after the first interaction, never during a drag.
///
/// plotly.js is larger than everything else that the first view needs, and blocks the
/// main thread for a while. Until it has loaded, static charts take the charts' place.
#[derive(Clone, Copy)]
pub(crate) struct PlotlyLoader {
    /// `None` while loading, `Some(false)` after a failure.
    is_loaded: ReadSignal<Option<bool>>,
    /// Called once loading has succeeded or failed.
    callbacks: StoredValue<Callbacks, LocalStorage>,
    pointer: PointerState,
    /// Whether a chart has had its first draw in this frame.
    has_drawn_in_frame: StoredValue<bool>,
}

type Callbacks = Vec<Box<dyn FnOnce()>>;

impl PlotlyLoader {
    /// Starts to load plotly.js after the first interaction.
    pub(crate) fn new() -> Self {
        let (is_loaded, set_loaded) = signal(None);
        let callbacks = StoredValue::new_local(Callbacks::new());
        let on_settled = move |has_loaded| {
            set_loaded.set(Some(has_loaded));
            for call in callbacks
                .try_update_value(std::mem::take)
                .unwrap_or_default()
            {
                call();
            }
        };
        let pointer = PointerState::of_page();
        pointer.on_first_interaction(move || plotly_script::load(on_settled));
        Self {
            is_loaded,
            callbacks,
            pointer,
            has_drawn_in_frame: StoredValue::new(false),
        }
    }

    /// Whether plotly.js is available: `None` while loading, `Some(false)` after a
    /// failure.
    pub(crate) fn is_loaded(self) -> ReadSignal<Option<bool>> {
        self.is_loaded
    }

    /// Whether a pointer is pressed, so that long work must wait.
    pub(crate) fn is_pointer_pressed(self) -> bool {
        self.pointer.is_pressed()
    }

    /// Calls back once loading has succeeded or failed.
    pub(crate) fn when_settled(self, call: impl FnOnce() + 'static) {
        if self.is_loaded.get_untracked().is_some() {
            call();
        } else {
            self.callbacks
                .update_value(|callbacks| callbacks.push(Box::new(call)));
        }
    }

    /// Whether the caller may draw its chart for the first time now. At most one chart
    /// may per frame, so that the page stays responsive, and none during a drag.
    pub(crate) fn try_start_first_draw(self) -> bool {
        if self.has_drawn_in_frame.get_value() || self.is_pointer_pressed() {
            return false;
        }
        self.has_drawn_in_frame.set_value(true);
        request_animation_frame(move || self.has_drawn_in_frame.set_value(false));
        true
    }
}
