//! Turns SVG documents into PNG files.

use js_sys::{Promise, encode_uri_component};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::{base64, js_error::message};

#[wasm_bindgen]
extern "C" {
    // web-sys offers these too, but needs more features for them.
    type Image;

    #[wasm_bindgen(constructor, catch)]
    fn new() -> Result<Image, JsValue>;

    #[wasm_bindgen(method, setter, js_name = src)]
    fn set_src(this: &Image, address: &str);

    #[wasm_bindgen(method, catch)]
    fn decode(this: &Image) -> Result<Promise, JsValue>;

    type Canvas;

    #[wasm_bindgen(method, setter)]
    fn set_width(this: &Canvas, pixels: u32);

    #[wasm_bindgen(method, setter)]
    fn set_height(this: &Canvas, pixels: u32);

    #[wasm_bindgen(method, catch, js_name = getContext)]
    fn context(this: &Canvas, kind: &str) -> Result<Option<Context>, JsValue>;

    #[wasm_bindgen(method, catch, js_name = toDataURL)]
    fn to_data_url(this: &Canvas, media_type: &str) -> Result<String, JsValue>;

    type Context;

    #[wasm_bindgen(method, catch, js_name = drawImage)]
    fn draw(
        this: &Context,
        image: &Image,
        x: f64,
        y: f64,
        width: f64,
        height: f64,
    ) -> Result<(), JsValue>;
}

/// Draws an SVG document with this many pixels, and calls back with the bytes of a PNG file.
pub fn png(
    svg: &str,
    [width, height]: [u32; 2],
    done: impl FnOnce(Result<Vec<u8>, String>) + 'static,
) {
    let address = format!(
        "data:image/svg+xml,{}",
        String::from(encode_uri_component(svg))
    );
    spawn_local(async move {
        let drawn = draw(&address, [width, height]).await;
        done(drawn.map_err(|error| message(&error)));
    });
}

async fn draw(address: &str, [width, height]: [u32; 2]) -> Result<Vec<u8>, JsValue> {
    let image = Image::new()?;
    image.set_src(address);
    JsFuture::from(image.decode()?).await?;
    let window = web_sys::window().ok_or("there is no window")?;
    let document = window.document().ok_or("there is no page")?;
    let canvas: Canvas = document.create_element("canvas")?.unchecked_into();
    canvas.set_width(width);
    canvas.set_height(height);
    let context = canvas.context("2d")?.ok_or("there is no canvas")?;
    context.draw(&image, 0.0, 0.0, width.into(), height.into())?;
    let encoded = canvas.to_data_url("image/png")?;
    let (_, encoded) = encoded.split_once("base64,").ok_or("there is no PNG")?;
    base64::decode(encoded)
}
