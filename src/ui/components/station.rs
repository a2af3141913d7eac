//! The frame of a station: question, sentence, and controls beside charts.

use leptos::{context::Provider, prelude::*};

use super::{
    announcer::Announcer,
    challenge::{ChallengeSlot, Challenges},
    current_station::CurrentStation,
    pointer_help::PointerHelp,
    sentence::Sentence,
    station_context::StationContext,
};
use crate::{
    lab::station::Station,
    share::lesson::Access,
    ui::{reactive::staged_mount::StagedMount, session::Session},
    words::{emphasis::Mark, help::Help, station as words},
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
    /// An explanation.
    #[prop(into)]
    lead: Signal<&'static str>,
    /// How to use the pictures, after the explanation.
    #[prop(optional, into)]
    help: Option<Help>,
    /// The controls.
    #[prop(into)]
    controls: ViewFn,
    /// Whether the controls are one line above the charts, and not a column beside them.
    #[prop(optional)]
    controls_in_row: bool,
    /// The charts, matrices and tables.
    children: ChildrenFn,
) -> impl IntoView {
    let (id, number) = (station.id(), station.number());
    expect_context::<Announcer>().watch(id, sentence);
    let context = StationContext::of_station();
    CurrentStation::of_page().watch(station, move || context.element.get());
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
    let challenges: Challenges = expect_context();
    // The first station's charts stay above the fold.
    let is_first = station == Station::Why;
    view! {
        <section
            class="station"
            class:controls-in-row=controls_in_row
            id=id
            // A link to the station moves the focus there.
            tabindex="-1"
            node_ref=context.element
            aria-busy=move || context.is_stale().to_string()
            aria-labelledby=labelled_by
            data-asking=move || challenges.asking_in(station)
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
            <div class="controls">{controls}</div>
            <div class="pictures">
                {(!is_first).then(|| view! { <ChallengeSlot station=station /> })}
                {move || is_complete.get().then(|| children())}
                {is_first.then(|| view! { <ChallengeSlot station=station /> })}
            </div>
            <p class="lead">
                <span prop:textContent=move || lead.get()></span>
                {help.map(|help| view! { " " <PointerHelp help=help /> })}
            </p>
            <NextStation station=station />
        </section>
    }
}

/// A link to the next station that the lesson shows, if there is one.
#[component]
fn NextStation(station: Station) -> impl IntoView {
    let session = Session::of_page();
    let later = Station::ALL
        .into_iter()
        .skip(station.number())
        .map(|station| (station, session.access(station)))
        .collect::<Vec<_>>();
    let next = Memo::new(move |_| {
        later
            .iter()
            .find(|(_, access)| access.get() != Access::Hidden)
            .map(|&(station, _)| station)
    });
    move || {
        next.get().map(|next| {
            view! {
                <p class="next-station">
                    <a href=format!("#{}", next.id())>
                        {words::next(next)} <span aria-hidden="true">"\u{a0}→"</span>
                    </a>
                </p>
            }
        })
    }
}
