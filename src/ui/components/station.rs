//! The frame of a station: question, sentence, and controls beside charts.

use leptos::{context::Provider, prelude::*};

use super::sentence::Sentence;
use super::{announcer::Announcer, station_context::StationContext};
use crate::{
    lab::station::Station,
    share::lesson::Access,
    ui::{reactive::staged_mount::StagedMount, session::Session},
    words::{emphasis::Mark, station as words},
};

/// A section of the page.
#[component]
pub(crate) fn StationFrame(
    /// Which station it is.
    station: Station,
    /// The answer in numbers.
    #[prop(into)]
    sentence: Signal<String>,
    /// Numbers in the sentence that need a particular tone.
    #[prop(optional, into)]
    marks: MaybeProp<Vec<Mark>>,
    /// An introduction.
    #[prop(into)]
    lead: Signal<&'static str>,
    /// The controls.
    #[prop(into)]
    controls: ViewFn,
    /// The charts, matrices and tables.
    children: ChildrenFn,
) -> impl IntoView {
    let (id, number) = (station.id(), station.number());
    expect_context::<Announcer>().watch(id, sentence);
    let context = StationContext::of_station();
    let heading_id = format!("{id}-heading");
    let access = Session::of_page().access(station);
    let stages: StagedMount = expect_context();
    let (has_controls, is_complete) = (stages.has_controls(number), stages.is_complete(number));
    let controls = move || {
        let controls = controls.clone();
        has_controls
            .get()
            .then(|| view! { <Provider value=context.live>{controls.run()}</Provider> })
    };
    let labelled_by = heading_id.clone();
    view! {
        <section
            class="station"
            id=id
            node_ref=context.element
            aria-busy=move || context.is_stale().to_string()
            aria-labelledby=labelled_by
            hidden=move || access.get() == Access::Hidden
        >
            <header class="station-head">
                <h2 id=heading_id>
                    <span class="station-number" aria-hidden="true">
                        {number}
                    </span>
                    {words::heading(station)}
                </h2>
                <Sentence id=format!("{id}-sentence") text=sentence marks=marks />
            </header>
            <p class="lead" prop:textContent=move || lead.get()></p>
            <div class="controls">{controls}</div>
            <div class="pictures">{move || is_complete.get().then(|| children())}</div>
        </section>
    }
}
