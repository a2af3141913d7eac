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

/// The value of an attribute as of [`attribute`], of the element that lies at a point of the
/// viewport, if it is within the element with this id. A touch has the target of its press,
/// wherever the finger goes.
pub fn attribute_at((x, y): (i32, i32), name: &str, within: &str) -> Option<String> {
    let document = web_sys::window()?.document()?;
    let pixels = |coordinate: i32| i16::try_from(coordinate).ok().map(f32::from);
    document
        .element_from_point(pixels(x)?, pixels(y)?)?
        .closest(&format!("#{within} [{name}]"))
        .ok()??
        .get_attribute(name)
}

/// Whether the event's target is an element that the selector matches, or lies within one.
pub fn is_within(event: &Event, selector: &str) -> bool {
    let element = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    element.is_some_and(|element| matches!(element.closest(selector), Ok(Some(_))))
}

/// Whether an element itself is the event's target.
pub fn is(event: &Event, element: &Element) -> bool {
    let target = event.target().and_then(|target| target.dyn_into().ok());
    target.as_ref() == Some(element)
}
