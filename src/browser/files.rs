//! Files that are chosen or dropped.

use js_sys::{Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure, prelude::wasm_bindgen};

#[wasm_bindgen]
extern "C" {
    /// A file of the person's.
    pub type File;

    /// How many bytes it has.
    #[wasm_bindgen(method, getter)]
    pub fn size(this: &File) -> f64;

    #[wasm_bindgen(method)]
    fn text(this: &File) -> Promise;
}

/// The first file of a drop, if files were dropped.
pub fn dropped(event: &JsValue) -> Option<File> {
    first(event, "dataTransfer")
}

/// The first file that was chosen in a file field, which is empty afterwards so
/// that the same file can be chosen again.
pub fn chosen(event: &JsValue) -> Option<File> {
    let file = first(event, "target");
    if let Ok(field) = Reflect::get(event, &"target".into()) {
        Reflect::set(&field, &"value".into(), &"".into()).ok();
    }
    file
}

fn first(event: &JsValue, holder: &str) -> Option<File> {
    let holder = Reflect::get(event, &holder.into()).ok()?;
    let files = Reflect::get(&holder, &"files".into()).ok()?;
    let file = Reflect::get_u32(&files, 0).ok()?;
    file.is_object().then(|| file.unchecked_into())
}

/// Calls back with the file's text, or with the reason why there is none.
pub fn read(file: &File, done: impl FnOnce(Result<String, String>) + Clone + 'static) {
    let failed = done.clone();
    let text = Closure::once(move |text: JsValue| {
        done(text.as_string().ok_or_else(String::new));
    });
    let error = Closure::once(move |error: JsValue| {
        let reason = error
            .dyn_ref::<js_sys::Error>()
            .map_or_else(String::new, |error| error.message().into());
        failed(Err(reason));
    });
    let _ = file.text().then2(&text, &error);
    // One of the two is called, later; a file is read seldom enough.
    text.forget();
    error.forget();
}
