//! Sharing: the link, the code to embed it, and what a lesson withholds.

mod lesson;

use leptos::{ev, html, prelude::*};

use self::lesson::LessonChoices;
use super::session::Session;
use crate::{
    browser::{address, clipboard, dialog},
    share::link::{self, LONGEST_LIST, Link},
    words::{file as file_words, share as words},
};

/// The button in the bar: copies the link, and opens the dialog that says so.
#[component]
pub(super) fn Share() -> impl IntoView {
    let place = NodeRef::<html::Dialog>::new();
    let (is_open, set_open) = signal(false);
    let open = move |_| {
        let Some(place) = place.get_untracked() else {
            return;
        };
        set_open.set(true);
        if let Err(reason) = dialog::open(&place) {
            leptos::logging::error!("dialog: {reason}");
        }
    };
    let close = Callback::new(move |()| {
        if let Some(place) = place.get_untracked() {
            place.close();
        }
    });
    view! {
        <button
            type="button"
            class="button"
            id="share"
            aria-haspopup="dialog"
            on:click=open
        >
            {words::SHARE}
        </button>
        <dialog
            class="dialog"
            id="share-dialog"
            node_ref=place
            aria-labelledby="share-heading"
            on:close=move |_| set_open.set(false)
        >
            <h2 id="share-heading">{words::HEADING}</h2>
            // Built only while it is open: nothing here follows a drag.
            <Show when=move || is_open.get()>
                <Content close=close />
            </Show>
            <form method="dialog" class="dialog-end">
                <button class="button primary" id="share-close">
                    {words::CLOSE}
                </button>
            </form>
        </dialog>
    }
}

/// What is shared, each with a button.
#[component]
fn Content(close: Callback<()>) -> impl IntoView {
    let session = Session::of_page();
    let (said, say) = signal("");
    let copy = move |text: String, copied: &'static str| {
        say.set("");
        clipboard::copy(&text, move |written| {
            // The dialog may be gone by then.
            say.try_set(if written.is_ok() {
                copied
            } else {
                words::NOT_COPIED
            });
        });
    };
    // A student's own unlocking is not what is passed on.
    let written = Memo::new(move |_| {
        link::write(&Link {
            scenario: session.scenario(),
            lesson: session.lesson.get().as_given(),
        })
    });
    let page = move || written.with(|written| address::of_page("", &written.fragment));
    let frame = move || {
        written.with(|written| words::frame(&address::of_page("embed=1", &written.fragment)))
    };
    let opened = move |event: ev::Event| {
        session.choose(&event);
        // What the file holds, or what is wrong with it, is seen behind the dialog.
        close.run(());
    };
    let left_out = move || {
        written.with(|written| {
            (!written.left_out.is_empty()).then(|| words::left_out(&written.left_out, LONGEST_LIST))
        })
    };
    copy(untrack(page), words::LINK_COPIED);
    view! {
        <p class="dialog-said" id="share-said" role="status">
            {said}
        </p>
        <div class="copy-line">
            <label for="share-link">{words::LINK}</label>
            <input id="share-link" type="text" readonly prop:value=page />
            <button
                type="button"
                class="button primary"
                id="copy-link"
                on:click=move |_| copy(untrack(page), words::COPIED)
            >
                {words::COPY}
            </button>
        </div>
        <p class="slider-error" id="share-left-out">
            {left_out}
        </p>
        <div class="copy-line">
            <label for="share-embed">{words::EMBED}</label>
            <textarea id="share-embed" rows="3" readonly prop:value=frame></textarea>
            <button
                type="button"
                class="button"
                id="copy-embed"
                on:click=move |_| copy(untrack(frame), words::COPIED)
            >
                {words::COPY}
            </button>
        </div>
        <div class="copy-line">
            <span class="copy-line-name">{file_words::FILE}</span>
            <div class="buttons">
                <button
                    type="button"
                    class="button"
                    id="save-file"
                    on:click=move |_| session.save()
                >
                    {file_words::SAVE}
                </button>
                <label class="button file-button">
                    {file_words::OPEN}
                    <input
                        type="file"
                        id="open-file"
                        accept=".json,application/json"
                        on:change=opened
                    />
                </label>
            </div>
        </div>
        <LessonChoices />
    }
}
