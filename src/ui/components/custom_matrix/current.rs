//! Which matrix is shown, and the way back to another one.

use leptos::prelude::*;

use crate::{
    ui::{session::Session, state::Lab},
    words::custom_matrix as words,
};

/// Which matrix is shown, with buttons that return to the random or unedited one.
#[component]
pub(super) fn CurrentMatrix(locked: Signal<bool>) -> impl IntoView {
    let lab = Lab::of_page();
    let session = Session::of_page();
    let is_custom = lab.slice(|scenario| scenario.activations.own.is_some());
    let has_edits = lab.slice(|scenario| !scenario.activations.edits.is_empty());
    let edited_cells = lab.slice(|scenario| scenario.activations.edited_cells());
    let outside = lab.slice(|scenario| scenario.activations.edits_outside());
    let shown = move || {
        let (rows, columns) = lab.shape();
        words::current(
            is_custom.get(),
            rows,
            columns,
            edited_cells.get(),
            outside.get(),
        )
    };
    view! {
        <div class="matrix-kind">
            <p id="matrix-kind" prop:textContent=shown></p>
            <div class="buttons">
                {move || {
                    is_custom.get()
                        .then(|| {
                            view! {
                                <button
                                    type="button"
                                    class="button"
                                    id="custom-matrix-random"
                                    disabled=locked
                                    on:click=move |_| {
                                        lab.clear_selection();
                                        let mut next = lab.scenario.get_untracked();
                                        next.activations.own = None;
                                        next.activations.edits.clear();
                                        session.keep_closed(&mut next);
                                        lab.scenario.set(next);
                                    }
                                >
                                    {words::RANDOM}
                                </button>
                            }
                        })
                }}
                {move || {
                    has_edits.get()
                        .then(|| {
                            view! {
                                <button
                                    type="button"
                                    class="button"
                                    id="custom-matrix-unedit"
                                    disabled=locked
                                    on:click=move |_| {
                                        lab.scenario
                                            .update(|scenario| scenario.activations.edits.clear());
                                    }
                                >
                                    {words::REMOVE_EDITS}
                                </button>
                            }
                        })
                }}
            </div>
        </div>
    }
}
