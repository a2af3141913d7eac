//! The targets of events.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// The value of an attribute of the innermost element that has it and contains the
/// event's target. So one listener can serve all cells of a table.
pub fn attribute(event: &Event, name: &str) -> Option<String> {
    let element: Element = event.target()?.dyn_into().ok()?;
    element
        .closest(&format!("[{name}]"))
        .ok()??
        .get_attribute(name)
}
