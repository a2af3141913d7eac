//! Bytes that JavaScript gives as base64.

use wasm_bindgen::JsValue;

/// The bytes of a base64 text.
///
/// # Errors
/// If the text is not base64.
pub(super) fn decode(text: &str) -> Result<Vec<u8>, JsValue> {
    let window = web_sys::window().ok_or("there is no window")?;
    let bytes = window.atob(text)?;
    // Each character represents one byte.
    Ok(bytes
        .chars()
        .filter_map(|byte| u8::try_from(byte).ok())
        .collect())
}
