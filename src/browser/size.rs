//! The size of an element.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue, closure::Closure, prelude::wasm_bindgen};
use web_sys::Element;

#[wasm_bindgen]
extern "C" {
    // web-sys offers it too, but needs one more feature for the list of entries.
    type ResizeObserver;

    #[wasm_bindgen(constructor, catch)]
    fn new(callback: &JsValue) -> Result<ResizeObserver, JsValue>;

    #[wasm_bindgen(method)]
    fn observe(this: &ResizeObserver, element: &Element);
}

/// Calls back with an element's width and height in CSS pixels: now, and at every change
/// before the next paint.
///
/// Calls back only once in a browser without `ResizeObserver`.
pub fn on_change(element: &Element, changed: impl Fn(f64, f64) + 'static) {
    let observed = element.clone();
    let report = move || {
        changed(
            f64::from(observed.client_width()),
            f64::from(observed.client_height()),
        );
    };
    let callback = Closure::<dyn Fn(Array)>::new(move |_entries: Array| report());
    if let Ok(observer) = ResizeObserver::new(callback.as_ref()) {
        observer.observe(element);
        // Lives as long as the page, like the observer.
        callback.forget();
    } else {
        let call: &js_sys::Function = callback.as_ref().unchecked_ref();
        // The callback cannot fail.
        call.call1(&JsValue::NULL, &Array::new()).ok();
    }
}
