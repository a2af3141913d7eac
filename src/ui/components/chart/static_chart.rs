//! The static SVG of a chart, shown until plotly.js has drawn it or where it cannot.

use std::time::Duration;

use leptos::{html, prelude::*};

use crate::{
    browser::{plotly, size},
    charts::{figure::Figure, svg},
};

/// A figure as static SVG, which follows the sliders like the chart that it covers.
#[component]
pub(crate) fn StaticChart(
    /// The chart's accessible name.
    name: Signal<String>,
    /// The figure.
    figure: Signal<Figure>,
    /// Whether the static chart is shown.
    is_shown: Signal<bool>,
) -> impl IntoView {
    let element = NodeRef::<html::Div>::new();
    // Width and height in pixels, and the font scale.
    let (size, set_size) = signal(None::<[f64; 3]>);
    Effect::new(move || {
        if let Some(element) = element.get() {
            let observed = element.clone();
            size::on_change(&element, move |width, height| {
                // A hidden element has no size.
                if width <= 0.0 || height <= 0.0 {
                    return;
                }
                let now = Some([width, height, plotly::scale_of(&observed)]);
                if size.try_get_untracked().flatten().is_some() {
                    set_size.try_set(now);
                } else {
                    // In a task of its own, because the page's first layout already
                    // makes this frame long.
                    set_timeout(
                        move || {
                            set_size.try_set(now);
                        },
                        Duration::ZERO,
                    );
                }
            });
        }
    });
    let svg = move || {
        let [width, height, scale] = size.get().filter(|_| is_shown.get())?;
        Some(svg::render(&figure.read().scaled(scale), width, height))
    };
    view! {
        <div
            class="static-chart"
            node_ref=element
            hidden=move || !is_shown.get()
            role="img"
            translate="no"
            aria-label=name
            inner_html=move || svg().unwrap_or_default()
        ></div>
    }
}
