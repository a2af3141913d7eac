//! What the browser keeps for this page from one visit to the next.
//!
//! The storage may be full, switched off or forbidden, in which case even
//! naming it throws.

use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = localStorage, js_name = getItem)]
    fn get_item(key: &str) -> Result<Option<String>, JsValue>;

    #[wasm_bindgen(catch, js_namespace = localStorage, js_name = setItem)]
    fn set_item(key: &str, value: &str) -> Result<(), JsValue>;

    #[wasm_bindgen(catch, js_namespace = localStorage, js_name = removeItem)]
    fn remove_item(key: &str) -> Result<(), JsValue>;
}

/// What is kept under a name, if there is anything and it may be read.
pub fn get(key: &str) -> Option<String> {
    get_item(key).ok().flatten()
}

/// Keeps a text under a name.
///
/// # Errors
/// When the storage is full or forbidden.
pub fn set(key: &str, value: &str) -> Result<(), String> {
    set_item(key, value).map_err(|error| format!("{error:?}"))
}

/// Keeps nothing under a name any more.
pub fn remove(key: &str) {
    // Where nothing can be kept there is nothing to remove.
    remove_item(key).ok();
}
