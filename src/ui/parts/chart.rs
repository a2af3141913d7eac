//! A plotly chart that follows its figure, and a still picture until it stands.

use leptos::{html, prelude::*};

use super::{
    chart_table::ChartTable,
    drawing::{self, State},
    picture::Pictures,
    still::Still,
};
use crate::{
    charts::{figure::Figure, table::Table},
    words::text,
};

/// A chart of a fixed height.
///
/// Until plotly.js has drawn it, and where it cannot, the figure stands as a still
/// picture: in the latter case with a note, and the rest of the page is alive.
#[component]
pub(crate) fn Chart(
    /// The element's id.
    id: &'static str,
    /// What it is called where it is not seen: its title.
    #[prop(into)]
    name: Signal<String>,
    /// What it shows, in one sentence: its caption.
    #[prop(into)]
    summary: Signal<String>,
    /// What is drawn.
    #[prop(into)]
    figure: Signal<Figure>,
    /// Its numbers; asked for only while they are shown.
    #[prop(into)]
    table: Signal<Table>,
) -> impl IntoView {
    let place = NodeRef::<html::Div>::new();
    let sentence_id = move || format!("{id}-sentence");
    let state = drawing::keep_drawn(id, place, name, figure);
    view! {
        <figure class="chart">
            <div
                class="chart-place"
                id=id
                node_ref=place
                aria-busy=move || (state.get() == State::Busy).to_string()
            ></div>
            <Still
                id=id
                name=name
                figure=figure
                stands=Signal::derive(move || {
                    matches!(state.get(), State::Awaited | State::Failed)
                })
            />
            <p class="chart-failed" hidden=move || state.get() != State::Failed>
                {text::NO_CHART}
            </p>
            <Pictures id=id place=place figure=figure />
            <ChartTable id=id name=name table=table />
            <figcaption class="caption" id=sentence_id()>
                {summary}
            </figcaption>
        </figure>
    }
}
