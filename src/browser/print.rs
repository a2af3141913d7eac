//! Printing.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::Event;

/// Calls back before each print, before the browser lays out the page for it. The
/// listener lives as long as the page.
pub fn on_before(callback: impl FnMut() + 'static) {
    listen("beforeprint", callback);
}

/// Calls back after each print. The listener lives as long as the page.
pub fn on_after(callback: impl FnMut() + 'static) {
    listen("afterprint", callback);
}

fn listen(event: &str, mut callback: impl FnMut() + 'static) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let listener = Closure::<dyn FnMut(Event)>::new(move |_event: Event| callback());
    // Without the listener, the browser prints the page as it is.
    window
        .add_event_listener_with_callback(event, listener.as_ref().unchecked_ref())
        .ok();
    listener.forget();
}
