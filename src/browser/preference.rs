//! The system's theme and the theme that the user chose for the page, and whether motion is
//! welcome.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::MediaQueryListEvent;

use crate::browser::storage::{self, Scope};

/// The key of the choice in `localStorage`. `assets/theme.js` reads it before the first
/// paint.
const KEY: &str = "layernorm-lab.theme";

/// Calls back with whether the system prefers a dark theme: now, and at every change. The
/// listener lives as long as the page.
///
/// Does not call back in a browser without `matchMedia`.
pub fn on_system_dark(mut changed: impl FnMut(bool) + 'static) {
    let query = web_sys::window()
        .and_then(|window| window.match_media("(prefers-color-scheme: dark)").ok())
        .flatten();
    let Some(query) = query else { return };
    changed(query.matches());
    let listener =
        Closure::<dyn FnMut(MediaQueryListEvent)>::new(move |event: MediaQueryListEvent| {
            changed(event.matches());
        });
    // Without the listener the page only misses later changes.
    query
        .add_event_listener_with_callback("change", listener.as_ref().unchecked_ref())
        .ok();
    listener.forget();
}

/// Whether the user prefers less motion. False in a browser without `matchMedia`.
#[must_use]
pub fn reduces_motion() -> bool {
    web_sys::window()
        .and_then(|window| window.match_media("(prefers-reduced-motion: reduce)").ok())
        .flatten()
        .is_some_and(|query| query.matches())
}

/// The name of the theme that the user chose on an earlier visit; `None` if there is none
/// or if the browser allows no storage.
#[must_use]
pub fn stored_theme() -> Option<String> {
    storage::get(Scope::Browser, KEY)
}

/// Applies the theme with this name, or the system's if `None`, and stores the choice for
/// the next visit.
pub fn apply_theme(theme: Option<&str>) {
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.document_element());
    if let Some(root) = root {
        // Setting this attribute cannot fail.
        match theme {
            Some(theme) => root.set_attribute("data-theme", theme).ok(),
            None => root.remove_attribute("data-theme").ok(),
        };
    }
    // If storage is full or forbidden, the choice only lasts for this visit.
    match theme {
        Some(theme) => drop(storage::set(Scope::Browser, KEY, theme)),
        None => storage::remove(Scope::Browser, KEY),
    }
}
