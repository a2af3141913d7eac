//! A plotly chart that follows its figure.

use leptos::{html, prelude::*};

use super::drawing::{self, State};
use crate::{charts::figure::Figure, words::text};

/// A chart of a fixed height.
///
/// A figure that cannot be drawn leaves a note in its place, and the rest of
/// the page alive.
#[component]
pub(crate) fn Chart(
    /// The element's id.
    id: &'static str,
    /// What it shows, in one sentence, for those who cannot see it.
    #[prop(into)]
    summary: Signal<String>,
    /// What is drawn.
    #[prop(into)]
    figure: Signal<Figure>,
) -> impl IntoView {
    let place = NodeRef::<html::Div>::new();
    let state = drawing::keep_drawn(id, place, figure);
    view! {
        <figure class="chart">
            <div
                class="chart-place"
                id=id
                node_ref=place
                role="img"
                aria-label=summary
                aria-busy=move || (state.get() == State::Busy).to_string()
            ></div>
            <p class="chart-failed" hidden=move || state.get() != State::Failed>
                {text::NO_CHART}
            </p>
        </figure>
    }
}
