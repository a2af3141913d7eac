//! The page as a whole.

use leptos::prelude::*;

use super::{
    focus_guard, notices::Notices, presets::Presets, print_header::PrintHeader,
    reset_button::ResetButton, scroll_hints, station_links, tab_groups, top_bar::TopBar,
    undo_buttons::UndoButtons,
};
use crate::{
    browser::{address, static_lesson},
    lab::station::Station,
    share::lesson::Access,
    ui::{
        components::{
            announcer::{Announcer, LiveRegion},
            challenge::{Challenges, ProgressLine},
            chart::plotly_loader::PlotlyLoader,
            current_station::CurrentStation,
            dock::Docking,
            lesson_bar::LessonBarSlot,
            question_note::OpenQuestion,
            spoken::SpokenText,
            station_context::GatedStation,
        },
        reactive::{pointer_state::PointerState, printing::Printing, staged_mount::StagedMount},
        session::{self, LessonDraft, Session},
        state::{Lab, ensemble_task},
        stations,
    },
    words::{label, session as words, station as station_words, text},
};

/// The page: top bar, stations and footer. The lecture's four stations come first, in
/// the lecture's order.
#[component]
pub(crate) fn App() -> impl IntoView {
    provide_context(PointerState::track());
    provide_context(Printing::track());
    let lab = Lab::new();
    provide_context(lab);
    let session = session::start(lab);
    provide_context(session);
    provide_context(LessonDraft::new(session));
    let challenges = Challenges::new(session);
    provide_context(challenges);
    provide_context(OpenQuestion::new());
    provide_context(PlotlyLoader::new());
    provide_context(ensemble_task::start(lab));
    let standalone = !session.embedded;
    provide_context(Announcer::new(lab));
    provide_context(CurrentStation::new());
    let docking = Docking::new();
    provide_context(docking);
    let mount = StagedMount::start(Station::ALL.len());
    provide_context(mount);
    let is_complete = mount.is_complete(Station::ALL.len());
    Effect::new(move || {
        if is_complete.get() {
            session.resume_undo();
            challenges.load();
            if let Some(station) = session.initial_station() {
                Session::show_station(station);
            }
            focus_guard::start(lab, session);
            tab_groups::start(lab, session);
            scroll_hints::start(lab);
            station_links::start();
        }
    });
    // Until then the style sheets hide the lab, so that no layout shift is visible.
    let is_visible = mount.is_complete(1);
    Effect::new(move || {
        if is_visible.get() {
            static_lesson::remove();
        }
    });
    let [first, others @ ..] = Station::ALL;
    let gated = |station| {
        view! { <GatedStation station=station>{stations::view_of(station)()}</GatedStation> }
    };
    let [lecture, further] = [false, true].map(|is_further| {
        others
            .into_iter()
            .filter(move |other| other.is_further() == is_further)
    });
    // A lesson may hide stations.
    let first_visible = Memo::new(move |_| {
        session.lesson.with(|lesson| {
            let is_visible = |station: &Station| lesson.of((*station).into()) != Access::Hidden;
            let visible = Station::ALL.into_iter().find(is_visible);
            format!("#{}", visible.map_or("main", Station::id))
        })
    });
    view! {
        <a class="skip-link" href=first_visible>
            {label::SKIP}
        </a>
        {if standalone {
            view! { <TopBar /> }.into_any()
        } else {
            view! { <EmbeddedTools /> }.into_any()
        }}
        <Notices />
        <LessonBarSlot />
        <main
            id="main"
            tabindex="-1"
            class:undocked=move || !docking.is_on()
            aria-busy=move || (!is_complete.get()).to_string()
        >
            <PrintHeader />
            {standalone.then(|| view! { <h1 class="visually-hidden">{label::PROMISE}</h1> })}
            {gated(first)}
            {standalone.then(|| view! { <StagedPresets mount=mount /> })}
            <DeferredChunkNotice mount=mount />
            {lecture.map(gated).collect_view()}
            <FurtherHeading mount=mount />
            {further.map(gated).collect_view()}
        </main>
        {standalone
            .then(|| {
            view! {
                <footer class="foot" hidden=move || !is_complete.get()>
                    <p class="slogan">{label::PROMISE}</p>
                    <p>{text::INTRO}</p>
                    {move || is_complete.get().then(|| view! { <ProgressLine /> })}
                    <p>
                        <SpokenText text=text::SEED_PROMISE />
                    </p>
                </footer>
            }
            })}
        <LiveRegion />
    }
}

/// The presets, once it is their turn.
#[component]
fn StagedPresets(mount: StagedMount) -> impl IntoView {
    let has_presets = mount.has_presets();
    move || has_presets.get().then(|| view! { <Presets /> })
}

/// Shown in place of the other stations until the deferred chunk is loaded.
#[component]
fn DeferredChunkNotice(mount: StagedMount) -> impl IntoView {
    move || {
        mount.is_waiting_for_chunk().then(|| {
            view! {
                <p id="deferred-status" class="deferred-status" role="status">
                    <span prop:textContent=move || {
                        if mount.has_chunk_failed() { words::STATIONS_FAILED } else { words::STATIONS_LOADING }
                    }></span>
                    // `assets/start/queued_clicks.js` shows it while a click is queued.
                    <span id="click-queued" hidden>
                        {words::CLICK_QUEUED}
                    </span>
                    <button
                        type="button"
                        id="retry-deferred"
                        data-first=""
                        class="button"
                        hidden=move || !mount.has_chunk_failed()
                        on:click=move |_| mount.load_deferred_chunk()
                    >
                        {words::RETRY}
                    </button>
                </p>
            }
        })
    }
}

/// The heading above the stations that go further than the lecture, unless a lesson hides
/// them all.
#[component]
fn FurtherHeading(mount: StagedMount) -> impl IntoView {
    let session = Session::of_page();
    let further = Station::ALL
        .into_iter()
        .filter(|station| station.is_further());
    let first = further.clone().map(Station::number).min().unwrap_or(1);
    let accesses: Vec<_> = further.map(|station| session.access(station)).collect();
    let is_hidden =
        Memo::new(move |_| accesses.iter().all(|access| access.get() == Access::Hidden));
    let is_mounted = mount.has_heading(first);
    move || {
        is_mounted.get().then(|| {
            view! {
                <h2 class="further" id="further" hidden=move || is_hidden.get()>
                    {station_words::FURTHER}
                </h2>
            }
        })
    }
}

/// In an embedded lab: undo, redo, reset, and a link to the lab itself with the same state.
#[component]
fn EmbeddedTools() -> impl IntoView {
    let session = Session::of_page();
    let lab = Memo::new(move |_| address::page_url("", &session.link().fragment));
    view! {
        <div class="open-in-lab">
            <UndoButtons />
            <ResetButton />
            <a id="open-in-lab" href=lab target="_blank" rel="noreferrer">
                {words::OPEN_IN_LAB}
            </a>
        </div>
    }
}
