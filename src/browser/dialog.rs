//! Opening a dialog.

use web_sys::HtmlDialogElement;

/// Opens a dialog above the page, which can be used no more until it closes.
/// One that is open already stays open.
///
/// # Errors
/// When the browser knows no dialogs.
pub fn open(dialog: &HtmlDialogElement) -> Result<(), String> {
    if dialog.open() {
        return Ok(());
    }
    dialog.show_modal().map_err(|error| format!("{error:?}"))
}
