//! Moving the keyboard's focus.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Focuses the first element that a CSS selector finds, if there is one.
pub fn on(selector: &str) {
    let element = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.query_selector(selector).ok().flatten())
        .and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element {
        // An element that cannot take the focus leaves it where it was.
        element.focus().ok();
    }
}

/// The id of the section that holds the focus, if one does.
pub fn section() -> Option<String> {
    let section = web_sys::window()?
        .document()?
        .active_element()?
        .closest("section[id]")
        .ok()??;
    Some(section.id())
}
