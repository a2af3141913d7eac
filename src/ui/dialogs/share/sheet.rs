//! The button that saves a lesson as a page to print.

use leptos::prelude::*;

use crate::{
    browser::download,
    share::lesson_sheet,
    ui::session::{LessonDraft, Session},
    words::lesson_sheet as words,
};

/// Saves the sheet of the steps that are written here.
#[component]
pub(super) fn SaveSheet() -> impl IntoView {
    let session = Session::of_page();
    let draft = LessonDraft::of_page();
    let save = move |_| {
        let lesson = untrack(|| draft.shared()).lesson;
        let text = lesson_sheet::html(&lesson);
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
