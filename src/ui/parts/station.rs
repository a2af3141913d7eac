//! The frame of a station: question, live sentence, controls beside pictures.

use leptos::prelude::*;

use crate::ui::live::Live;

/// One section of the page.
#[component]
pub(crate) fn Station(
    /// Anchor of the section.
    id: &'static str,
    /// Its number in the lecture's order.
    number: u8,
    /// The question it answers.
    heading: &'static str,
    /// The answer in numbers, which follows every drag.
    #[prop(into)]
    sentence: Signal<String>,
    /// What it is about, in standing words.
    lead: &'static str,
    /// The controls.
    #[prop(into)]
    controls: ViewFnOnce,
    /// The pictures.
    children: Children,
) -> impl IntoView {
    expect_context::<Live>().watch(id, sentence);
    let heading_id = format!("{id}-heading");
    let labelled_by = heading_id.clone();
    view! {
        <section class="station" id=id aria-labelledby=labelled_by>
            <header class="station-head">
                <h2 id=heading_id>
                    <span class="station-number" aria-hidden="true">
                        {number}
                    </span>
                    {heading}
                </h2>
                <p class="sentence" id=format!("{id}-sentence")>
                    {sentence}
                </p>
            </header>
            <p class="lead">{lead}</p>
            <div class="controls">{controls.run()}</div>
            <div class="pictures">{children()}</div>
        </section>
    }
}
