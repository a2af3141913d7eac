//! The page as a whole.

use leptos::prelude::*;

use super::{
    many_seeds,
    paper::Paper,
    ribbon::Hero,
    state::Lab,
    stations::{
        failures::Failures, parameters::Parameters, relatives::Relatives, statistics::Statistics,
        what::What, why::Why,
    },
    top_bar::TopBar,
};
use crate::words::text;

/// Top bar and the stations: the lecture's four in its order, then two that go further.
#[component]
pub(super) fn App() -> impl IntoView {
    let lab = Lab::new();
    provide_context(lab);
    provide_context(many_seeds::follow(lab));
    view! {
        <TopBar />
        <main>
            <Paper />
            <Hero />
            <Why />
            <What />
            <Statistics />
            <Parameters />
            <Relatives />
            <Failures />
        </main>
        <footer class="foot">
            <p>{text::SEED_PROMISE}</p>
        </footer>
    }
}
