//! Errors that JavaScript throws.

use wasm_bindgen::{JsCast, JsValue};

/// The message of an error; any other value as a debug text.
pub(super) fn message(error: &JsValue) -> String {
    error
        .dyn_ref::<js_sys::Error>()
        .map_or_else(|| format!("{error:?}"), |error| error.message().into())
}
