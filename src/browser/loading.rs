//! The text that stands in the page until the lab does.

/// Takes it away.
pub fn done() {
    let text = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("loading"));
    if let Some(text) = text {
        text.remove();
    }
}
