//! Opening a modal dialog.

use web_sys::HtmlDialogElement;

/// Opens a modal dialog, which blocks the rest of the page until it is closed. Does
/// nothing if it is open already.
///
/// # Errors
/// If the browser does not support dialogs.
pub fn open(dialog: &HtmlDialogElement) -> Result<(), String> {
    if dialog.open() {
        return Ok(());
    }
    dialog.show_modal().map_err(|error| format!("{error:?}"))
}
