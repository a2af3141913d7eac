//! A picture of one pixel a value.

use wasm_bindgen::{Clamped, JsCast, JsValue, prelude::wasm_bindgen};
use web_sys::Element;

#[wasm_bindgen]
extern "C" {
    type Canvas;

    #[wasm_bindgen(method, catch, js_name = getContext)]
    fn context(this: &Canvas, kind: &str) -> Result<Option<Context>, JsValue>;

    type Context;

    #[wasm_bindgen(method, catch, js_name = putImageData)]
    fn put(this: &Context, data: &ImageData, x: f64, y: f64) -> Result<(), JsValue>;

    type ImageData;

    #[wasm_bindgen(constructor, catch)]
    fn new(pixels: Clamped<&[u8]>, width: u32, height: u32) -> Result<ImageData, JsValue>;
}

/// Fills a canvas with pixels (red, green, blue, opacity, row by row) and
/// gives it their number of columns and rows.
///
/// # Errors
/// When the browser has no canvas, or did not take the pixels.
pub fn paint(canvas: &Element, pixels: &[u8], columns: u32, rows: u32) -> Result<(), String> {
    let failed = |error: JsValue| format!("{error:?}");
    for (name, size) in [("width", columns), ("height", rows)] {
        let size = size.to_string();
        // Setting a size empties the canvas, so an unchanged one is left alone.
        if canvas.get_attribute(name).as_ref() != Some(&size) {
            canvas.set_attribute(name, &size).map_err(failed)?;
        }
    }
    let context = canvas
        .unchecked_ref::<Canvas>()
        .context("2d")
        .map_err(failed)?
        .ok_or_else(|| "no canvas".to_owned())?;
    let data = ImageData::new(Clamped(pixels), columns, rows).map_err(failed)?;
    context.put(&data, 0.0, 0.0).map_err(failed)
}
