//! Pointer events.

use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{Element, PointerEvent};

/// The pointer's position in the element that listens: x and y, clamped to 0 (left, top)
/// to 1 (right, bottom). `None` if the element has no size.
pub fn relative_position(event: &PointerEvent) -> Option<(f64, f64)> {
    let element: Element = event.current_target()?.dyn_into().ok()?;
    let frame = element.get_bounding_client_rect();
    let fraction = |client: i32, start: f64, size: f64| {
        (size > 0.0).then(|| ((f64::from(client) - start) / size).clamp(0.0, 1.0))
    };
    Some((
        fraction(event.client_x(), frame.left(), frame.width())?,
        fraction(event.client_y(), frame.top(), frame.height())?,
    ))
}

/// Captures the pointer for the element that listens, so that a drag can leave the
/// element. Does nothing if the pointer is no longer pressed.
pub fn capture(event: &PointerEvent) {
    if let Some(element) = event
        .current_target()
        .and_then(|target| target.dyn_into::<Element>().ok())
    {
        element.set_pointer_capture(event.pointer_id()).ok();
    }
}

/// Calls back at each press anywhere on the page, before the pressed element hears of it.
pub fn before_each_press(callback: impl Fn() + 'static) {
    let on_press = Closure::<dyn Fn()>::new(callback);
    if let Some(window) = web_sys::window() {
        let added = window.add_event_listener_with_callback_and_bool(
            "pointerdown",
            on_press.as_ref().unchecked_ref(),
            true,
        );
        if added.is_ok() {
            // The listener lives as long as the page.
            on_press.forget();
        }
    }
}
