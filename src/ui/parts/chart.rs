//! A plotly chart that follows its figure.

use leptos::{html, prelude::*};

use super::picture::Pictures;
use crate::{
    browser::{plotly, print},
    charts::figure::Figure,
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
    /// What it shows, in one sentence, for those who cannot see it.
    #[prop(into)]
    summary: Signal<String>,
    /// What is drawn.
    #[prop(into)]
    figure: Signal<Figure>,
) -> impl IntoView {
    let place = NodeRef::<html::Div>::new();
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
            <div class="chart-place" id=id node_ref=place role="img" aria-label=summary></div>
            <Pictures id=id place=place figure=figure />
            <p class="chart-failed" hidden=move || !failed.get()>
                {text::NO_CHART}
            </p>
        </figure>
    }
}
