//! The button with which users choose a file.

use leptos::{ev, prelude::*};

use crate::browser::file::{self, File};

/// A button over the browser's own field for a file.
#[component]
pub(crate) fn FileButton(
    /// The id of the field.
    id: &'static str,
    /// The kinds of files that the browser offers, as in the attribute `accept`.
    accept: &'static str,
    /// The text on the button.
    label: &'static str,
    /// Opens the chosen file.
    open: impl Fn(File) + 'static,
) -> impl IntoView {
    let choose = move |event: ev::Event| {
        if let Some(file) = file::chosen_file(&event) {
            open(file);
        }
    };
    view! {
        <label class="button file-button">
            <input type="file" id=id accept=accept on:change=choose />
            {label}
        </label>
    }
}
