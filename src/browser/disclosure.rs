//! Disclosures: `<details>` elements.

/// Opens the disclosure with this id.
pub fn open(id: &str) {
    let element = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id(id));
    if let Some(element) = element {
        // A valid name of an attribute cannot fail.
        element.set_attribute("open", "").ok();
    }
}
