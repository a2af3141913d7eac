//! A text whose numbers a screen reader reads in words.

use leptos::prelude::*;

use super::recycled_list::{ItemIndex, RecycledList};
use crate::{
    ui::reactive::ever::ever,
    words::{
        equation::{Piece, pieces},
        number::spoken_if_needed,
    },
};

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
    let hidden = move || spoken.read().as_ref().map(|_| "true");
    let pieces = Memo::new(move |_| pieces(&text.read()));
    let has_equation =
        Memo::new(move |_| pieces.with(|pieces| pieces.iter().any(|piece| piece.is_equation)));
    let is_split = ever(has_equation);
    let visible = move || {
        if is_split.get() {
            view! {
                <span aria-hidden=hidden>
                    <Pieces pieces=pieces />
                </span>
            }
            .into_any()
        } else {
            view! { <span aria-hidden=hidden prop:textContent=text></span> }.into_any()
        }
    };
    view! {
        {visible}
        <Spoken text=spoken />
    }
}

/// A text in which no line breaks within a short equation.
#[component]
fn Pieces(pieces: Memo<Vec<Piece>>) -> impl IntoView {
    let range = Memo::new(move |_| 0..pieces.read().len());
    let piece = move |index: usize, _: ItemIndex| {
        let is_equation =
            move || pieces.with(|pieces| pieces.get(index).is_some_and(|piece| piece.is_equation));
        let text = move || {
            let text = pieces.with(|pieces| pieces.get(index).map(|piece| piece.text.clone()));
            text.unwrap_or_default()
        };
        view! { <span class:equation=is_equation prop:textContent=text></span> }
    };
    view! { <RecycledList range=range children=piece /> }
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
