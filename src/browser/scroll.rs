//! Scrolling.

use web_sys::{Element, Window};

/// Scrolls to the element with this id, without changing the address.
pub fn to(id: &str) {
    if let Some((_, element)) = find(id) {
        element.scroll_into_view();
    }
}

/// Scrolls to the element with this id, unless it begins in the upper half of the window.
pub fn into_upper_half(id: &str) {
    let Some((window, element)) = find(id) else {
        return;
    };
    let height = window
        .inner_height()
        .ok()
        .and_then(|height| height.as_f64());
    let top = element.get_bounding_client_rect().top();
    // The top bar covers the first tenth.
    let is_there = height.is_some_and(|height| (height / 10.0..height / 2.0).contains(&top));
    if !is_there {
        element.scroll_into_view();
    }
}

fn find(id: &str) -> Option<(Window, Element)> {
    let window = web_sys::window()?;
    let element = window.document()?.get_element_by_id(id)?;
    Some((window, element))
}
