//! The browser's `localStorage` and `sessionStorage`.
//!
//! They may be full, switched off or forbidden. If they are forbidden, even reading the
//! properties `localStorage` and `sessionStorage` throws.

use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = localStorage, js_name = getItem)]
    fn get_local_item(key: &str) -> Result<Option<String>, JsValue>;

    #[wasm_bindgen(catch, js_namespace = localStorage, js_name = setItem)]
    fn set_local_item(key: &str, value: &str) -> Result<(), JsValue>;

    #[wasm_bindgen(catch, js_namespace = localStorage, js_name = removeItem)]
    fn remove_local_item(key: &str) -> Result<(), JsValue>;

    #[wasm_bindgen(catch, js_namespace = sessionStorage, js_name = getItem)]
    fn get_session_item(key: &str) -> Result<Option<String>, JsValue>;

    #[wasm_bindgen(catch, js_namespace = sessionStorage, js_name = setItem)]
    fn set_session_item(key: &str, value: &str) -> Result<(), JsValue>;

    #[wasm_bindgen(catch, js_namespace = sessionStorage, js_name = removeItem)]
    fn remove_session_item(key: &str) -> Result<(), JsValue>;
}

/// Who shares a stored text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All tabs, and later visits: `localStorage`.
    Browser,
    /// One tab until it is closed, with its reloads: `sessionStorage`.
    Tab,
}

/// The text that is stored under a key; `None` if there is none or storage is forbidden.
pub fn get(scope: Scope, key: &str) -> Option<String> {
    let text = match scope {
        Scope::Browser => get_local_item(key),
        Scope::Tab => get_session_item(key),
    };
    text.ok().flatten()
}

/// Stores a text under a key.
///
/// # Errors
/// If the storage is full or forbidden.
pub fn set(scope: Scope, key: &str, value: &str) -> Result<(), String> {
    match scope {
        Scope::Browser => set_local_item(key, value),
        Scope::Tab => set_session_item(key, value),
    }
    .map_err(|error| format!("{error:?}"))
}

/// Removes the text under a key.
pub fn remove(scope: Scope, key: &str) {
    // Forbidden storage contains nothing to remove.
    match scope {
        Scope::Browser => remove_local_item(key),
        Scope::Tab => remove_session_item(key),
    }
    .ok();
}
