//! The page's address.

use js_sys::{Array, Reflect};
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};
use web_sys::{Location, Url};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = performance, js_name = getEntriesByType)]
    fn performance_entries(kind: &str) -> Result<Array, JsValue>;
}

/// Whether the user came by a reload, or by the browser's buttons *back* and *forward*, and
/// not by a link or a typed address.
pub fn is_return() -> bool {
    let kind = performance_entries("navigation")
        .and_then(|entries| Reflect::get(&entries.get(0), &"type".into()));
    let kind = kind.ok().and_then(|kind| kind.as_string());
    matches!(kind.as_deref(), Some("reload" | "back_forward"))
}

fn location() -> Option<Location> {
    web_sys::window().map(|window| window.location())
}

/// The fragment of the address without its `#`; empty if there is none.
pub fn fragment() -> String {
    let hash = location().and_then(|location| location.hash().ok());
    hash.map_or_else(String::new, |hash| {
        hash.strip_prefix('#').unwrap_or(&hash).to_owned()
    })
}

/// Replaces the fragment, without a new entry in the browser's history.
///
/// # Errors
/// If the browser refuses, as some do in a sandboxed frame or after too many changes.
pub fn replace_fragment(fragment: &str) -> Result<(), String> {
    let history = web_sys::window().and_then(|window| window.history().ok());
    let history = history.ok_or("this page has no history")?;
    history
        .replace_state_with_url(&JsValue::NULL, "", Some(&format!("#{fragment}")))
        .map_err(|error| format!("{error:?}"))
}

/// The value of a query parameter, if the address has it.
pub fn query_parameter(name: &str) -> Option<String> {
    let href = location()?.href().ok()?;
    Url::new(&href).ok()?.search_params().get(name)
}

/// The current address of the page; empty if it is not available.
pub fn current_url() -> String {
    location()
        .and_then(|location| location.href().ok())
        .unwrap_or_default()
}

/// The page's address with this query (without `?`) and fragment (without `#`).
pub fn page_url(query: &str, fragment: &str) -> String {
    let page = current_url();
    let bare = page.split(['?', '#']).next().unwrap_or_default();
    let query = if query.is_empty() {
        String::new()
    } else {
        format!("?{query}")
    };
    format!("{bare}{query}#{fragment}")
}
