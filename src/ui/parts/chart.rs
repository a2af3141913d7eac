//! A plotly chart that follows its figure.

use leptos::{html, prelude::*};

use super::{chart_table::ChartTable, picture::Pictures};
use crate::{
    browser::{plotly, print},
    charts::{figure::Figure, table::Table},
    words::text,
};

/// A chart of a fixed height, redrawn at most once a frame.
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
    let (failed, set_failed) = signal(false);
    let waiting = StoredValue::new(false);

    let draw = move || {
        waiting.set_value(false);
        let Some(element) = place.try_get_untracked().flatten() else {
            return;
        };
        let scale = plotly::scale_of(&element);
        let drawn = serde_json::to_string(&figure.read_untracked().scaled(scale))
            .map_err(|error| error.to_string())
            .and_then(|json| plotly::draw(&element, &json));
        plotly::describe(&element, &name.read_untracked(), &sentence_id());
        if let Err(reason) = &drawn {
            leptos::logging::error!("chart {id}: {reason}");
        }
        set_failed.set(drawn.is_err());
    };
    Effect::new(move || {
        figure.track();
        if place.get().is_some() && !waiting.get_value() {
            waiting.set_value(true);
            request_animation_frame(draw);
        }
    });
    let on_paper = move |paper: bool| {
        if let Some(element) = place.try_get_untracked().flatten() {
            plotly::fit_to_width(&element, paper);
        }
    };
    print::on_before(move || on_paper(true));
    print::on_after(move || on_paper(false));
    // Tracks nothing but its element, so that it runs when that leaves the page.
    Effect::new(move || {
        if let Some(element) = place.get() {
            let element = send_wrapper::SendWrapper::new(element);
            on_cleanup(move || plotly::purge(&element));
        }
    });
    view! {
        <figure class="chart">
            <div class="chart-place" id=id node_ref=place></div>
            <Pictures id=id place=place figure=figure />
            <p class="chart-failed" hidden=move || !failed.get()>
                {text::NO_CHART}
            </p>
            <ChartTable id=id name=name table=table />
            <figcaption class="caption" id=sentence_id()>
                {summary}
            </figcaption>
        </figure>
    }
}
