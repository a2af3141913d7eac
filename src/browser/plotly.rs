//! plotly.js, as far as the lab needs it.
//!
//! The bindings that come with the plotly crate take an element id, panic on
//! failure and cannot remove a chart; these few lines can.

use js_sys::{Array, JSON, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::{JsFuture, spawn_local};
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

    #[wasm_bindgen(catch, js_namespace = Plotly, js_name = follow)]
    fn follow_(element: &HtmlElement, data: &JsValue, layout: &JsValue) -> Result<bool, JsValue>;

    #[wasm_bindgen(catch, js_namespace = Plotly, js_name = purge)]
    fn purge_(element: &HtmlElement) -> Result<(), JsValue>;

    #[wasm_bindgen(catch, js_namespace = Plotly, js_name = toImage)]
    fn to_image(figure: &JsValue, options: &JsValue) -> Result<Promise, JsValue>;
    // web-sys has this too, with a list of nodes as one more feature.
    type Chart;

    #[wasm_bindgen(method, js_name = querySelectorAll)]
    fn query_selector_all(this: &Chart, selector: &str) -> JsValue;
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

/// How much larger than usual a chart is written on this screen: as the page's
/// text is, times the style sheets' `--chart-scale`.
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

/// Lets a drawing grow and shrink with its place, as paper needs it, or gives
/// it back the size that plotly.js drew it for.
pub fn fit_to_width(element: &HtmlElement, fit: bool) {
    let drawings = element.get_elements_by_class_name("main-svg");
    for drawing in (0..drawings.length()).filter_map(|index| drawings.item(index)) {
        let size = |side: &str| drawing.get_attribute(side).filter(|_| fit);
        // The sizes are plotly's own numbers, which a view box takes.
        match (size("width"), size("height")) {
            (Some(width), Some(height)) => drawing
                .set_attribute("viewBox", &format!("0 0 {width} {height}"))
                .ok(),
            _ => drawing.remove_attribute("viewBox").ok(),
        };
    }
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

/// Tells them another name for a chart that was described before.
pub fn rename(element: &HtmlElement, name: &str) {
    // The first of its pictures stands for all of them.
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
    // Only a malformed name is refused, and these are not.
    element.set_attribute(attribute, value).ok();
}

/// Frees what a chart holds. An element without a chart is left alone.
pub fn purge(element: &HtmlElement) {
    // The element leaves the page with or without plotly's consent.
    purge_(element).ok();
}

/// A chart's picture, as plotly.js makes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picture {
    /// The text of an SVG file.
    Svg(u32, u32),
    /// The bytes of a PNG file, two pixels for each that is asked for.
    Png(u32, u32),
}

/// Draws a figure apart from the page, with the axes as they are zoomed in the
/// chart of this element, and calls back with the file's bytes.
pub fn picture(
    element: &HtmlElement,
    figure: &str,
    picture: Picture,
    done: impl FnOnce(Result<Vec<u8>, String>) + 'static,
) {
    match drawing(element, figure, picture) {
        Ok(drawn) => spawn_local(async move {
            let drawn = JsFuture::from(drawn).await;
            done(
                drawn
                    .and_then(|drawn| file(&drawn, picture))
                    .map_err(|error| said(&error)),
            );
        }),
        Err(error) => done(Err(said(&error))),
    }
}

fn drawing(element: &HtmlElement, figure: &str, picture: Picture) -> Result<Promise, JsValue> {
    let figure = JSON::parse(figure)?;
    let layout = Reflect::get(&figure, &"layout".into())?;
    let shown = Reflect::get(element, &"layout".into())?;
    for axis in ["xaxis", "yaxis"] {
        let part = |layout: &JsValue| Reflect::get(layout, &axis.into());
        // A chart that was never drawn has no axes.
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

/// SVG comes as text, PNG as base64.
fn file(drawn: &JsValue, picture: Picture) -> Result<Vec<u8>, JsValue> {
    let text = drawn.as_string().ok_or("plotly.js gave no text")?;
    match picture {
        Picture::Svg(..) => Ok(text.into_bytes()),
        Picture::Png(..) => {
            let window = web_sys::window().ok_or("there is no window")?;
            let bytes = window.atob(&text)?;
            // Each character stands for one byte.
            Ok(bytes
                .chars()
                .filter_map(|byte| u8::try_from(byte).ok())
                .collect())
        }
    }
}

fn said(error: &JsValue) -> String {
    error
        .dyn_ref::<js_sys::Error>()
        .map_or_else(|| format!("{error:?}"), |error| error.message().into())
}
