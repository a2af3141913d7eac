//! The frame of a station: question, live sentence, controls beside pictures.

use leptos::{context::Provider, prelude::*};

use super::sentence::Sentence;
use crate::{
    share::lesson::Access,
    ui::{built::Built, live::Live, seen::Place, session::Session},
    words::emphasis::Mark,
};

/// One section of the page.
#[component]
pub(crate) fn Station(
    /// Anchor of the section.
    id: &'static str,
    /// Its number in the lecture's order.
    number: u8,
    /// The question it answers.
    heading: &'static str,
    /// The answer in numbers, which follows every drag while it is seen.
    #[prop(into)]
    sentence: Signal<String>,
    /// The numbers in it that have a tone of their own.
    #[prop(optional, into)]
    marks: MaybeProp<Vec<Mark>>,
    /// What it is about, in standing words.
    lead: &'static str,
    /// The controls.
    #[prop(into)]
    controls: ViewFn,
    /// The pictures.
    children: ChildrenFn,
) -> impl IntoView {
    expect_context::<Live>().watch(id, sentence);
    let place = Place::of_station();
    let heading_id = format!("{id}-heading");
    let access = Session::of_page().access(id);
    let built: Built = expect_context();
    let (has_controls, is_whole) = (
        built.has_controls(number.into()),
        built.is_whole(number.into()),
    );
    let controls = move || {
        let controls = controls.clone();
        has_controls
            .get()
            .then(|| view! { <Provider value=place.live>{controls.run()}</Provider> })
    };
    let labelled_by = heading_id.clone();
    view! {
        <section
            class="station"
            id=id
            node_ref=place.element
            aria-busy=move || place.is_behind().to_string()
            aria-labelledby=labelled_by
            hidden=move || access.get() == Access::Hidden
        >
            <header class="station-head">
                <h2 id=heading_id>
                    <span class="station-number" aria-hidden="true">
                        {number}
                    </span>
                    {heading}
                </h2>
                <Sentence id=format!("{id}-sentence") said=sentence marks=marks />
            </header>
            <p class="lead">{lead}</p>
            <div class="controls">{controls}</div>
            <div class="pictures">{move || is_whole.get().then(|| children())}</div>
        </section>
    }
}
