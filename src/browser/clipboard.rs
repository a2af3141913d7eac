//! Writing to the clipboard.

use js_sys::{Error, Promise};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::{JsFuture, spawn_local};

#[wasm_bindgen]
extern "C" {
    // Without a secure context there is no `navigator.clipboard`: `catch` turns the
    // exception into an error.
    #[wasm_bindgen(catch, js_namespace = ["navigator", "clipboard"], js_name = writeText)]
    fn write_text(text: &str) -> Result<Promise, JsValue>;
}

/// Copies a text to the clipboard and calls back with the result.
pub fn copy(text: &str, done: impl FnOnce(Result<(), String>) + 'static) {
    match write_text(text) {
        Ok(written) => spawn_local(async move {
            let written = JsFuture::from(written).await;
            done(written.map(|_| ()).map_err(|error| message(&error)));
        }),
        Err(error) => done(Err(message(&error))),
    }
}

fn message(error: &JsValue) -> String {
    error
        .dyn_ref::<Error>()
        .map_or_else(|| format!("{error:?}"), |error| error.message().into())
}
