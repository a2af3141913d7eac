//! Files that the user chooses or drops onto the page.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
pub use web_sys::File;
use web_sys::{Blob, DragEvent, Event, HtmlInputElement};

/// The largest file that is read, in bytes. No file of the lab is larger.
const MAX_BYTES: f64 = 16e6;

/// How much of a larger file is read, in bytes: enough to recognise its kind.
const START_BYTES: f64 = 65_536.0;

/// Why a file was not read.
pub enum FileError {
    /// It is larger than the limit; both in bytes.
    TooLarge {
        size: f64,
        limit: f64,
        /// The first bytes of the file.
        start: Vec<u8>,
    },
    /// The browser failed to read it; its own message.
    Browser(String),
}

/// Whether the event drags files. If so, this prevents its default action, so that the
/// browser does not navigate to a dropped file.
pub fn accept_drag(event: &DragEvent) -> bool {
    let types = event.data_transfer().map(|data| data.types());
    let is_file = types.is_some_and(|types: Array| {
        let files = JsValue::from_str("Files");
        types.includes(&files, 0)
    });
    if is_file {
        event.prevent_default();
    }
    is_file
}

/// The dropped file, if its name has this extension; an empty one accepts any name.
pub fn dropped_file(event: &DragEvent, extension: &str) -> Option<File> {
    if !accept_drag(event) {
        return None;
    }
    let file = event.data_transfer()?.files()?.get(0)?;
    let name = file.name().to_ascii_lowercase();
    name.ends_with(extension).then_some(file)
}

/// The file that the user chose in a file field. The field is cleared, so that the user
/// can choose the same file again.
pub fn chosen_file(event: &Event) -> Option<File> {
    let field: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = field.files()?.get(0);
    field.set_value("");
    file
}

/// Reads a file and calls back with its bytes, or with the reason for failure.
pub fn read(file: &File, done: impl FnOnce(Result<Vec<u8>, FileError>) + 'static) {
    let (size, limit) = (file.size(), MAX_BYTES);
    let is_too_large = size > limit;
    let content = if is_too_large {
        file.slice_with_f64_and_f64(0.0, START_BYTES)
    } else {
        Ok(file.clone().into())
    };
    spawn_local(async move {
        done(match bytes(content).await {
            Ok(start) if is_too_large => Err(FileError::TooLarge { size, limit, start }),
            Ok(bytes) => Ok(bytes),
            Err(error) => Err(FileError::Browser(format!("{error:?}"))),
        });
    });
}

async fn bytes(blob: Result<Blob, JsValue>) -> Result<Vec<u8>, JsValue> {
    let buffer = JsFuture::from(blob?.array_buffer()).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// Reads a file as text and calls back with the text, or with the reason for failure.
pub fn read_text(file: &File, done: impl FnOnce(Result<String, FileError>) + 'static) {
    read(file, |bytes| done(bytes.map(|bytes| decode(&bytes))));
}

/// The text of these bytes in UTF-8, as a browser decodes it: without a byte order mark, and
/// with U+FFFD in place of what is no UTF-8.
pub fn decode(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned()
}
