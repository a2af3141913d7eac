//! Writing to the clipboard.

use js_sys::{Error, Promise};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::{JsFuture, spawn_local};

#[wasm_bindgen]
extern "C" {
    // Where the page was not loaded over a safe connection there is no
    // clipboard at all; caught, that is a failure as any other.
    #[wasm_bindgen(catch, js_namespace = ["navigator", "clipboard"], js_name = writeText)]
    fn write_text(text: &str) -> Result<Promise, JsValue>;
}

/// Puts a text into the clipboard and calls back with how that went.
pub fn copy(text: &str, done: impl FnOnce(Result<(), String>) + 'static) {
    match write_text(text) {
        Ok(written) => spawn_local(async move {
            let written = JsFuture::from(written).await;
            done(written.map(|_| ()).map_err(|error| said(&error)));
        }),
        Err(error) => done(Err(said(&error))),
    }
}

fn said(error: &JsValue) -> String {
    error
        .dyn_ref::<Error>()
        .map_or_else(|| format!("{error:?}"), |error| error.message().into())
}
