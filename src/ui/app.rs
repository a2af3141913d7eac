//! The page as a whole.

use leptos::prelude::*;

use super::{
    built::Built,
    gallery::Gallery,
    hand::Hand,
    live::{Live, Spoken},
    many_seeds,
    paper::Paper,
    parts::turns::Plotly,
    ribbon::Hero,
    seen::Seen,
    session::{Notices, Session},
    state::Lab,
    stations::{
        failures::Failures, parameters::Parameters, relatives::Relatives, statistics::Statistics,
        what::What, why::Why,
    },
    top_bar::TopBar,
};
use crate::{
    browser::{address, loading},
    words::{label, session as words, text},
};

/// Top bar and the stations: the lecture's four in its order, then two that go further.
#[component]
pub(super) fn App() -> impl IntoView {
    provide_context(Hand::watched());
    let lab = Lab::new();
    provide_context(lab);
    let session = Session::begin(lab);
    provide_context(session);
    provide_context(Plotly::on_call());
    provide_context(many_seeds::follow(lab));
    let alone = !session.embedded;
    provide_context(Live::new());
    let built = Built::in_turn(label::STATIONS.len());
    provide_context(built);
    let is_whole = built.is_whole(label::STATIONS.len());
    // Until then the styles hide the lab: nothing of it moves while it is seen.
    let is_seen = built.is_whole(1);
    Effect::new(move || {
        if is_seen.get() {
            loading::done();
        }
    });
    view! {
        <a class="skip" href="#main">
            {label::SKIP}
        </a>
        {alone.then(|| view! { <TopBar /> })}
        <Notices />
        <main id="main" tabindex="-1" aria-busy=move || (!is_whole.get()).to_string()>
            <Paper />
            {alone.then(|| view! { <Head built=built /> })}
            <Seen number=1>
                <Why />
            </Seen>
            <Coming built=built />
            <Seen number=2>
                <What />
            </Seen>
            <Seen number=3>
                <Statistics />
            </Seen>
            <Seen number=4>
                <Parameters />
            </Seen>
            <Seen number=5>
                <Relatives />
            </Seen>
            <Seen number=6>
                <Failures />
            </Seen>
        </main>
        {if alone {
            view! {
                <footer class="foot" hidden=move || !is_whole.get()>
                    <p>{text::SEED_PROMISE}</p>
                </footer>
            }
                .into_any()
        } else {
            view! { <OpenInLab /> }.into_any()
        }}
        <Spoken />
    }
}

/// What stands above the stations.
#[component]
fn Head(built: Built) -> impl IntoView {
    let (hero, gallery) = (built.has_head(1), built.has_head(2));
    view! {
        {move || hero.get().then(|| view! { <Hero /> })}
        {move || gallery.get().then(|| view! { <Gallery /> })}
    }
}

/// In the place of the other stations until the rest of the program is here.
#[component]
fn Coming(built: Built) -> impl IntoView {
    move || {
        built.waits().then(|| {
            view! {
                <p id="coming" class="coming" role="status">
                    {move || if built.is_missing() { words::NOT_COME } else { words::COMING }}
                    // start.js shows it.
                    <span id="coming-held" hidden>
                        {words::HELD}
                    </span>
                    <button
                        type="button"
                        id="come"
                        data-first=""
                        class="button"
                        hidden=move || !built.is_missing()
                        on:click=move |_| built.go_on()
                    >
                        {words::COME}
                    </button>
                </p>
            }
        })
    }
}

/// From a page that embeds the lab to the lab itself, in the same state.
#[component]
fn OpenInLab() -> impl IntoView {
    let session = Session::of_page();
    let lab = Memo::new(move |_| address::of_page("", &session.link().fragment));
    view! {
        <p class="open-in-lab">
            <a id="open-in-lab" href=lab target="_blank" rel="noreferrer">
                {words::OPEN}
            </a>
        </p>
    }
}
