//! The scale of a heat map's colours.

use leptos::prelude::*;

use super::spoken::SpokenText;
use crate::words::heat_map as words;

/// A bar of the colours from the negative to the positive limit, with its ends and 0 in
/// numbers. A key says what a frame means if a value has one.
#[component]
pub(crate) fn ColourLegend(
    /// The magnitude drawn in full colour.
    #[prop(into)]
    limit: Signal<f64>,
    /// Whether a value is beyond it.
    #[prop(into)]
    any_beyond: Signal<bool>,
    /// What has these colours, where two scales stand side by side.
    #[prop(optional)]
    of: Option<&'static str>,
    /// The mean and the std of what has these colours.
    #[prop(optional, into)]
    statistics: Signal<String>,
) -> impl IntoView {
    let end = move |end: f64| words::legend_end(end * limit.get());
    view! {
        <p class="colour-legend">
            {of.map(|of| view! { <span class="colour-of">{of}</span> })}
            <span class="visually-hidden" prop:textContent=move || words::legend(limit.get())></span>
            <span class="colour-scale" aria-hidden="true" translate="no">
                <span class="colour-bar"></span>
                <span prop:textContent=move || end(-1.0)></span>
                <span>"0"</span>
                <span prop:textContent=move || end(1.0)></span>
            </span>
            <span class="colour-beyond" hidden=move || !any_beyond.get()>
                {words::BEYOND}
            </span>
            <span class="colour-statistics">
                <span>
                    <SpokenText text=Signal::derive(move || parts(&statistics.read()).0) />
                </span>
                " "
                <span>
                    <SpokenText text=Signal::derive(move || parts(&statistics.read()).1) />
                </span>
            </span>
        </p>
    }
}

/// The mean and the std of a text, each of which stays on one line.
fn parts(statistics: &str) -> (String, String) {
    match statistics.split_once(", ") {
        Some((mean, std)) => (format!("{mean},"), std.to_owned()),
        None => (statistics.to_owned(), String::new()),
    }
}
