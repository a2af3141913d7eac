//! The live sentence of a station, its numbers set off from its words.

use leptos::prelude::*;

use crate::words::emphasis::{Mark, Part, Tone, parts};

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
    let parts = move || parts(&said.read(), &marks.get().unwrap_or_default());
    view! {
        <p class="sentence" id=id>
            {move || parts().into_iter().map(spoken).collect_view()}
        </p>
    }
}

fn spoken(Part { tone, text }: Part) -> impl IntoView {
    let class = match tone {
        Tone::Plain => "",
        Tone::Number => "figure",
        Tone::Shrinking => "figure shrinking",
        Tone::Growing => "figure growing",
        Tone::Held => "figure held",
    };
    view! { <span class=class>{text}</span> }
}
