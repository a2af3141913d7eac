//! The axes of a chart that plotly.js has drawn: which ranges it shows, and their changes.

use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure, prelude::wasm_bindgen};
use web_sys::HtmlElement;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = Plotly, js_name = relayout)]
    fn relayout(element: &HtmlElement, update: &JsValue) -> Result<Promise, JsValue>;

    // plotly.js adds the method to the element of a drawn chart.
    type Chart;

    #[wasm_bindgen(method, catch, js_name = on)]
    fn on(this: &Chart, event: &str, listener: &JsValue) -> Result<(), JsValue>;
}

/// The ranges that a drawn chart shows, of the x axis and the y axis; empty if the chart is
/// not drawn.
pub fn ranges(element: &HtmlElement) -> [Vec<f64>; 2] {
    ["xaxis", "yaxis"].map(|axis| {
        let range = ["layout", axis, "range"]
            .into_iter()
            .try_fold(JsValue::from(element), |value, name| {
                Reflect::get(&value, &name.into())
            });
        let ends = range.ok().and_then(|range| range.dyn_into::<Array>().ok());
        ends.map_or_else(Vec::new, |ends| {
            ends.iter().filter_map(|end| end.as_f64()).collect()
        })
    })
}

/// Calls back after every zoom of a drawn chart. The listener lives as long as the chart.
pub fn on_zoom(element: &HtmlElement, zoomed: impl Fn() + 'static) {
    let listener = Closure::<dyn Fn()>::new(zoomed);
    // Without the listener, only the button that ends a zoom is missing.
    element
        .unchecked_ref::<Chart>()
        .on("plotly_relayout", listener.as_ref())
        .ok();
    listener.forget();
}

/// Shows other ranges, of the x axis and the y axis, in a drawn chart.
///
/// # Errors
/// If plotly.js is not loaded, or refuses the ranges.
pub fn set_ranges(element: &HtmlElement, ranges: &[Vec<f64>; 2]) -> Result<(), String> {
    let update = Object::new();
    for (path, range) in std::iter::zip(["xaxis.range", "yaxis.range"], ranges) {
        let ends: Array = range.iter().copied().map(JsValue::from).collect();
        // Setting a property of a new object cannot fail.
        Reflect::set(&update, &path.into(), &ends).ok();
    }
    relayout(element, &update)
        .map(|_drawn| ())
        .map_err(|error| format!("{error:?}"))
}
