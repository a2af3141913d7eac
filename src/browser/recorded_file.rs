//! The file that the page names in `<meta name="recording">`, with its checksum.
//!
//! A single file holds it as base64 in an element of its own.

use js_sys::{Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Document, Response};

use super::{base64, js_error::message};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = fetch)]
    fn fetch(address: &str, options: &Object) -> Promise;

    /// `assets/start/start.js` keeps the file for use without a network. A single file has
    /// no such function, and needs none.
    #[wasm_bindgen(catch, js_name = labKeep)]
    fn keep(address: &str) -> Result<(), JsValue>;
}

/// The name of the element that names the file.
const META: &str = "meta[name=\"recording\"]";

/// The id of the element that holds the file.
const EMBEDDED: &str = "recording";

/// Reads the file, in a task of its own, and calls back with its bytes, or with the reason
/// for failure.
pub fn load(done: impl FnOnce(Result<Vec<u8>, String>) + 'static) {
    spawn_local(async move {
        done(bytes().await.map_err(|error| message(&error)));
    });
}

async fn bytes() -> Result<Vec<u8>, JsValue> {
    let document = web_sys::window()
        .and_then(|window| window.document())
        .ok_or("there is no page")?;
    match document.get_element_by_id(EMBEDDED) {
        Some(element) => base64::decode(&element.text_content().unwrap_or_default()),
        None => fetched(&document).await,
    }
}

/// The file from the server, or from the service worker's cache. The browser checks it.
async fn fetched(document: &Document) -> Result<Vec<u8>, JsValue> {
    let meta = document
        .query_selector(META)?
        .ok_or("the page names no recording")?;
    let content = meta.get_attribute("content").unwrap_or_default();
    let (address, integrity) = content.split_once(' ').ok_or("there is no checksum")?;
    let options = Object::new();
    Reflect::set(&options, &"integrity".into(), &integrity.into())?;
    // Nothing else waits for it.
    Reflect::set(&options, &"priority".into(), &"low".into())?;
    let response: Response = JsFuture::from(fetch(address, &options)).await?.dyn_into()?;
    if !response.ok() {
        return Err(format!("status {}", response.status()).into());
    }
    let buffer = JsFuture::from(response.array_buffer()?).await?;
    // Without it, the next visit needs a network for the file.
    keep(address).ok();
    Ok(Uint8Array::new(&buffer).to_vec())
}
