//! The scatter of all values before and after the layer.

use std::time::Duration;

use leptos::prelude::*;

use crate::{
    charts::{chart_data, scatter},
    ui::{components::chart::Chart, reactive::debounce::Debounce, state::Lab},
    words::{chart, sentence},
};

/// The chart, and what it leaves out.
#[component]
pub(super) fn ScatterChart() -> impl IntoView {
    let lab = Lab::of_page();
    let current_figure = move || {
        lab.normalization
            .with(|outcome| scatter::figure(outcome, lab.theme.get()))
    };
    let is_large = Memo::new(move |_| {
        lab.normalization
            .with(|outcome| outcome.input.values().len() > scatter::MAX_POINTS)
    });
    // The chart of a large matrix takes longer than a frame, so it is updated when the input
    // is idle.
    let idle_figure = RwSignal::new(untrack(current_figure));
    let update = Debounce::with_handle(Duration::from_millis(200), move |update| {
        // Another change may have followed.
        if lab.idle.is_pending_untracked() {
            update.start();
        } else {
            idle_figure.set(untrack(current_figure));
        }
    });
    Effect::new(move || {
        if is_large.get() {
            lab.normalization.track();
            lab.theme.track();
            update.start();
        }
    });
    let figure = Memo::new(move |_| {
        if is_large.get() {
            idle_figure.get()
        } else {
            current_figure()
        }
    });
    let counts = Memo::new(move |_| lab.normalization.with(scatter::drawn));
    let not_drawn = Memo::new(move |_| chart::not_drawn(counts.get()));
    let summary = Signal::derive(move || lab.normalization.with(sentence::scatter));
    view! {
        <Chart
            id="chart-scatter"
            name=chart::SCATTER
            summary=summary
            figure=figure
            table=Signal::derive(move || lab.normalization.with(chart_data::scatter))
            on_paper=[400.0, 400.0]
        />
        <p class="note" id="scatter-note" prop:textContent=not_drawn></p>
    }
}
