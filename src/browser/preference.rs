//! Light or dark: what the person asked of the system, and of this page.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::MediaQueryListEvent;

use super::storage;

/// Where the choice is kept; `assets/theme.js` reads it before the first paint.
const KEY: &str = "layernorm-lab.theme";

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

/// The theme that was chosen on an earlier visit; `None` where nothing was
/// chosen, or where the browser lets nothing be kept.
#[must_use]
pub fn remembered_theme() -> Option<String> {
    storage::get(KEY)
}

/// Gives the page a theme by name, or the system's with `None`, and keeps the
/// choice for the next visit.
pub fn wear(theme: Option<&str>) {
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.document_element());
    if let Some(root) = root {
        // The name is a plain word, which any attribute takes.
        match theme {
            Some(theme) => root.set_attribute("data-theme", theme).ok(),
            None => root.remove_attribute("data-theme").ok(),
        };
    }
    // Where storage is forbidden or full the choice holds for this visit.
    match theme {
        Some(theme) => drop(storage::set(KEY, theme)),
        None => storage::remove(KEY),
    }
}
