//! Downloading a generated file.

use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, closure::Closure, prelude::wasm_bindgen};
use web_sys::{Blob, HtmlAnchorElement, Url};

/// How long the file stays in memory after the click, in milliseconds.
const LIFETIME: i32 = 60_000;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = Blob, extends = Blob)]
    type TypedBlob;

    #[wasm_bindgen(constructor, catch, js_class = "Blob")]
    fn new(parts: &Array, options: &Object) -> Result<TypedBlob, JsValue>;
}

/// Downloads a text as a file.
///
/// # Errors
/// If the browser refuses the file.
pub fn text(name: &str, media_type: &str, text: &str) -> Result<(), String> {
    start(name, media_type, &text.into()).map_err(|error| format!("{error:?}"))
}

/// Downloads bytes as a file.
///
/// # Errors
/// If the browser refuses the file.
pub fn bytes(name: &str, media_type: &str, bytes: &[u8]) -> Result<(), String> {
    start(name, media_type, &Uint8Array::from(bytes).into()).map_err(|error| format!("{error:?}"))
}

fn start(name: &str, media_type: &str, content: &JsValue) -> Result<(), JsValue> {
    let options = Object::new();
    Reflect::set(&options, &"type".into(), &media_type.into())?;
    let file = TypedBlob::new(&Array::of1(content), &options)?;
    let window = web_sys::window().ok_or("there is no window")?;
    let document = window.document().ok_or("there is no page")?;
    let anchor: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    let address = Url::create_object_url_with_blob(&file)?;
    anchor.set_href(&address);
    anchor.set_download(name);
    anchor.click();
    // The object URL keeps the blob in memory, but some browsers read it only a while
    // after the click.
    let revoke = Closure::once_into_js(move || {
        // An error means that the URL is already revoked.
        Url::revoke_object_url(&address).ok();
    });
    window
        .set_timeout_with_callback_and_timeout_and_arguments_0(revoke.unchecked_ref(), LIFETIME)
        .map(|_timer| ())
}
