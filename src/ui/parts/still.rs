//! What stands in a chart's place until plotly.js draws it, and where it cannot.

use std::time::Duration;

use leptos::{html, prelude::*};

use crate::{
    browser::{plotly, size},
    charts::{figure::Figure, still},
};

/// The figure as a still picture, which follows the sliders too. Whether it is
/// there at all, `stands` says; it lies over the chart.
#[component]
pub(super) fn Still(
    /// The chart's id.
    id: &'static str,
    /// What it is called where it is not seen.
    name: Signal<String>,
    /// What is drawn.
    figure: Signal<Figure>,
    /// Whether it is shown.
    stands: Signal<bool>,
) -> impl IntoView {
    let place = NodeRef::<html::Div>::new();
    // Width and height in pixels, and how large everything is written.
    let (room, set_room) = signal(None::<[f64; 3]>);
    Effect::new(move || {
        if let Some(element) = place.get() {
            let written = element.clone();
            size::on_change(&element, move |width, height| {
                // A hidden element has no size to draw for.
                if width <= 0.0 || height <= 0.0 {
                    return;
                }
                let now = Some([width, height, plotly::scale_of(&written)]);
                if room.try_get_untracked().flatten().is_some() {
                    set_room.try_set(now);
                } else {
                    // The frame in which the page is first laid out is long enough.
                    set_timeout(
                        move || {
                            set_room.try_set(now);
                        },
                        Duration::ZERO,
                    );
                }
            });
        }
    });
    let picture = move || {
        let [width, height, scale] = room.get().filter(|_| stands.get())?;
        Some(still::svg(&figure.read().scaled(scale), width, height))
    };
    view! {
        <div
            class="still"
            node_ref=place
            hidden=move || !stands.get()
            role="img"
            aria-label=name
            aria-describedby=format!("{id}-sentence")
            inner_html=move || picture().unwrap_or_default()
        ></div>
    }
}
