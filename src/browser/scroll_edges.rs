//! Marks the sides on which an element that scrolls has more content.
//!
//! The attribute `data-more` holds `start`, `end` or both, for the style sheets.

use js_sys::Array;
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{Element, Event};

/// Everything that scrolls sideways.
const SCROLLERS: &str = ".table-frame, .heat-map, .formula, .arithmetic-frame, .presets-row, .top-bar-stations, .own-model-python";

/// Updates an element's mark whenever the user scrolls it.
pub fn watch() {
    let on_scroll = Closure::<dyn Fn(Event)>::new(|event: Event| {
        let target = event.target().and_then(|target| target.dyn_into().ok());
        if let Some(element) = target.filter(|element: &Element| is_scroller(element)) {
            update(&element);
        }
    });
    if let Some(window) = web_sys::window() {
        // Scroll events do not bubble, so the window captures them.
        let added = window.add_event_listener_with_callback_and_bool(
            "scroll",
            on_scroll.as_ref().unchecked_ref(),
            true,
        );
        if added.is_ok() {
            // The listener lives as long as the page.
            on_scroll.forget();
        }
    }
}

/// Updates all marks, after a change of content or of the window's size.
pub fn update_all() {
    let scrollers = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.query_selector_all(SCROLLERS).ok());
    for scroller in scrollers.iter().flat_map(|list| Array::from(list).to_vec()) {
        if let Ok(element) = scroller.dyn_into() {
            update(&element);
        }
    }
}

fn is_scroller(element: &Element) -> bool {
    element.matches(SCROLLERS) == Ok(true)
}

fn update(element: &Element) {
    let hidden_after = element.scroll_width() - element.client_width() - element.scroll_left();
    // Browsers round these lengths.
    let more = match (element.scroll_left() > 1, hidden_after > 1) {
        (true, true) => "start end",
        (true, false) => "start",
        (false, true) => "end",
        (false, false) => "",
    };
    if element.get_attribute("data-more").unwrap_or_default() != more {
        // It fails only if the name is malformed, and this one is valid.
        element.set_attribute("data-more", more).ok();
    }
}
