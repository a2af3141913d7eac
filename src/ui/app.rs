//! The page as a whole.

use leptos::prelude::*;

use super::{
    many_seeds,
    parts::drawing::Plotly,
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
    provide_context(Plotly::fetched());
    provide_context(many_seeds::follow(lab));
    view! {
        <TopBar />
        <main>
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
        </footer>
    }
}
