//! A plotly chart with a toolbar, a caption and a table of its data.

mod controller;
mod draw_state;
pub(crate) mod plotly_loader;
mod static_chart;
mod table;
mod toolbar;

use leptos::{html, prelude::*};

pub(crate) use self::table::ChartTable;
use self::{draw_state::DrawState, static_chart::StaticChart, toolbar::ChartToolbar};
use crate::{
    charts::{chart_data::ChartData, figure::Figure},
    ui::components::spoken::SpokenText,
    words::text,
};

/// The size on paper of a chart in half of the width of a sheet.
pub(crate) const HALF_SHEET: [f64; 2] = [495.0, 300.0];
/// The size on paper of a chart in the whole width of a sheet.
pub(crate) const WHOLE_SHEET: [f64; 2] = [1010.0, 300.0];
/// Those of charts above each other that share a sheet with text.
pub(crate) const LOW_HALF_SHEET: [f64; 2] = [HALF_SHEET[0], 255.0];
pub(crate) const LOW_WHOLE_SHEET: [f64; 2] = [WHOLE_SHEET[0], 230.0];

/// A chart of fixed height.
///
/// Until plotly.js has drawn it, and on paper, a static SVG shows the figure. If plotly.js
/// fails, the SVG stays, with a note.
#[component]
pub(crate) fn Chart(
    /// The element's id.
    id: &'static str,
    /// Its accessible name: the title.
    #[prop(into)]
    name: Signal<String>,
    /// What it shows in one sentence: the caption.
    #[prop(into)]
    summary: Signal<String>,
    /// The figure.
    #[prop(into)]
    figure: Signal<Figure>,
    /// Its data. Computed only while the table is open.
    #[prop(into)]
    table: Signal<ChartData>,
    /// Whether it is shown. A hidden chart is not drawn, and not updated.
    #[prop(into, default = true.into())]
    is_shown: Signal<bool>,
    /// Its size on paper in pixels.
    #[prop(default = HALF_SHEET)]
    on_paper: [f64; 2],
) -> impl IntoView {
    let element = NodeRef::<html::Div>::new();
    let sentence_id = move || format!("{id}-sentence");
    let state = controller::control_chart(id, element, name, figure, is_shown);
    let is_table_open = RwSignal::new(false);
    // A static picture covers the chart until it is drawn.
    let is_covered = move || matches!(state.get(), DrawState::Pending | DrawState::Failed);
    view! {
        <figure class="chart">
            <div
                class="chart-plot"
                id=id
                node_ref=element
                // plotly.js updates its texts in place.
                translate="no"
                // Its caption and its table say what its texts do not.
                role="img"
                aria-label=name
                aria-hidden=move || is_covered().to_string()
                // plotly.js would zoom the chart, and stop the page from scrolling. A tap
                // still reaches it, as the browser's mouse events.
                on:touchstart:capture=|event| event.stop_propagation()
                aria-busy=move || (state.get() == DrawState::Stale).to_string()
            ></div>
            <StaticChart
                name=name
                figure=figure
                is_chart_shown=is_shown
                is_on_screen=Signal::derive(is_covered)
                on_paper=on_paper
            />
            <p class="chart-failed" hidden=move || state.get() != DrawState::Failed>
                {text::NO_CHART}
            </p>
            <ChartToolbar
                id=id
                name=name
                element=element
                figure=figure
                state=state
                is_table_open=is_table_open
            />
            <figcaption class="caption" id=sentence_id()>
                <SpokenText text=summary />
            </figcaption>
            <ChartTable id=id name=name table=table is_open=is_table_open />
        </figure>
    }
}
