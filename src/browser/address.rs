//! The page's own address.

use wasm_bindgen::JsValue;
use web_sys::{Location, Url};

fn location() -> Option<Location> {
    web_sys::window().map(|window| window.location())
}

/// What stands behind the `#`; empty where nothing does.
pub fn fragment() -> String {
    let hash = location().and_then(|location| location.hash().ok());
    hash.map_or_else(String::new, |hash| {
        hash.strip_prefix('#').unwrap_or(&hash).to_owned()
    })
}

/// Puts something else behind the `#`, without a step in the browser's history.
///
/// # Errors
/// When the browser does not allow it, as some do in a sandboxed frame or when
/// it happens too often.
pub fn replace(fragment: &str) -> Result<(), String> {
    let history = web_sys::window().and_then(|window| window.history().ok());
    let history = history.ok_or("this page has no history")?;
    history
        .replace_state_with_url(&JsValue::NULL, "", Some(&format!("#{fragment}")))
        .map_err(|error| format!("{error:?}"))
}

/// What stands behind `?name=`, if it is there.
pub fn parameter(name: &str) -> Option<String> {
    let href = location()?.href().ok()?;
    Url::new(&href).ok()?.search_params().get(name)
}

/// The page's address with this query (without `?`) and fragment (without `#`).
pub fn of_page(query: &str, fragment: &str) -> String {
    let page = location().and_then(|location| location.href().ok());
    let page = page.unwrap_or_default();
    let bare = page.split(['?', '#']).next().unwrap_or_default();
    let query = if query.is_empty() {
        String::new()
    } else {
        format!("?{query}")
    };
    format!("{bare}{query}#{fragment}")
}
