//! Moving the keyboard's focus.

use wasm_bindgen::{JsCast, prelude::wasm_bindgen};
use web_sys::HtmlElement;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = HtmlElement)]
    type Field;

    #[wasm_bindgen(method)]
    fn select(this: &Field);

    #[wasm_bindgen(method, setter)]
    fn set_value(this: &Field, value: &str);
}

/// Focuses the first element that a CSS selector finds, if there is one.
pub fn on(selector: &str) {
    if let Some(element) = find(selector) {
        // An element that cannot take the focus leaves it where it was.
        element.focus().ok();
    }
}

/// Focuses a text field and selects what is in it, or puts the beginning of a
/// new text in its place.
pub fn into_field(selector: &str, text: Option<&str>) {
    if let Some(element) = find(selector) {
        element.focus().ok();
        let field: &Field = element.unchecked_ref();
        match text {
            Some(text) => field.set_value(text),
            None => field.select(),
        }
    }
}

fn find(selector: &str) -> Option<HtmlElement> {
    web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.query_selector(selector).ok().flatten())
        .and_then(|element| element.dyn_into::<HtmlElement>().ok())
}
