//! How large an element is drawn.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue, closure::Closure, prelude::wasm_bindgen};
use web_sys::Element;

#[wasm_bindgen]
extern "C" {
    // web-sys has it too, with a list of entries as one more feature.
    type ResizeObserver;

    #[wasm_bindgen(constructor, catch)]
    fn new(callback: &JsValue) -> Result<ResizeObserver, JsValue>;

    #[wasm_bindgen(method)]
    fn observe(this: &ResizeObserver, element: &Element);
}

/// Calls back with an element's width and height in pixels, now and whenever
/// they change, before they are painted.
///
/// A browser that cannot tell calls back once.
pub fn on_change(element: &Element, changed: impl Fn(f64, f64) + 'static) {
    let observed = element.clone();
    let tell = move || {
        changed(
            f64::from(observed.client_width()),
            f64::from(observed.client_height()),
        );
    };
    let seen = Closure::<dyn Fn(Array)>::new(move |_entries: Array| tell());
    if let Ok(watch) = ResizeObserver::new(seen.as_ref()) {
        watch.observe(element);
        // Lives as long as the page, as the watch does.
        seen.forget();
    } else {
        let call: &js_sys::Function = seen.as_ref().unchecked_ref();
        // It calls nothing that fails.
        call.call1(&JsValue::NULL, &Array::new()).ok();
    }
}
