//! The live sentence of a station, its numbers set off from its words.

use leptos::prelude::*;

use super::kept::{At, Kept};
use crate::words::emphasis::{Mark, Tone, parts};

/// The most important line of a station.
#[component]
pub(crate) fn Sentence(
    /// The element's id.
    id: String,
    /// What it says.
    said: Signal<String>,
    /// Numbers in it that have a tone of their own.
    marks: MaybeProp<Vec<Mark>>,
) -> impl IntoView {
    let parts = Memo::new(move |_| parts(&said.read(), &marks.get().unwrap_or_default()));
    // While a slider moves, numbers change and words stay: the elements stay too.
    let tones = Memo::new(move |_| {
        parts
            .read()
            .iter()
            .map(|part| part.tone)
            .collect::<Vec<_>>()
    });
    let listed = Memo::new(move |_| 0..tones.read().len());
    let part = move |index: usize, _: At| {
        let class = move || tones.with(|tones| tones.get(index).copied().map_or("", class_of));
        let text = move || parts.with(|parts| parts.get(index).map(|part| part.text.clone()));
        view! { <span class=class>{text}</span> }
    };
    view! {
        <p class="sentence" id=id>
            <Kept range=listed children=part />
        </p>
    }
}

fn class_of(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain => "",
        Tone::Number => "figure",
        Tone::Shrinking => "figure shrinking",
        Tone::Growing => "figure growing",
        Tone::Held => "figure held",
    }
}
