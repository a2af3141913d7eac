//! The picture of float32's numbers around a row.

use leptos::{html, prelude::*};

use super::spoken::SpokenText;
use crate::{
    charts::{
        float_grid::{Panel, panels},
        float_staircase,
    },
    lab::failures::Outcome,
    ui::reactive::drawn_size::drawn_size,
    words::number::spoken,
};

/// The text of the number lines, relative to the page's.
const FONT: f64 = 13.5;
/// The width before the page is laid out.
const WIDTH: f64 = 640.0;
/// The width on paper: 46rem, as in `style/print-pictures.css`.
const PRINT_WIDTH: f64 = 736.0;

/// The number lines of a row, each with its caption.
#[component]
pub(crate) fn FloatGrid(
    /// The row and its results.
    outcome: Memo<Outcome>,
) -> impl IntoView {
    let element = NodeRef::<html::Div>::new();
    let size = drawn_size(element, WIDTH, PRINT_WIDTH);
    let panels = Memo::new(move |_| {
        let [width, scale] = size.get();
        let outcome = outcome.read();
        let staircase = float_staircase::panel(&outcome, width, FONT * scale);
        let lines = panels(&outcome, width, FONT * scale);
        staircase.into_iter().chain(lines).collect::<Vec<_>>()
    });
    let figure = |panel: Panel| {
        // The caption precedes it.
        let label = spoken(panel.title);
        view! {
            <figure class="float-grid" id=panel.id>
                <figcaption>
                    <strong prop:textContent=panel.title></strong>
                    ". "
                    <SpokenText text=panel.caption />
                </figcaption>
                {panel
                    .svg
                    .map(|svg| view! { <div role="img" translate="no" aria-label=label inner_html=svg></div> })}
            </figure>
        }
    };
    view! {
        <div class="float-grids" node_ref=element>
            {move || panels.get().into_iter().map(figure).collect_view()}
        </div>
    }
}
