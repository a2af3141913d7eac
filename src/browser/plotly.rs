//! plotly.js, as far as the lab needs it.
//!
//! The bindings that come with the plotly crate take an element id, panic on
//! failure and cannot remove a chart; these few lines can.

use js_sys::{JSON, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use web_sys::HtmlElement;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = Plotly, js_name = react)]
    fn react(
        element: &HtmlElement,
        data: &JsValue,
        layout: &JsValue,
        config: &JsValue,
    ) -> Result<Promise, JsValue>;

    #[wasm_bindgen(catch, js_namespace = Plotly, js_name = follow)]
    fn follow_(element: &HtmlElement, data: &JsValue, layout: &JsValue) -> Result<bool, JsValue>;

    #[wasm_bindgen(catch, js_namespace = Plotly, js_name = purge)]
    fn purge_(element: &HtmlElement) -> Result<(), JsValue>;
}

/// A way to bring a figure into an element: [`draw`] or [`follow`].
pub type Way<T> = fn(&HtmlElement, &str) -> Result<T, String>;

/// Draws a figure (JSON text with `data`, `layout` and `config`) into an
/// element, or changes the chart that is there into it.
///
/// # Errors
/// When plotly.js is not there, or did not take the figure.
pub fn draw(element: &HtmlElement, figure: &str) -> Result<(), String> {
    let [data, layout, config] = parts(figure)?;
    react(element, &data, &layout, &config)
        .map(|_drawn| ())
        .map_err(|error| said(&error))
}

/// Moves the chart that is there to a figure of the same kind, in a fraction of
/// the time that drawing takes (`assets/plotly/build/follow.js`). `false` where
/// there is none, or where the figure differs in more than its numbers.
///
/// # Errors
/// When plotly.js is not there, or did not take the figure.
pub fn follow(element: &HtmlElement, figure: &str) -> Result<bool, String> {
    let [data, layout, _] = parts(figure)?;
    follow_(element, &data, &layout).map_err(|error| said(&error))
}

fn parts(figure: &str) -> Result<[JsValue; 3], String> {
    let figure = JSON::parse(figure).map_err(|error| said(&error))?;
    let part = |name: &str| Reflect::get(&figure, &name.into()).map_err(|error| said(&error));
    Ok([part("data")?, part("layout")?, part("config")?])
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
