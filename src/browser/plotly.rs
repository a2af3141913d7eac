//! plotly.js, as far as the lab needs it.
//!
//! The bindings that come with the plotly crate take an element id, panic on
//! failure and cannot remove a chart; these few lines can.

use js_sys::{Array, JSON, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use web_sys::{Element, HtmlElement};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = Plotly, js_name = react)]
    fn react(
        element: &HtmlElement,
        data: &JsValue,
        layout: &JsValue,
        config: &JsValue,
    ) -> Result<Promise, JsValue>;

    #[wasm_bindgen(catch, js_namespace = Plotly, js_name = purge)]
    fn purge_(element: &HtmlElement) -> Result<(), JsValue>;

    // web-sys has this too, with a list of nodes as one more feature.
    type Chart;

    #[wasm_bindgen(method, js_name = querySelectorAll)]
    fn query_selector_all(this: &Chart, selector: &str) -> JsValue;
}

/// Draws a figure (JSON text with `data`, `layout` and `config`) into an
/// element, or changes the chart that is there into it.
///
/// # Errors
/// When plotly.js is not there, or did not take the figure.
pub fn draw(element: &HtmlElement, figure: &str) -> Result<(), String> {
    let figure = JSON::parse(figure).map_err(|error| said(&error))?;
    let part = |name: &str| Reflect::get(&figure, &name.into()).map_err(|error| said(&error));
    react(element, &part("data")?, &part("layout")?, &part("config")?)
        .map(|_drawn| ())
        .map_err(|error| said(&error))
}

/// Tells those who cannot see a chart what it is called, and which element
/// says what it shows.
///
/// plotly draws several pictures on top of one another: the first stands for
/// all of them. Its buttons choose what a pointer does, so a keyboard passes
/// them by.
pub fn describe(element: &HtmlElement, name: &str, described_by: &str) {
    for (index, picture) in all(element, ".main-svg").into_iter().enumerate() {
        if index == 0 {
            set(&picture, "role", "img");
            set(&picture, "aria-label", name);
            set(&picture, "aria-describedby", described_by);
        } else {
            set(&picture, "aria-hidden", "true");
        }
    }
    for bar in all(element, ".modebar-container") {
        set(&bar, "aria-hidden", "true");
    }
    for button in all(element, ".modebar-btn") {
        set(&button, "tabindex", "-1");
    }
}

fn all(element: &HtmlElement, selector: &str) -> Vec<Element> {
    let found = element
        .unchecked_ref::<Chart>()
        .query_selector_all(selector);
    Array::from(&found)
        .iter()
        .filter_map(|found| found.dyn_into().ok())
        .collect()
}

fn set(element: &Element, attribute: &str, value: &str) {
    // Only a malformed name is refused, and these are not.
    element.set_attribute(attribute, value).ok();
}

/// Frees what a chart holds. An element without a chart is left alone.
pub fn purge(element: &HtmlElement) {
    // The element leaves the page with or without plotly's consent.
    purge_(element).ok();
}

fn said(error: &JsValue) -> String {
    error
        .dyn_ref::<js_sys::Error>()
        .map_or_else(|| format!("{error:?}"), |error| error.message().into())
}
