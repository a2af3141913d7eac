//! The sentence of a station, with its numbers emphasised.

use leptos::prelude::*;

use super::{
    recycled_list::{ItemIndex, RecycledList},
    spoken::SpokenText,
};
use crate::words::emphasis::{Mark, Tone, split};

/// A station's result in one sentence.
#[component]
pub(crate) fn Sentence(
    /// The element's id.
    id: String,
    /// Its text.
    text: Signal<String>,
    /// Numbers that need a particular tone.
    marks: MaybeProp<Vec<Mark>>,
) -> impl IntoView {
    let parts = Memo::new(move |_| split(&text.read(), &marks.get().unwrap_or_default()));
    // While a slider moves, only the texts change: the tones and so the elements stay.
    let tones = Memo::new(move |_| {
        parts
            .read()
            .iter()
            .map(|part| part.tone)
            .collect::<Vec<_>>()
    });
    let listed = Memo::new(move |_| 0..tones.read().len());
    let part = move |index: usize, _: ItemIndex| {
        let class = move || tones.with(|tones| tones.get(index).copied().map_or("", class_of));
        let text = Signal::derive(move || {
            let text = parts.with(|parts| parts.get(index).map(|part| part.text.clone()));
            text.unwrap_or_default()
        });
        let translate = move || (!class().is_empty()).then_some("no");
        view! {
            <span class=class translate=translate>
                <SpokenText text=text />
            </span>
        }
    };
    view! {
        <p class="sentence" id=id>
            <RecycledList range=listed children=part />
        </p>
    }
}

fn class_of(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain => "",
        Tone::Number => "figure",
        Tone::Shrinking => "figure shrinking",
        Tone::Growing => "figure growing",
        Tone::Normalized => "figure normalized",
    }
}
