//! Drawing on a canvas, one pixel per value.

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

/// Draws pixels on a canvas and gives it their size. `pixels` holds red, green, blue and
/// opacity for each pixel, row by row.
///
/// # Errors
/// If the browser has no canvas, or refuses the pixels.
pub fn paint(canvas: &Element, pixels: &[u8], columns: u32, rows: u32) -> Result<(), String> {
    let to_text = |error: JsValue| format!("{error:?}");
    for (name, size) in [("width", columns), ("height", rows)] {
        let size = size.to_string();
        // Setting a size clears the canvas, so set it only if it has changed.
        if canvas.get_attribute(name).as_ref() != Some(&size) {
            canvas.set_attribute(name, &size).map_err(to_text)?;
        }
    }
    let context = canvas
        .unchecked_ref::<Canvas>()
        .context("2d")
        .map_err(to_text)?
        .ok_or_else(|| "no canvas".to_owned())?;
    let data = ImageData::new(Clamped(pixels), columns, rows).map_err(to_text)?;
    context.put(&data, 0.0, 0.0).map_err(to_text)
}
