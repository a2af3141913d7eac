//! What a key or an input event is about.

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, HtmlInputElement, HtmlTextAreaElement};

/// Whether the event happens in a field that text is typed into, which has an
/// undo of its own.
pub fn is_in_text(event: &Event) -> bool {
    let Some(target) = event.target() else {
        return false;
    };
    let is_text = |input: &HtmlInputElement| {
        let other = ["range", "radio", "checkbox", "button", "file", "submit"];
        !other.contains(&input.type_().as_str())
    };
    target.dyn_ref::<HtmlInputElement>().is_some_and(is_text)
        || target.is_instance_of::<HtmlTextAreaElement>()
        || target
            .dyn_ref::<HtmlElement>()
            .is_some_and(HtmlElement::is_content_editable)
}
