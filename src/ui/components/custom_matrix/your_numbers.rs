//! The button that leads to the panel for the user's own matrix.

use leptos::prelude::*;

use super::open_custom_matrix;
use crate::{
    lab::setting::Setting, share::lesson::Access, ui::session::Session,
    words::custom_matrix as words,
};

/// Opens the panel, unless the lesson closes it, and moves view and focus there.
#[component]
pub(crate) fn YourNumbers(id: &'static str) -> impl IntoView {
    let access = Session::of_page().access(Setting::CustomMatrix);
    view! {
        <button
            type="button"
            class="your-numbers text-button"
            id=id
            title=words::YOUR_NUMBERS_HELP
            hidden=move || access.get() == Access::Hidden
            disabled=move || access.get() == Access::Locked
            on:click=move |_| open_custom_matrix()
        >
            {words::YOUR_NUMBERS}
        </button>
    }
}
