//! Handing a file to the browser.

use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, closure::Closure, prelude::wasm_bindgen};
use web_sys::{Blob, HtmlAnchorElement, Url};

/// How long a file stays in memory after its click, in milliseconds.
const KEPT: i32 = 60_000;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = Blob, extends = Blob)]
    type Typed;

    #[wasm_bindgen(constructor, catch, js_class = "Blob")]
    fn new(parts: &Array, options: &Object) -> Result<Typed, JsValue>;
}

/// Downloads a text as a file.
///
/// # Errors
/// When the browser takes none.
pub fn text(name: &str, media_type: &str, text: &str) -> Result<(), String> {
    offer(name, media_type, &text.into()).map_err(|error| format!("{error:?}"))
}

/// Downloads bytes as a file.
///
/// # Errors
/// When the browser takes none.
pub fn bytes(name: &str, media_type: &str, bytes: &[u8]) -> Result<(), String> {
    offer(name, media_type, &Uint8Array::from(bytes).into()).map_err(|error| format!("{error:?}"))
}

fn offer(name: &str, media_type: &str, content: &JsValue) -> Result<(), JsValue> {
    let options = Object::new();
    Reflect::set(&options, &"type".into(), &media_type.into())?;
    let file = Typed::new(&Array::of1(content), &options)?;
    let window = web_sys::window().ok_or("there is no window")?;
    let document = window.document().ok_or("there is no page")?;
    let anchor: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    let address = Url::create_object_url_with_blob(&file)?;
    anchor.set_href(&address);
    anchor.set_download(name);
    anchor.click();
    // The address keeps the blob in memory, but some browsers read it only a
    // while after the click.
    let forget = Closure::once_into_js(move || {
        // An address that is gone already is forgotten as well.
        Url::revoke_object_url(&address).ok();
    });
    window
        .set_timeout_with_callback_and_timeout_and_arguments_0(forget.unchecked_ref(), KEPT)
        .map(|_timer| ())
}
