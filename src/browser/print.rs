//! The page on its way to the printer.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::Event;

/// Calls back whenever the page is about to be printed, before it is laid out
/// for paper. The listener lives as long as the page.
pub fn on_before(print: impl FnMut() + 'static) {
    listen("beforeprint", print);
}

/// Calls back once printing is over. The listener lives as long as the page.
pub fn on_after(print: impl FnMut() + 'static) {
    listen("afterprint", print);
}

fn listen(event: &str, mut call: impl FnMut() + 'static) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let listener = Closure::<dyn FnMut(Event)>::new(move |_event: Event| call());
    // A browser without the event prints the page as it stands.
    window
        .add_event_listener_with_callback(event, listener.as_ref().unchecked_ref())
        .ok();
    listener.forget();
}

/// The page's address as it is now; empty where the browser does not tell.
#[must_use]
pub fn address() -> String {
    web_sys::window()
        .and_then(|window| window.location().href().ok())
        .unwrap_or_default()
}
