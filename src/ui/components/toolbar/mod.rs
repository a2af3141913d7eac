//! The small buttons below a chart or a picture.

mod picture_buttons;
mod picture_toolbar;

use leptos::prelude::*;

pub(crate) use self::{
    picture_buttons::{Done, Format, PictureButtons, PictureCaption},
    picture_toolbar::PictureToolbar,
};
use crate::words::chart_table as words;

/// One line of buttons at the right, and why a picture could not be saved.
#[component]
pub(crate) fn Toolbar(
    /// The name of the chart or the picture.
    name: Signal<String>,
    /// Why a picture could not be saved; else empty.
    error: Signal<String>,
    /// Whether the line has its own height. A chart's caption is beside its buttons.
    #[prop(optional)]
    is_separate: bool,
    /// The buttons.
    children: Children,
) -> impl IntoView {
    view! {
        <div
            class="chart-toolbar"
            class:separate=is_separate
            role="toolbar"
            data-tab-group=""
            aria-label=move || words::tools(&name.read())
        >
            {children()}
        </div>
        <p class="slider-error" role="alert" prop:textContent=move || error.get()></p>
    }
}

/// The button that opens the table with the numbers, `{id}-table`, and closes it.
#[component]
pub(crate) fn TableToggle(
    /// The id of the chart or the picture, which begins the ids of the button and the table.
    id: &'static str,
    /// Its name, which ends the name of the button.
    name: Signal<String>,
    /// Whether the table is open.
    is_open: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            id=format!("{id}-table-toggle")
            aria-label=move || words::button(words::TABLE, &name.read())
            aria-expanded=move || is_open.get().to_string()
            aria-controls=format!("{id}-table")
            on:click=move |_| is_open.update(|is_open| *is_open = !*is_open)
        >
            {words::TABLE}
        </button>
    }
}
