//! The button that saves a lesson as a page to print.

use leptos::prelude::*;

use crate::{
    browser::{address, download},
    charts::lesson_sheet as charts,
    share::{lesson_sheet, link},
    ui::session::{LessonDraft, Session},
    words::lesson_sheet as words,
};

/// Saves the sheet of the steps that are written here.
#[component]
pub(super) fn SaveSheet() -> impl IntoView {
    let session = Session::of_page();
    let draft = LessonDraft::of_page();
    let save = move |_| {
        let shared = untrack(|| draft.shared());
        let written = link::write(&shared);
        let address = address::page_url("", &written.leading_to(None));
        let address = (!written.is_lesson_left_out).then_some(&*address);
        let text = lesson_sheet::html(&shared.lesson, address, charts::pictures);
        if let Err(reason) = download::text(words::FILE, "text/html", &text) {
            session.show_status(reason);
        }
    };
    view! {
        <button
            type="button"
            class="button"
            id="lesson-sheet"
            disabled=move || draft.steps.read().is_empty()
            on:click=save
        >
            {words::SAVE}
        </button>
    }
}
