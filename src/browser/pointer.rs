//! Where a pointer is inside an element.

use wasm_bindgen::JsCast;
use web_sys::{Element, PointerEvent};

/// The pointer's place in the element that listens, each from 0 (left, top)
/// to 1 (right, bottom), clamped; `None` while the element has no size.
pub fn place(event: &PointerEvent) -> Option<(f64, f64)> {
    let element: Element = event.current_target()?.dyn_into().ok()?;
    let frame = element.get_bounding_client_rect();
    let inside = |at: i32, start: f64, size: f64| {
        (size > 0.0).then(|| ((f64::from(at) - start) / size).clamp(0.0, 1.0))
    };
    Some((
        inside(event.client_x(), frame.left(), frame.width())?,
        inside(event.client_y(), frame.top(), frame.height())?,
    ))
}

/// Keeps a drag's events coming to the element that listens, wherever the
/// pointer goes. A pointer that is already gone is no fault.
pub fn capture(event: &PointerEvent) {
    if let Some(element) = event
        .current_target()
        .and_then(|target| target.dyn_into::<Element>().ok())
    {
        element.set_pointer_capture(event.pointer_id()).ok();
    }
}
