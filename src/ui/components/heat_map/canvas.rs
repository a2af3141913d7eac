//! The colours of a matrix on a canvas, one pixel per value.

use leptos::{html, prelude::*};

use super::theme;
use crate::{
    browser::canvas::paint,
    charts::heat,
    lab::matrix::Matrix,
    ui::{
        components::pointer_help::PointerHelp,
        reactive::{printing::Printing, scoped_memo::scoped_memo},
    },
    words::heat_map as words,
};

/// A canvas, painted at most once per frame; at once for paper, which no frame precedes.
#[component]
pub(crate) fn HeatCanvas(
    /// Prefix of the element ids.
    id: &'static str,
    /// The matrix.
    #[prop(into)]
    matrix: Signal<Matrix>,
    /// The magnitude drawn in full colour.
    #[prop(into)]
    colour_limit: Signal<f64>,
) -> impl IntoView {
    let theme = theme();
    let printing = Printing::of_page();
    let is_printing = scoped_memo(move || printing.is_active());
    let matrix = scoped_memo(move || matrix.get());
    let colour_limit = scoped_memo(move || colour_limit.get());
    let canvas = NodeRef::<html::Canvas>::new();
    let draw = move || {
        let Some(element) = canvas.try_get_untracked().flatten() else {
            return;
        };
        let matrix = matrix.get_untracked();
        let count = |size: usize| u32::try_from(size).unwrap_or(0);
        let painted = paint(
            &element,
            &heat::pixels(&matrix, colour_limit.get_untracked(), theme.get_untracked()),
            count(matrix.columns()),
            count(matrix.rows()),
        );
        if let Err(reason) = painted {
            leptos::logging::error!("heat map {id}: {reason}");
        }
    };
    let is_frame_requested = StoredValue::new(false);
    Effect::new(move || {
        matrix.track();
        colour_limit.track();
        theme.track();
        if canvas.get().is_none() {
            return;
        }
        if is_printing.get() {
            draw();
        } else if !is_frame_requested.get_value() {
            is_frame_requested.set_value(true);
            request_animation_frame(move || {
                // The canvas may have left the page meanwhile.
                if is_frame_requested.try_set_value(false).is_none() {
                    draw();
                }
            });
        }
    });
    view! { <canvas node_ref=canvas aria-hidden="true"></canvas> }
}

/// A canvas beneath a table whose cells are too narrow for digits. During a drag only the
/// canvas is updated, since the table then holds nothing visible.
#[component]
pub(super) fn HeatUnderlay(
    /// Prefix of the element ids.
    id: &'static str,
    /// The matrix.
    matrix: Memo<Matrix>,
    /// The magnitude drawn in full colour.
    colour_limit: Memo<f64>,
) -> impl IntoView {
    let shape = scoped_memo(move || matrix.with(|matrix| [matrix.rows(), matrix.columns()]));
    view! {
        <div
            class="heat-underlay"
            style:--rows=move || shape.get()[0].to_string()
            style:--columns=move || shape.get()[1].to_string()
        >
            <HeatCanvas id=id matrix=matrix colour_limit=colour_limit />
        </div>
        <p
            class="heat-hint"
            aria-hidden="true"
            style:--rows=move || shape.get()[0].to_string()
        >
            <PointerHelp help=words::DENSE />
        </p>
    }
}
