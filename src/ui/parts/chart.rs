//! A plotly chart that follows its figure.

use leptos::{html, prelude::*};

use super::{
    chart_table::ChartTable,
    drawing::{self, State},
    picture::Pictures,
};
use crate::{
    charts::{figure::Figure, table::Table},
    words::text,
};

/// A chart of a fixed height.
///
/// A figure that cannot be drawn leaves a note in its place, and the rest of
/// the page alive.
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
            <Pictures id=id place=place figure=figure />
            <p class="chart-failed" hidden=move || state.get() != State::Failed>
                {text::NO_CHART}
            </p>
            <ChartTable id=id name=name table=table />
            <figcaption class="caption" id=sentence_id()>
                {summary}
            </figcaption>
        </figure>
    }
}
