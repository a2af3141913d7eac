//! The page as a whole.

use leptos::prelude::*;

use super::{
    state::Lab,
    stations::{parameters::Parameters, statistics::Statistics, what::What, why::Why},
    top_bar::TopBar,
};
use crate::words::{label, text};

/// Top bar and the four stations, in the lecture's order.
#[component]
pub(super) fn App() -> impl IntoView {
    provide_context(Lab::new());
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
        </main>
        <footer class="foot">
            <p>{text::SEED_PROMISE}</p>
        </footer>
    }
}
