//! Scrolling.

use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use web_sys::{Element, Window};

#[wasm_bindgen]
extern "C" {
    // web-sys offers this too, but needs one more feature for the options.
    type Scrollable;

    #[wasm_bindgen(method, js_name = scrollIntoView)]
    fn scroll_into_view_with(this: &Scrollable, options: &JsValue);
}

/// From so many screens away, the view jumps: an animation would take seconds.
const FAR: f64 = 2.0;

/// Scrolls to the element with this id, without changing the address.
pub fn to(id: &str) {
    let Some((window, element)) = find(id) else {
        return;
    };
    let height = window
        .inner_height()
        .ok()
        .and_then(|height| height.as_f64());
    let top = element.get_bounding_client_rect().top();
    if height.is_some_and(|height| top.abs() > FAR * height) {
        let options = Object::new();
        // Setting a property of a new object cannot fail.
        Reflect::set(&options, &"behavior".into(), &"instant".into()).ok();
        element
            .unchecked_ref::<Scrollable>()
            .scroll_into_view_with(&options);
    } else {
        element.scroll_into_view();
    }
}

/// Where the element with this id begins, in CSS pixels.
#[derive(Clone, Copy)]
pub struct Position {
    /// Below the top of the viewport.
    pub in_viewport: f64,
    /// Below the top of the page.
    pub in_page: f64,
}

/// The position of the element with this id.
pub fn position(id: &str) -> Option<Position> {
    let (window, element) = find(id)?;
    let in_viewport = element.get_bounding_client_rect().top();
    Some(Position {
        in_viewport,
        in_page: in_viewport + window.scroll_y().ok()?,
    })
}

/// On a touch screen, scrolls the element with this id into view, as little as possible.
pub fn reveal_on_touch_screen(id: &str) {
    let Some((window, element)) = find(id) else {
        return;
    };
    let query = window.match_media("(pointer: coarse)").ok().flatten();
    if query.is_some_and(|query| query.matches()) {
        let options = Object::new();
        // Setting a property of a new object cannot fail.
        Reflect::set(&options, &"block".into(), &"nearest".into()).ok();
        element
            .unchecked_ref::<Scrollable>()
            .scroll_into_view_with(&options);
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
