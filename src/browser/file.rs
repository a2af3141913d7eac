//! Files that a person chooses or drops onto the page.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
pub use web_sys::File;
use web_sys::{DragEvent, Event, HtmlInputElement};

/// No file of the lab is larger; a larger one is not even read.
const LARGEST: f64 = 16e6;

/// Whether files are dragged over the page; the event then ends here, so that
/// the browser does not leave the page for a dropped file.
pub fn is_dragged(event: &DragEvent) -> bool {
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

/// The file that was dropped, if its name ends so.
pub fn dropped(event: &DragEvent, ending: &str) -> Option<File> {
    if !is_dragged(event) {
        return None;
    }
    let file = event.data_transfer()?.files()?.get(0)?;
    let name = file.name().to_ascii_lowercase();
    name.ends_with(ending).then_some(file)
}

/// The file that was chosen in a file field, which is empty again afterwards,
/// so that the same file can be chosen once more.
pub fn chosen(event: &Event) -> Option<File> {
    let field: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = field.files()?.get(0);
    field.set_value("");
    file
}

/// Reads a file as text and calls back with it, or with why that failed.
pub fn read(file: &File, done: impl FnOnce(Result<String, String>) + 'static) {
    if file.size() > LARGEST {
        done(Err(format!(
            "it has {} bytes, {LARGEST} is the most",
            file.size()
        )));
        return;
    }
    let text = file.text();
    spawn_local(async move {
        let text = JsFuture::from(text).await;
        done(match text {
            Ok(text) => Ok(text.as_string().unwrap_or_default()),
            Err(error) => Err(format!("{error:?}")),
        });
    });
}
