//! The small buttons below a chart: its table, its pictures, and the end of a zoom.

use leptos::{html, prelude::*};

use super::{draw_state::DrawState, picture_buttons::PictureButtons};
use crate::{browser::plotly_axes, charts::figure::Figure, words::chart_table as words};

/// One line of buttons at the lower right of a chart.
#[component]
pub(crate) fn Toolbar(
    /// The chart's id, which begins the ids of the buttons.
    id: &'static str,
    /// The chart's name, which ends the names of the buttons.
    name: Signal<String>,
    /// The chart's element.
    element: NodeRef<html::Div>,
    /// The figure.
    figure: Signal<Figure>,
    /// How far the chart corresponds to the figure.
    state: ReadSignal<DrawState>,
    /// Whether the table is open.
    is_table_open: RwSignal<bool>,
) -> impl IntoView {
    let (error, set_error) = signal(String::new());
    view! {
        <div class="chart-toolbar" role="group" aria-label=move || words::tools(&name.read())>
            <ZoomReset id=id name=name element=element figure=figure state=state />
            <button
                type="button"
                id=format!("{id}-table-toggle")
                aria-label=move || words::button(words::TABLE, &name.read())
                aria-expanded=move || is_table_open.get().to_string()
                aria-controls=format!("{id}-table")
                on:click=move |_| is_table_open.update(|is_open| *is_open = !*is_open)
            >
                {words::TABLE}
            </button>
            <PictureButtons id=id name=name element=element figure=figure set_error=set_error />
        </div>
        <p class="slider-error" role="alert" prop:textContent=move || error.get()></p>
    }
}

/// The button that ends a zoom, shown while the chart is zoomed.
#[component]
fn ZoomReset(
    id: &'static str,
    name: Signal<String>,
    element: NodeRef<html::Div>,
    figure: Signal<Figure>,
    state: ReadSignal<DrawState>,
) -> impl IntoView {
    let (is_zoomed, set_zoomed) = signal(false);
    let is_observed = StoredValue::new(false);
    Effect::new(move || {
        if state.get() != DrawState::Current || is_observed.get_value() {
            return;
        }
        if let Some(chart) = element.get_untracked() {
            is_observed.set_value(true);
            let observed = chart.clone();
            plotly_axes::on_zoom(&chart, move || {
                let differs = figure
                    .try_with_untracked(|figure| plotly_axes::ranges(&observed) != figure.ranges());
                if let Some(is_zoomed) = differs {
                    set_zoomed.try_set(is_zoomed);
                }
            });
        }
    });
    let reset = move |_| {
        if let Some(chart) = element.get_untracked() {
            let ranges = figure.with_untracked(Figure::ranges);
            if let Err(reason) = plotly_axes::set_ranges(&chart, &ranges) {
                leptos::logging::error!("chart {id}: {reason}");
            }
        }
    };
    view! {
        <button
            type="button"
            id=format!("{id}-reset-zoom")
            aria-label=move || words::button(words::RESET_ZOOM, &name.read())
            hidden=move || !is_zoomed.get()
            on:click=reset
        >
            {words::RESET_ZOOM}
        </button>
    }
}
