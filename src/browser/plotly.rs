//! Bindings of plotly.js.
//!
//! The bindings of the plotly crate take an element id, panic on failure and cannot
//! remove a chart.

use js_sys::{Array, JSON, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Element, HtmlElement};

use super::{base64, js_error::message};

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
    fn follow(element: &HtmlElement, data: &JsValue, layout: &JsValue) -> Result<bool, JsValue>;

    #[wasm_bindgen(catch, js_namespace = Plotly, js_name = purge)]
    fn plotly_purge(element: &HtmlElement) -> Result<(), JsValue>;

    #[wasm_bindgen(catch, js_namespace = Plotly, js_name = toImage)]
    fn to_image(figure: &JsValue, options: &JsValue) -> Result<Promise, JsValue>;

    // web-sys offers this too, but needs one more feature for the list of nodes.
    type Chart;

    #[wasm_bindgen(method, js_name = querySelectorAll)]
    fn query_selector_all(this: &Chart, selector: &str) -> JsValue;
}

/// A function that shows a figure in an element: [`draw`] or [`quick_update`].
pub type Render<T> = fn(&HtmlElement, &str) -> Result<T, String>;

/// Draws a figure in an element, or updates the element's chart to it. `figure` is JSON
/// with `data`, `layout` and `config`.
///
/// # Errors
/// If plotly.js is not loaded, or refuses the figure.
pub fn draw(element: &HtmlElement, figure: &str) -> Result<(), String> {
    let [data, layout, config] = parts(figure)?;
    react(element, &data, &layout, &config)
        .map(|_drawn| ())
        .map_err(|error| message(&error))
}

/// Updates the element's chart to a figure that differs only in its numbers, in a
/// fraction of the time of [`draw`] (`assets/plotly/build/follow.js`). Returns false,
/// and does nothing, if there is no chart or the figure differs in more.
///
/// # Errors
/// If plotly.js is not loaded, or refuses the figure.
pub fn quick_update(element: &HtmlElement, figure: &str) -> Result<bool, String> {
    let [data, layout, _] = parts(figure)?;
    follow(element, &data, &layout).map_err(|error| message(&error))
}

fn parts(figure: &str) -> Result<[JsValue; 3], String> {
    let figure = JSON::parse(figure).map_err(|error| message(&error))?;
    let part = |name: &str| Reflect::get(&figure, &name.into()).map_err(|error| message(&error));
    Ok([part("data")?, part("layout")?, part("config")?])
}

/// The factor by which a chart's text is larger than its default: the ratio of the
/// page's font size to 16 px, times the style sheets' `--chart-scale`.
#[must_use]
pub fn scale_of(element: &HtmlElement) -> f64 {
    let Some(window) = web_sys::window() else {
        return 1.0;
    };
    let read = |element: &Element, property: &str| -> Option<f64> {
        let style = window.get_computed_style(element).ok().flatten()?;
        let value = style.get_property_value(property).ok()?;
        value.trim().trim_end_matches("px").parse().ok()
    };
    let text = window
        .document()
        .and_then(|document| document.document_element())
        .and_then(|root| read(&root, "font-size"));
    text.unwrap_or(16.0) / 16.0 * read(element, "--chart-scale").unwrap_or(1.0)
}

/// Gives a chart an accessible name. What it shows is its caption, which follows it.
///
/// plotly draws several SVG elements on top of each other. The first one represents
/// them all.
pub fn describe(element: &HtmlElement, name: &str) {
    for (index, picture) in all(element, ".main-svg").into_iter().enumerate() {
        if index == 0 {
            set(&picture, "role", "img");
            set(&picture, "aria-label", name);
        } else {
            set(&picture, "aria-hidden", "true");
        }
    }
}

/// Changes the accessible name of a chart that has been [described](describe).
pub fn rename(element: &HtmlElement, name: &str) {
    // The first SVG element has the name of them all.
    if let Some(picture) = element.get_elements_by_class_name("main-svg").item(0) {
        set(&picture, "aria-label", name);
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
    // It fails only if the name is malformed, and these are valid.
    element.set_attribute(attribute, value).ok();
}

/// Frees the resources of a chart. Does nothing if the element has none.
pub fn purge(element: &HtmlElement) {
    // The element is removed in any case.
    plotly_purge(element).ok();
}

/// A picture format with its width and height in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picture {
    /// SVG text.
    Svg(u32, u32),
    /// A PNG file, with two pixels per CSS pixel in each direction.
    Png(u32, u32),
}

/// Draws a figure off the page, with the zoomed axes of the element's chart, and calls
/// back with the bytes of the file.
pub fn picture(
    element: &HtmlElement,
    figure: &str,
    picture: Picture,
    done: impl FnOnce(Result<Vec<u8>, String>) + 'static,
) {
    match to_picture(element, figure, picture) {
        Ok(drawn) => spawn_local(async move {
            let drawn = JsFuture::from(drawn).await;
            done(
                drawn
                    .and_then(|drawn| file_bytes(&drawn, picture))
                    .map_err(|error| message(&error)),
            );
        }),
        Err(error) => done(Err(message(&error))),
    }
}

fn to_picture(element: &HtmlElement, figure: &str, picture: Picture) -> Result<Promise, JsValue> {
    let figure = JSON::parse(figure)?;
    let layout = Reflect::get(&figure, &"layout".into())?;
    let shown = Reflect::get(element, &"layout".into())?;
    for axis in ["xaxis", "yaxis"] {
        let part = |layout: &JsValue| Reflect::get(layout, &axis.into());
        // A chart that has not been drawn has no axes.
        if let Ok(range) = part(&shown).and_then(|axis| Reflect::get(&axis, &"range".into())) {
            Reflect::set(&part(&layout)?, &"range".into(), &range)?;
        }
    }
    let (format, scale, (width, height)) = match picture {
        Picture::Svg(width, height) => ("svg", 1, (width, height)),
        Picture::Png(width, height) => ("png", 2, (width, height)),
    };
    let options = Object::new();
    let set = |name: &str, value: JsValue| Reflect::set(&options, &name.into(), &value);
    set("format", format.into())?;
    set("scale", scale.into())?;
    set("width", width.into())?;
    set("height", height.into())?;
    set("imageDataOnly", true.into())?;
    to_image(&figure, &options)
}

/// The bytes of a file. plotly.js returns SVG as text and PNG as base64.
fn file_bytes(drawn: &JsValue, picture: Picture) -> Result<Vec<u8>, JsValue> {
    let text = drawn.as_string().ok_or("plotly.js gave no text")?;
    match picture {
        Picture::Svg(..) => Ok(text.into_bytes()),
        Picture::Png(..) => base64::decode(&text),
    }
}
