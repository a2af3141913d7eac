//! What the person asked of the system: light or dark.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::MediaQueryListEvent;

/// Calls back with whether dark is preferred: now, and whenever that changes.
///
/// The listener lives as long as the page. A browser that cannot tell is light.
pub fn on_dark(mut changed: impl FnMut(bool) + 'static) {
    let query = web_sys::window()
        .and_then(|window| window.match_media("(prefers-color-scheme: dark)").ok())
        .flatten();
    let Some(query) = query else { return };
    changed(query.matches());
    let listener =
        Closure::<dyn FnMut(MediaQueryListEvent)>::new(move |event: MediaQueryListEvent| {
            changed(event.matches());
        });
    // Without a listener the theme is only read once, which is no fault.
    query
        .add_event_listener_with_callback("change", listener.as_ref().unchecked_ref())
        .ok();
    listener.forget();
}
