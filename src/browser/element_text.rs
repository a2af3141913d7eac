//! Texts of elements that stay.

use web_sys::Element;

/// Writes the texts that differ from those shown, or are shown by nothing yet, into the elements
/// of a selector, in the order of the document.
pub fn update(parent: &Element, selector: &str, shown: &[String], texts: &[String]) {
    let Ok(elements) = parent.query_selector_all(selector) else {
        return;
    };
    for (index, (at, text)) in (0..).zip(texts.iter().enumerate()) {
        if shown.get(at) != Some(text)
            && let Some(element) = elements.get(index)
        {
            element.set_text_content(Some(text));
        }
    }
}
