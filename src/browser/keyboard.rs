//! The target of keyboard and input events.

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, HtmlInputElement, HtmlTextAreaElement};

/// Whether the target of the event is a text field, which has its own undo.
pub fn is_in_text_field(event: &Event) -> bool {
    let Some(target) = event.target() else {
        return false;
    };
    let is_text = |input: &HtmlInputElement| {
        let not_text = ["range", "radio", "checkbox", "button", "file", "submit"];
        !not_text.contains(&input.type_().as_str())
    };
    target.dyn_ref::<HtmlInputElement>().is_some_and(is_text)
        || target.is_instance_of::<HtmlTextAreaElement>()
        || target
            .dyn_ref::<HtmlElement>()
            .is_some_and(HtmlElement::is_content_editable)
}
