//! The small buttons below a chart: its table, its pictures, and the end of a zoom.

use leptos::{html, prelude::*};

use super::{draw_state::DrawState, plotly_loader::PlotlyLoader};
use crate::{
    browser::{
        plotly::{self, Picture},
        plotly_axes,
    },
    charts::{figure::Figure, print},
    ui::components::toolbar::{Done, Format, PictureButtons, TableToggle, Toolbar},
    words::chart_table as words,
};

/// Width and height of a picture in pixels. They fit a slide and a page, independently of
/// the screen.
const WIDTH: u32 = 800;
const HEIGHT: u32 = 500;

/// One line of buttons at the lower right of a chart.
#[component]
pub(crate) fn ChartToolbar(
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
    let plotly_js: PlotlyLoader = expect_context();
    let draw = move |(format, caption, done): (Format, Vec<String>, Done)| {
        let printable = print::for_print(&figure.read_untracked(), &caption, [WIDTH, HEIGHT]);
        let printable = serde_json::to_string(&printable);
        let picture = match format {
            Format::Png => Picture::Png(WIDTH, HEIGHT),
            Format::Svg => Picture::Svg(WIDTH, HEIGHT),
        };
        // This click may be the first interaction, which starts to load plotly.js.
        plotly_js.when_settled(move || match (element.get_untracked(), printable) {
            (Some(element), Ok(figure)) => plotly::picture(&element, &figure, picture, done),
            (None, _) => {}
            (_, Err(reason)) => done(Err(reason.to_string())),
        });
    };
    view! {
        <Toolbar name=name error=error.into()>
            <ZoomReset id=id name=name element=element figure=figure state=state />
            <TableToggle id=id name=name is_open=is_table_open />
            <PictureButtons id=id name=name draw=Callback::new(draw) set_error=set_error />
        </Toolbar>
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
