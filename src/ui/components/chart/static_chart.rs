//! The static SVG of a chart, shown until plotly.js has drawn it, where it cannot, and on
//! paper.

use std::time::Duration;

use leptos::{html, prelude::*};

use crate::{
    browser::{plotly, size},
    charts::{figure::Figure, print, svg},
    ui::reactive::{printing::Printing, scoped_memo::scoped_memo},
};

/// A figure as static SVG, which follows the sliders like the chart that it covers.
///
/// On paper it replaces the chart: the browser lays out the sheets before plotly.js has
/// drawn the charts of the stations that printing mounts, or drawn any in another size.
#[component]
pub(crate) fn StaticChart(
    /// The chart's accessible name.
    name: Signal<String>,
    /// The figure.
    figure: Signal<Figure>,
    /// Whether the chart is shown, on the screen or on paper.
    is_chart_shown: Signal<bool>,
    /// Whether the static chart takes its place on the screen.
    is_on_screen: Signal<bool>,
    /// Its size on paper in pixels.
    on_paper: [f64; 2],
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
    let printing = Printing::of_page();
    let is_printing = scoped_memo(move || printing.is_active());
    let is_shown =
        Memo::new(move |_| is_chart_shown.get() && (is_on_screen.get() || is_printing.get()));
    let svg = move || {
        if !is_shown.get() {
            return None;
        }
        if is_printing.get() {
            let [width, height] = on_paper;
            let figure = print::in_light_theme(&figure.read());
            return Some(unnamed(&svg::render(&figure, width, height)));
        }
        let [width, height, scale] = size.get()?;
        let svg = svg::render(&figure.read().scaled(scale), width, height);
        Some(unnamed(&svg))
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

/// An SVG that screen readers leave out: the element around it has the name of the chart, and
/// they would read a second image in it, with a symbol for each marker.
fn unnamed(svg: &str) -> String {
    svg.replacen("<svg", "<svg aria-hidden=\"true\"", 1)
}
