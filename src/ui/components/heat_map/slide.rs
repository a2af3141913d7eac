//! A finger that slides over the cells of a table selects the one under it: a tenth of a
//! phone's width is too narrow to tap with confidence.

use leptos::ev;

use crate::{
    browser::target,
    ui::{
        reactive::touch_gesture::{Gesture, TouchGesture},
        state::{Lab, cell_selection::parse_cell},
    },
};

/// The finger on one table.
#[derive(Clone, Copy)]
pub(super) struct Slide {
    lab: Lab,
    /// The id of the heat map.
    map: &'static str,
    touch: TouchGesture,
}

impl Slide {
    pub(super) fn new(lab: Lab, map: &'static str) -> Self {
        Self {
            lab,
            map,
            touch: TouchGesture::new(),
        }
    }

    /// Whether a finger slides.
    fn is_active(self) -> bool {
        self.touch.current() == Some(Gesture::Drag)
    }

    /// Handles a pointer that leaves the table. What a sliding finger selects stays, since a
    /// finger leaves wherever it is.
    pub(super) fn leave(self) {
        if !self.is_active() {
            self.lab.stop_hovering();
        }
    }

    /// Handles a pressed pointer.
    pub(super) fn press(self, event: &ev::PointerEvent) {
        self.touch.press(event);
    }

    /// Handles a moved pointer.
    pub(super) fn moves(self, event: &ev::PointerEvent) {
        self.touch.moves(event);
        if !self.is_active() {
            return;
        }
        let at = (event.client_x(), event.client_y());
        let cell = target::attribute_at(at, "data-cell", self.map);
        if let Some(cell) = cell.as_deref().and_then(parse_cell) {
            self.lab.slide_to_cell(cell);
        }
    }

    /// Handles a lifted finger, or one with which the browser scrolls or zooms.
    pub(super) fn end(self) {
        if self.touch.end() == Some(Gesture::Drag) {
            self.lab.use_map(self.map);
            self.lab.pin_selected_cell();
        }
    }
}
