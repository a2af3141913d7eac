//! The part of the bar where a student copies the answers.

use leptos::{ev, html, prelude::*};

use super::StudentAnswers;
use crate::{
    browser::scroll,
    share::answers::{self, Answers},
    ui::{components::copy_text::copy_text, session::Session},
    words::{answers as words, share as share_words},
};

/// The name, the buttons that copy or clear, and what they did.
#[component]
pub(super) fn HandIn(
    /// What the last step opens.
    details: NodeRef<html::Details>,
) -> impl IntoView {
    let session = Session::of_page();
    let given = expect_context::<StudentAnswers>();
    let (status, set_status) = signal("");
    let name = RwSignal::new(given.given.with_untracked(|given| given.name.to_string()));
    let rename = move |event: ev::Event| {
        let text = event_target_value(&event);
        given.rename(&text);
        name.set(text);
    };
    let cleared = RwSignal::new(None::<Answers>);
    let is_empty = Memo::new(move |_| given.given.read().entries.is_empty());
    let can_restore = move || is_empty.get() && cleared.read().is_some();
    let clear = move |_| {
        if untrack(can_restore) {
            given.replace(cleared.write().take().unwrap_or_default());
            set_status.set(words::RESTORED);
        } else {
            cleared.set(Some(given.replace(given.none())));
            set_status.set(words::CLEARED);
        }
        name.set(given.given.with_untracked(|given| given.name.to_string()));
    };
    let copy = move |text: String| copy_text(&text, set_status, share_words::COPIED);
    let complete = move || {
        given.record_pending();
        untrack(|| given.complete())
    };
    let copy_code = move |_| copy(answers::write(&complete()));
    let copy_csv = move |_| {
        let lesson = session.lesson.get_untracked();
        copy(answers::to_csv(&[complete()], &lesson));
    };
    let code = move || answers::write(&given.complete());
    view! {
        <details
            class="lesson-hand-in"
            id="hand-in"
            node_ref=details
            // On a phone the bar scrolls.
            on:toggle=move |_| scroll::reveal_on_touch_screen("#copy-code")
        >
            <summary>{words::HAND_IN}</summary>
            <p class="note">{words::HAND_IN_HELP}</p>
            <div class="lesson-hand-in-line">
                <label>
                    <span>{words::NAME}</span>
                    <input
                        type="text"
                        id="answers-name"
                        autocomplete="off"
                        maxlength=Answers::MOST_NAME
                        prop:value=name
                        on:input=rename
                    />
                </label>
                <button type="button" class="button" id="copy-code" on:click=copy_code>
                    {words::COPY_CODE}
                </button>
                <button type="button" class="button" id="copy-csv" on:click=copy_csv>
                    {words::COPY_CSV}
                </button>
                <button
                    type="button"
                    class="button"
                    id="clear-answers"
                    disabled=move || is_empty.get() && cleared.read().is_none()
                    on:click=clear
                    prop:textContent=move || if can_restore() { words::RESTORE } else { words::CLEAR }
                ></button>
                <span id="hand-in-status" role="status" prop:textContent=move || status.get()></span>
            </div>
            // Where the browser forbids copying, the code can be selected here.
            <code class="lesson-code" id="answer-code" translate="no" prop:textContent=code></code>
        </details>
    }
}
