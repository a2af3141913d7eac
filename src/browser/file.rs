//! Files that the user chooses or drops onto the page.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
pub use web_sys::File;
use web_sys::{DragEvent, Event, HtmlInputElement};

/// The largest file that is read, in bytes. No file of the lab is larger.
const MAX_BYTES: f64 = 16e6;

/// Why a file was not read.
pub enum FileError {
    /// It is larger than the limit; both in bytes.
    TooLarge { size: f64, limit: f64 },
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

/// Reads a file as text and calls back with the text, or with the reason for failure.
pub fn read(file: &File, done: impl FnOnce(Result<String, FileError>) + 'static) {
    let (size, limit) = (file.size(), MAX_BYTES);
    if size > limit {
        done(Err(FileError::TooLarge { size, limit }));
        return;
    }
    let text = file.text();
    spawn_local(async move {
        let text = JsFuture::from(text).await;
        done(match text {
            Ok(text) => Ok(text.as_string().unwrap_or_default()),
            Err(error) => Err(FileError::Browser(format!("{error:?}"))),
        });
    });
}
