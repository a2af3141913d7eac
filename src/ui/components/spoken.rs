//! A text whose numbers a screen reader reads in words.

use leptos::prelude::*;

use crate::words::number::spoken_if_needed;

/// A changing text. If a screen reader would misread its numbers, it gets a text of its own,
/// and the visible one is hidden from it.
#[component]
pub(crate) fn SpokenText(
    /// The visible text.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    // A memo: a text that the browser has translated is written again only if it changes.
    let text = Memo::new(move |_| text.get());
    let spoken = Memo::new(move |_| spoken_if_needed(&text.read()));
    view! {
        <span
            aria-hidden=move || spoken.read().as_ref().map(|_| "true")
            prop:textContent=text
        ></span>
        <Spoken text=spoken />
    }
}

/// The text for screen readers alone, if there is one.
#[component]
pub(crate) fn Spoken(
    /// What a screen reader reads instead of the text before.
    text: Memo<Option<String>>,
) -> impl IntoView {
    // Few texts need it, so the element exists only for these.
    let is_needed = Memo::new(move |_| text.read().is_some());
    move || {
        is_needed.get().then(|| {
            view! {
                <span
                    class="visually-hidden spoken"
                    prop:textContent=move || text.get().unwrap_or_default()
                ></span>
            }
        })
    }
}
