//! Where in an element that listens an event happened.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// An attribute of the innermost element under an event that has it: one listener
/// of a table serves all of its cells.
pub fn attribute(event: &Event, name: &str) -> Option<String> {
    let element: Element = event.target()?.dyn_into().ok()?;
    element
        .closest(&format!("[{name}]"))
        .ok()??
        .get_attribute(name)
}
