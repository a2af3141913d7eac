//! Copies a text and shows whether it worked.

use leptos::prelude::*;

use crate::{browser::clipboard, words::share as words};

/// Copies a text. The status then shows `copied`, or why nothing was copied.
pub(crate) fn copy_text(text: &str, status: WriteSignal<&'static str>, copied: &'static str) {
    // Empty in between, so that a screen reader announces the same status again.
    status.set("");
    clipboard::copy(text, move |written| {
        // What shows the status may be gone by then.
        status.try_set(if written.is_ok() {
            copied
        } else {
            words::NOT_COPIED
        });
    });
}
