//! The colours of a matrix as a picture of one pixel a value.

use leptos::{html, prelude::*};

use crate::{
    browser::canvas,
    charts::heat,
    lab::matrix::Matrix,
    ui::{parts::scoped::scoped, state::Lab},
    words::own_matrix as words,
};

/// A canvas, painted once a frame while the matrix changes.
#[component]
pub(super) fn HeatCanvas(
    /// Prefix of the element ids.
    id: &'static str,
    /// The matrix.
    #[prop(into)]
    matrix: Signal<Matrix>,
    /// The value that has the full colour.
    #[prop(into)]
    strongest: Signal<f64>,
) -> impl IntoView {
    let lab = Lab::of_page();
    let theme = scoped(move || lab.theme.get());
    let matrix = scoped(move || matrix.get());
    let strongest = scoped(move || strongest.get());
    let place = NodeRef::<html::Canvas>::new();
    let draw = move || {
        let Some(element) = place.try_get_untracked().flatten() else {
            return;
        };
        let matrix = matrix.get_untracked();
        let count = |size: usize| u32::try_from(size).unwrap_or(0);
        let drawn = canvas::paint(
            &element,
            &heat::pixels(&matrix, strongest.get_untracked(), theme.get_untracked()),
            count(matrix.columns()),
            count(matrix.rows()),
        );
        if let Err(reason) = drawn {
            leptos::logging::error!("heat map {id}: {reason}");
        }
    };
    let waiting = StoredValue::new(false);
    Effect::new(move || {
        matrix.track();
        strongest.track();
        theme.track();
        if place.get().is_some() && !waiting.get_value() {
            waiting.set_value(true);
            request_animation_frame(move || {
                // The page may have gone on to another matrix meanwhile.
                if waiting.try_set_value(false).is_none() {
                    draw();
                }
            });
        }
    });
    view! { <canvas node_ref=place aria-hidden="true"></canvas> }
}

/// The same beneath a table whose cells have no room for their numbers. It follows
/// a drag alone: what the table says of its cells is heard then, and not seen.
#[component]
pub(super) fn HeatUnderlay(
    /// Prefix of the element ids.
    id: &'static str,
    /// The matrix.
    matrix: Memo<Matrix>,
    /// The value that has the full colour.
    strongest: Memo<f64>,
) -> impl IntoView {
    let shape = scoped(move || matrix.with(|matrix| [matrix.rows(), matrix.columns()]));
    view! {
        <div
            class="heat-underlay"
            style:--rows=move || shape.get()[0].to_string()
            style:--columns=move || shape.get()[1].to_string()
        >
            <HeatCanvas id=id matrix=matrix strongest=strongest />
        </div>
        <p
            class="heat-hint"
            aria-hidden="true"
            style:--rows=move || shape.get()[0].to_string()
        >
            {words::DENSE}
        </p>
    }
}
