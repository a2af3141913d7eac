//! The page as a whole.

use leptos::prelude::*;

use super::{
    live::{Live, Spoken},
    many_seeds,
    state::Lab,
    stations::{
        failures::Failures, parameters::Parameters, relatives::Relatives, statistics::Statistics,
        what::What, why::Why,
    },
    top_bar::TopBar,
};
use crate::words::{label, text};

/// Top bar and the stations: the lecture's four in its order, then two that go further.
#[component]
pub(super) fn App() -> impl IntoView {
    let lab = Lab::new();
    provide_context(lab);
    provide_context(many_seeds::follow(lab));
    provide_context(Live::new());
    view! {
        <a class="skip" href="#main">
            {label::SKIP}
        </a>
        <TopBar />
        <main id="main" tabindex="-1">
            <header class="intro">
                <h1>{label::TITLE}</h1>
                <p>{text::INTRO}</p>
            </header>
            <Why />
            <What />
            <Statistics />
            <Parameters />
            <Relatives />
            <Failures />
        </main>
        <footer class="foot">
            <p>{text::SEED_PROMISE}</p>
            <Spoken />
        </footer>
    }
}
