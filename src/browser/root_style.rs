//! Lengths that the style sheets read from the page's root element.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Sets a custom property of the root element to a length in CSS pixels.
pub fn set_length(property: &str, pixels: f64) {
    let document = web_sys::window().and_then(|window| window.document());
    let root = document.and_then(|document| document.document_element());
    if let Some(root) = root.and_then(|root| root.dyn_into::<HtmlElement>().ok()) {
        // Without it, a station may begin behind the bar.
        root.style()
            .set_property(property, &format!("{pixels}px"))
            .ok();
    }
}
