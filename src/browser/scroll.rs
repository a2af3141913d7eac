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
    let is_far = |top: f64| top.abs() > FAR;
    if screens_to(&window, &element).is_some_and(is_far) {
        scroll_with(&element, "behavior", "instant");
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

/// On a touch screen, scrolls the first element that the selector matches into view, as
/// little as possible.
pub fn reveal_on_touch_screen(selector: &str) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let document = window.document();
    let Some(element) = document.and_then(|document| document.query_selector(selector).ok()?)
    else {
        return;
    };
    let query = window.match_media("(pointer: coarse)").ok().flatten();
    if query.is_some_and(|query| query.matches()) {
        scroll_with(&element, "block", "nearest");
    }
}

/// Scrolls to the element with this id, unless it begins in the upper half of the window.
pub fn into_upper_half(id: &str) {
    let Some((window, element)) = find(id) else {
        return;
    };
    // The top bar covers the first tenth.
    let is_there = |top: f64| (0.1..0.5).contains(&top);
    if !screens_to(&window, &element).is_some_and(is_there) {
        element.scroll_into_view();
    }
}

/// How far below the top of the window an element begins, in heights of the window.
fn screens_to(window: &Window, element: &Element) -> Option<f64> {
    let height = window.inner_height().ok()?.as_f64()?;
    Some(element.get_bounding_client_rect().top() / height)
}

/// Scrolls to an element with one of the options of `scrollIntoView`.
fn scroll_with(element: &Element, option: &str, value: &str) {
    let options = Object::new();
    // Setting a property of a new object cannot fail.
    Reflect::set(&options, &option.into(), &value.into()).ok();
    element
        .unchecked_ref::<Scrollable>()
        .scroll_into_view_with(&options);
}

fn find(id: &str) -> Option<(Window, Element)> {
    let window = web_sys::window()?;
    let element = window.document()?.get_element_by_id(id)?;
    Some((window, element))
}
