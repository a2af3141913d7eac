//! What is mounted once and then stays.

use leptos::prelude::*;

/// Whether a value is true, or has been.
pub(crate) fn ever(value: Memo<bool>) -> Memo<bool> {
    Memo::new(move |previous: Option<&bool>| previous == Some(&true) || value.get())
}
