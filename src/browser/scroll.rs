//! Scrolling.

use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};

#[wasm_bindgen]
extern "C" {
    // web-sys offers this too, but needs one more feature for the options.
    type Scrollable;

    #[wasm_bindgen(method, js_name = scrollIntoView)]
    fn scroll_into_view_with(this: &Scrollable, options: &JsValue);
}

/// Scrolls to the element with this id, without changing the address.
pub fn to(id: &str) {
    let element = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id(id));
    if let Some(element) = element {
        element.scroll_into_view();
    }
}

/// On a touch screen, scrolls the element with this id into view, as little as possible.
pub fn reveal_on_touch_screen(id: &str) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let query = window.match_media("(pointer: coarse)").ok().flatten();
    let element = window
        .document()
        .and_then(|document| document.get_element_by_id(id));
    if let (true, Some(element)) = (query.is_some_and(|query| query.matches()), element) {
        let options = Object::new();
        // Setting a property of a new object cannot fail.
        Reflect::set(&options, &"block".into(), &"nearest".into()).ok();
        element
            .unchecked_ref::<Scrollable>()
            .scroll_into_view_with(&options);
    }
}
